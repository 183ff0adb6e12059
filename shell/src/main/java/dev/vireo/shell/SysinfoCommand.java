package dev.vireo.shell;

import dev.vireo.model.VirtException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `sysinfo`.
final class SysinfoCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "sysinfo",
                CommandSpec.Group.HOST,
                "print the hypervisor sysinfo",
                "output an XML string for the hypervisor sysinfo, if available");
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        String document;
        try {
            document = session.connection().fetchSystemInformation();
        } catch (VirtException e) {
            throw CommandFailure.because("failed to get sysinfo", e);
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("xml", document);
        return new TextReply(document, members);
    }
}
