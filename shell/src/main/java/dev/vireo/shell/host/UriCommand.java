package dev.vireo.shell.host;

import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `uri`.
public final class UriCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "uri", CommandSpec.Group.HOST, "print the hypervisor canonical URI", "");
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        String uri = session.connection().uri().toString();
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("uri", uri);
        return new TextReply(uri + "\n", members);
    }
}
