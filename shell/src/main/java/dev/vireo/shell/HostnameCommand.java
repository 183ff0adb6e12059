package dev.vireo.shell;

import dev.vireo.model.VirtException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `hostname`.
final class HostnameCommand implements Command {
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
