package dev.vireo.shell.host;

import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `maxvcpus`. Hosts of VMware have one type of domain, so `--type` makes no difference.
public final class MaxvcpusCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "maxvcpus",
                CommandSpec.Group.HOST,
                "connection vcpu maximum",
                "Show maximum number of virtual CPUs for guests on this connection.",
                OptionSpec.text("type", "domain type"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        int most = session.connection().fetchMaxVcpus();
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("maxVcpus", most);
        return new TextReply(most + "\n", members);
    }
}
