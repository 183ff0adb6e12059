package dev.vireo.shell.nodedev;

import dev.vireo.api.NodeDevice;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Labelled;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `nodedev-info`. What is plugged in to a host is there whenever the host is.
public final class NodedevInfoCommand implements Command {
    private static final int LABEL_WIDTH = 15;

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "nodedev-info",
                CommandSpec.Group.NODEDEV,
                "node device information",
                "Returns basic information about the node device",
                DeviceLookup.option());
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        NodeDevice device = DeviceLookup.find(session, arguments);
        Labelled lines = new Labelled(LABEL_WIDTH);
        lines.add("Name:", device.name());
        lines.add("Parent:", device.parent().orElse(""));
        lines.add("Active:", "yes");
        lines.add("Persistent:", "yes");
        lines.add("Autostart:", "yes");
        Map<String, @Nullable Object> members = DeviceLookup.members(device);
        members.put("active", true);
        members.put("persistent", true);
        members.put("autostart", true);
        return new TextReply(lines.toString(), members);
    }
}
