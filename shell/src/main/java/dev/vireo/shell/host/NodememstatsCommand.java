package dev.vireo.shell.host;

import dev.vireo.api.NodeMemory;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `nodememstats`. VMware does not tell how memory is used in a single NUMA cell.
public final class NodememstatsCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "nodememstats",
                CommandSpec.Group.HOST,
                "Prints memory stats of the node.",
                "Returns memory stats of the node, in kilobytes.",
                OptionSpec.number("cell", "prints specified cell statistics only."));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        if (arguments.number("cell") != null) {
            throw CommandFailure.of(
                    ErrorCode.ARGUMENT_UNSUPPORTED,
                    "VMware's hosts tell nothing of the memory used in single cells; leave out"
                            + " --cell");
        }
        NodeMemory memory;
        try {
            memory = session.connection().fetchNodeMemory();
        } catch (VirtException e) {
            throw CommandFailure.because("Unable to get memory stats", e);
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("totalKib", memory.totalKib());
        members.put("freeKib", memory.freeKib());
        return new TextReply(
                line("total", memory.totalKib()) + line("free", memory.freeKib()), members);
    }

    private static String line(String label, long kib) {
        return String.format(Locale.ROOT, "%-7s: %20d KiB\n", label, kib);
    }
}
