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

/// `sysinfo`.
public final class SysinfoCommand implements Command {
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
