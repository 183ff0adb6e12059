package dev.vireo.shell;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `uri`.
final class UriCommand implements Command {
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
