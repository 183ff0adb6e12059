package dev.vireo.shell.host;

import dev.vireo.api.NodeInfo;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Labelled;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import dev.vireo.shell.text.NumberList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// `nodecpumap`. ESX switches no processors off while it runs, so that all it tells are online.
public final class NodecpumapCommand implements Command {
    private static final int LABEL_WIDTH = 15;

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "nodecpumap",
                CommandSpec.Group.HOST,
                "node cpu map",
                "Displays the node's total number of CPUs, the number of online CPUs and the list of"
                        + " online CPUs.",
                OptionSpec.flag("pretty", "return human readable output"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        NodeInfo info;
        try {
            info = session.connection().fetchNodeInfo();
        } catch (VirtException e) {
            throw CommandFailure.because("Unable to get cpu map", e);
        }
        int count = info.cpus() * info.threads();
        List<Integer> cpus = IntStream.range(0, count).boxed().toList();
        Labelled lines = new Labelled(LABEL_WIDTH);
        lines.add("CPUs present:", Integer.toString(count));
        lines.add("CPUs online:", Integer.toString(count));
        lines.add(
                "CPU map:",
                arguments.has("pretty") ? NumberList.text(cpus) : NumberList.map(cpus, count));
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("present", count);
        members.put("online", cpus);
        return new TextReply(lines.toString(), members);
    }
}
