package dev.vireo.shell.domain;

import dev.vireo.api.Domain;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.FigureReply;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import java.util.Locale;
import java.util.Map;

/// `cpu-stats`. Which of the host's processors a machine runs on is not told, so there is only the
/// total.
public final class CpuStatsCommand implements Command {
    private static final long NANOS = 1_000_000_000;

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "cpu-stats",
                CommandSpec.Group.DOMAIN,
                "show domain cpu statistics",
                "Display per-CPU and total statistics about the domain's CPUs",
                OptionSpec.domain("domain name, id or uuid"),
                OptionSpec.flag("total", "Show total statistics only"),
                OptionSpec.number("start", "Show statistics from this CPU"),
                OptionSpec.number("count", "Number of shown CPUs at most"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.ANY.find(session, arguments);
        String failure = "Failed to retrieve CPU statistics for domain '" + domain.name() + "'";
        boolean one = isGiven(arguments, "start", "Invalid value for start CPU");
        boolean some = isGiven(arguments, "count", "Invalid value for number of CPUs to show");
        if (one || some) {
            throw CommandFailure.because(
                    failure,
                    new VirtException(
                            ErrorCode.OPERATION_UNSUPPORTED,
                            "the server does not tell on which of its CPUs a domain runs"));
        }
        Map<String, Long> figures;
        try {
            figures = domain.fetchCpuFigures();
        } catch (VirtException e) {
            throw CommandFailure.because(failure, e);
        }
        StringBuilder text = new StringBuilder("Total:\n");
        figures.forEach((name, nanos) -> text.append(line(name, nanos)));
        return new TextReply(text.toString(), FigureReply.members(domain, figures));
    }

    private static boolean isGiven(Arguments arguments, String option, String refusal) {
        Integer number = arguments.number(option);
        if (number != null && number < 0) {
            throw CommandFailure.of(ErrorCode.INVALID_ARG, refusal);
        }
        return number != null;
    }

    private static String line(String name, long nanos) {
        String unit = name.endsWith("_rate") ? "seconds per second" : "seconds";
        return String.format(
                Locale.ROOT, "\t%-18s %3d.%09d %s\n", name, nanos / NANOS, nanos % NANOS, unit);
    }
}
