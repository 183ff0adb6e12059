package dev.vireo.shell.network;

import dev.vireo.api.HostInterface;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import dev.vireo.shell.text.XmlSelection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `iface-dumpxml`.
public final class IfaceDumpxmlCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "iface-dumpxml",
                CommandSpec.Group.INTERFACE,
                "interface information in XML",
                "Output the physical host interface information as an XML dump to stdout.",
                InterfaceLookup.option("interface name or MAC address"),
                OptionSpec.flag("inactive", "show inactive defined XML"),
                OptionSpec.namedText("xpath", "xpath expression to filter the XML document"),
                OptionSpec.flag("wrap", "wrap xpath results in an common root element"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        String xpath = arguments.text("xpath");
        HostInterface found = InterfaceLookup.ANY.find(session, arguments);
        String document = found.xml(arguments.has("inactive"));
        String text =
                xpath == null
                        ? document
                        : XmlSelection.select(document, xpath, arguments.has("wrap"));
        Map<String, @Nullable Object> members = InterfaceLookup.members(found);
        members.put("xml", text);
        return new TextReply(text, members);
    }
}
