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

/// `hostname`.
public final class HostnameCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "hostname", CommandSpec.Group.HOST, "print the hypervisor hostname", "");
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        String hostname;
        try {
            hostname = session.connection().fetchHostname();
        } catch (VirtException e) {
            throw CommandFailure.because("failed to get hostname", e);
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("hostname", hostname);
        return new TextReply(hostname + "\n", members);
    }
}
