package dev.vireo.shell.host;

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

/// `nodecpustats`. VMware tells how busy a host is, but counts no time and tells nothing of one
/// processor.
public final class NodecpustatsCommand implements Command {
    private static final int ALL = 100;

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "nodecpustats",
                CommandSpec.Group.HOST,
                "Prints cpu stats of the node.",
                "Returns cpu stats of the node, in nanoseconds.",
                OptionSpec.number("cpu", "prints specified cpu statistics only."),
                OptionSpec.flag("percent", "prints by percentage during 1 second."));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        if (arguments.number("cpu") != null) {
            throw CommandFailure.of(
                    ErrorCode.ARGUMENT_UNSUPPORTED,
                    "VMware's hosts tell nothing of single processors; leave out --cpu");
        }
        if (!arguments.has("percent")) {
            throw CommandFailure.of(
                    ErrorCode.ARGUMENT_UNSUPPORTED,
                    "VMware's hosts count no processor time; use --percent");
        }
        double usage;
        try {
            usage = session.connection().fetchCpuUtilization();
        } catch (VirtException e) {
            throw CommandFailure.because("Unable to get node cpu stats", e);
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("usagePercent", Math.round(usage * 10) / 10.0);
        return new TextReply(line("usage:", usage) + line("idle:", ALL - usage), members);
    }

    private static String line(String label, double percent) {
        return String.format(Locale.ROOT, "%-15s %5.1f%%\n", label, percent);
    }
}
