package dev.vireo.shell.network;

import dev.vireo.api.Network;
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

/// `net-dumpxml`. A network has one configuration.
public final class NetDumpxmlCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "net-dumpxml",
                CommandSpec.Group.NETWORK,
                "network information in XML",
                "Output the network information as an XML dump to stdout.",
                NetworkLookup.option("network name or uuid"),
                OptionSpec.flag("inactive", "show inactive defined XML"),
                OptionSpec.namedText("xpath", "xpath expression to filter the XML document"),
                OptionSpec.flag("wrap", "wrap xpath results in an common root element"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        String xpath = arguments.text("xpath");
        Network network = NetworkLookup.ANY.find(session, arguments);
        String document = network.fetchXml();
        String text =
                xpath == null
                        ? document
                        : XmlSelection.select(document, xpath, arguments.has("wrap"));
        Map<String, @Nullable Object> members = NetworkLookup.members(network);
        members.put("xml", text);
        return new TextReply(text, members);
    }
}
