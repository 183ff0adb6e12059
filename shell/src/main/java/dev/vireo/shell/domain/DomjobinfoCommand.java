package dev.vireo.shell.domain;

import dev.vireo.api.Domain;
import dev.vireo.api.DomainJob;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Identity;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `domjobinfo`: the tasks of a domain.
public final class DomjobinfoCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "domjobinfo",
                CommandSpec.Group.DOMAIN,
                "domain job information",
                "Returns information about jobs running on a domain.",
                OptionSpec.domain("domain name, id or uuid"),
                OptionSpec.flag("completed", "return statistics of a recently completed job"),
                OptionSpec.flag(
                        "keep-completed",
                        "don't destroy statistics of a recently completed job when reading"),
                OptionSpec.flag(
                        "anystats", "print statistics for any kind of job (even failed ones)"),
                OptionSpec.flag("rawstats", "print the raw data returned by libvirt"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        if (arguments.has("keep-completed") && !arguments.has("completed")) {
            throw CommandFailure.usage("Option --completed is required by option --keep-completed");
        }
        Domain domain = DomainLookup.ANY.find(session, arguments);
        Optional<DomainJob> job =
                arguments.has("completed") ? domain.fetchEndedJob() : domain.fetchJob();
        return new TextReply(
                arguments.has("rawstats") ? raw(job) : text(job), members(domain, job));
    }

    private static String text(Optional<DomainJob> found) {
        if (found.isEmpty()) {
            return line("Job type:", "None", "");
        }
        DomainJob job = found.get();
        StringBuilder text = new StringBuilder(line("Job type:", word(job.type()), ""));
        text.append(line("Operation:", word(job.operation()), ""));
        text.append(line("Time elapsed:", "" + job.elapsed().toMillis(), " ms"));
        job.remaining()
                .ifPresent(
                        left -> text.append(line("Time remaining:", "" + left.toMillis(), " ms")));
        job.progress().ifPresent(percent -> text.append(line("Progress:", "" + percent, " %")));
        text.append(line("Task:", job.task(), ""));
        job.error().ifPresent(error -> text.append(line("Error message:", error, "")));
        return text.toString();
    }

    private static String line(String label, String value, String unit) {
        return String.format(Locale.ROOT, "%-17s %-12s%s%n", label, value, unit)
                .replace(System.lineSeparator(), "\n");
    }

    private static String raw(Optional<DomainJob> found) {
        if (found.isEmpty()) {
            return "Job type: 0\n\n";
        }
        DomainJob job = found.get();
        return "Job type: "
                + number(job.type())
                + "\n\noperation: "
                + number(job.operation())
                + "\ntime_elapsed: "
                + job.elapsed().toMillis()
                + "\n"
                + job.remaining()
                        .map(left -> "time_remaining: " + left.toMillis() + "\n")
                        .orElse("")
                + job.error().map(error -> "errmsg: " + error + "\n").orElse("");
    }

    private static int number(DomainJob.Type type) {
        return switch (type) {
            case NONE -> 0;
            case BOUNDED -> 1;
            case UNBOUNDED -> 2;
            case COMPLETED -> 3;
            case FAILED -> 4;
            case CANCELLED -> 5;
        };
    }

    private static int number(DomainJob.Operation operation) {
        return switch (operation) {
            case UNKNOWN -> 0;
            case START -> 1;
            case SAVE -> 2;
            case RESTORE -> 3;
            case MIGRATION_IN -> 4;
            case MIGRATION_OUT -> 5;
            case SNAPSHOT -> 6;
            case SNAPSHOT_REVERT -> 7;
            case DUMP -> 8;
            case BACKUP -> 9;
            case SNAPSHOT_DELETE -> 10;
        };
    }

    private static String word(DomainJob.Type type) {
        return switch (type) {
            case NONE -> "None";
            case BOUNDED -> "Bounded";
            case UNBOUNDED -> "Unbounded";
            case COMPLETED -> "Completed";
            case FAILED -> "Failed";
            case CANCELLED -> "Cancelled";
        };
    }

    private static String word(DomainJob.Operation operation) {
        return switch (operation) {
            case UNKNOWN -> "Unknown";
            case START -> "Start";
            case SAVE -> "Save";
            case RESTORE -> "Restore";
            case MIGRATION_IN -> "Incoming migration";
            case MIGRATION_OUT -> "Outgoing migration";
            case SNAPSHOT -> "Snapshot";
            case SNAPSHOT_REVERT -> "Snapshot revert";
            case DUMP -> "Dump";
            case BACKUP -> "Backup";
            case SNAPSHOT_DELETE -> "Snapshot delete";
        };
    }

    private static Map<String, @Nullable Object> members(Domain domain, Optional<DomainJob> job) {
        Map<String, @Nullable Object> members = Identity.lasting(domain);
        members.put(
                "type",
                job.map(DomainJob::type)
                        .orElse(DomainJob.Type.NONE)
                        .name()
                        .toLowerCase(Locale.ROOT));
        job.ifPresent(one -> {
            members.put("operation", word(one.operation()));
            members.put("task", one.task());
            members.put("elapsedMs", one.elapsed().toMillis());
            members.put("remainingMs", one.remaining().map(left -> left.toMillis()).orElse(null));
            members.put("progress", one.progress().isPresent() ? one.progress().getAsInt() : null);
            members.put("cancelable", one.cancelable());
            members.put("error", one.error().orElse(null));
        });
        return members;
    }
}
