package dev.vireo.shell.nodedev;

import dev.vireo.api.NodeDevice;
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

/// `nodedev-dumpxml`.
public final class NodedevDumpxmlCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "nodedev-dumpxml",
                CommandSpec.Group.NODEDEV,
                "node device details in XML",
                "Output the node device details as an XML dump to stdout.",
                DeviceLookup.option(),
                OptionSpec.namedText("xpath", "xpath expression to filter the XML document"),
                OptionSpec.flag("wrap", "wrap xpath results in an common root element"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        String xpath = arguments.text("xpath");
        NodeDevice device = DeviceLookup.find(session, arguments);
        String text =
                xpath == null
                        ? device.xml()
                        : XmlSelection.select(device.xml(), xpath, arguments.has("wrap"));
        Map<String, @Nullable Object> members = DeviceLookup.members(device);
        members.put("xml", text);
        return new TextReply(text, members);
    }
}
