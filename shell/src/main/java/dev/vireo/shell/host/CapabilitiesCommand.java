package dev.vireo.shell.host;

import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `capabilities`.
public final class CapabilitiesCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "capabilities",
                CommandSpec.Group.HOST,
                "capabilities",
                "Returns capabilities of hypervisor/driver.");
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        String document;
        try {
            document = session.connection().fetchCapabilities();
        } catch (VirtException e) {
            throw CommandFailure.because("failed to get capabilities", e);
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("xml", document);
        return new TextReply(document + "\n", members);
    }
}
