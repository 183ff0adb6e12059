package dev.vireo.shell.pull;

import dev.vireo.api.Domain;
import dev.vireo.api.PullFlag;
import dev.vireo.api.PullFormat;
import dev.vireo.api.PullOptions;
import dev.vireo.api.PullReport;
import dev.vireo.api.PulledDisk;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.Identity;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.PlannedFiles;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.RouteOption;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.domain.DomainChange;
import dev.vireo.shell.domain.DomainLookup;
import dev.vireo.shell.text.ByteText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `pull`: copies a domain's disks, and what belongs to them, to this machine.
public final class PullCommand implements Command {
    private static final String NAME = "pull";

    private static final Map<String, PullFlag> FLAGS =
            Map.of(
                    "live", PullFlag.LIVE,
                    "quiesce", PullFlag.QUIESCE,
                    "force", PullFlag.OVERWRITE,
                    "restart", PullFlag.RESTART,
                    "skip-unreadable", PullFlag.SKIP_UNREADABLE,
                    "no-space-check", PullFlag.IGNORE_SPACE);

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                NAME,
                CommandSpec.Group.DOMAIN,
                "copy a domain's disks to this machine, as images that QEMU reads",
                """
                Copy what the domain's disks hold now, with all snapshots, to one
                    image each (DIR/NAME-scsi0-0.qcow2), with NAME.vmx, NAME.xml and
                    NAME.nvram beside them. A pull that was cut short goes on where
                    it was when it is run again.\
                """,
                OptionSpec.domain("domain name, id or uuid"),
                new OptionSpec("to", OptionSpec.Kind.TEXT, true, "folder to put the files in")
                        .completing(Completes.FOLDER),
                OptionSpec.namedText(
                                "image-format", "format of the images: qcow2 (the default), raw")
                        .choosing("qcow2", "raw"),
                OptionSpec.namedText("snapshot", "pull what the disks were at this snapshot")
                        .completing(Completes.SNAPSHOT),
                OptionSpec.flag(
                        "live", "pull a running domain, from a snapshot that is removed again"),
                OptionSpec.flag("quiesce", "with --live: have the guest write out its data first"),
                OptionSpec.namedNumber(
                        "connections", "how many connections to use at a time, 4 by default"),
                RouteOption.spec(),
                OptionSpec.flag("force", "replace files that are there already"),
                OptionSpec.flag("restart", "drop what an earlier pull has left unfinished"),
                OptionSpec.flag("skip-unreadable", "leave out disks that cannot be pulled"),
                OptionSpec.flag("no-space-check", "do not compare sizes with the free space"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        PullOptions options = options(arguments);
        if (arguments.has("quiesce") && !arguments.has("live")) {
            throw CommandFailure.usage("Option --live is required by option --quiesce");
        }
        Path folder = folder(arguments.required("to"));
        Domain domain = DomainLookup.ANY.find(session, arguments);
        PullLines lines = new PullLines(session.output(), session.options().quiet());
        try {
            Set<String> told = new HashSet<>();
            PullReport report =
                    domain.pull(
                            folder,
                            options.withProgress(lines::show)
                                    .withNotices(note -> {
                                        told.add(note);
                                        session.output().error(remark(note));
                                    }));
            lines.clear();
            if (session.isTrial()) {
                return PlannedFiles.of(files(report));
            }
            return reply(domain, report, told);
        } catch (VirtException e) {
            lines.clear();
            throw DomainChange.failed(NAME, domain.name(), e);
        }
    }

    private static List<Path> files(PullReport report) {
        return Stream.concat(
                        report.disks().stream().map(PulledDisk::image), report.files().stream())
                .toList();
    }

    private static PullOptions options(Arguments arguments) {
        PullOptions options = PullOptions.DEFAULT;
        String format = arguments.text("image-format");
        if (format != null) {
            options =
                    options.withFormat(
                            switch (format) {
                                case "raw" -> PullFormat.RAW;
                                case "qcow2" -> PullFormat.QCOW2;
                                default ->
                                        throw CommandFailure.usage(
                                                "unknown image format '"
                                                        + format
                                                        + "'; there is qcow2, raw");
                            });
        }
        for (Map.Entry<String, PullFlag> flag : FLAGS.entrySet()) {
            options = arguments.has(flag.getKey()) ? options.with(flag.getValue()) : options;
        }
        options = options.withRoute(RouteOption.of(arguments));
        Integer connections = arguments.number("connections");
        options = connections == null ? options : options.withConnections(connections);
        String snapshot = arguments.text("snapshot");
        if (snapshot == null) {
            return options;
        }
        arguments.exclusive("snapshot", "live");
        return options.withSnapshot(snapshot);
    }

    private static Path folder(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException _) {
            throw CommandFailure.of(ErrorCode.SYSTEM_ERROR, "cannot create folder " + text);
        }
    }

    private static Reply reply(Domain domain, PullReport report, Set<String> told) {
        StringBuilder text = new StringBuilder();
        for (PulledDisk disk : report.disks()) {
            text.append("Disk ").append(disk.device()).append(": ").append(disk.image());
            text.append(" (").append(ByteText.of(disk.size()));
            if (disk.start() == disk.size()) {
                text.append(", was there already");
            } else {
                text.append(", ").append(ByteText.of(disk.read())).append(" fetched");
                if (disk.start() > 0) {
                    text.append(" from ").append(ByteText.of(disk.start())).append(" on");
                }
            }
            text.append(")\n");
        }
        report.files().forEach(file -> text.append("File: ").append(file).append('\n'));
        text.append("Route: ").append(report.route()).append('\n');
        text.append("Domain '").append(domain.name()).append("' pulled\n");
        return new PullReply(
                text.toString(),
                json(domain, report),
                report.notes().stream().filter(note -> !told.contains(note)).toList());
    }

    private static String remark(String note) {
        return "note: " + note;
    }

    private static Map<String, @Nullable Object> json(Domain domain, PullReport report) {
        Map<String, @Nullable Object> members = Identity.ofChange(NAME, domain);
        members.put("disks", report.disks().stream().map(PullCommand::json).toList());
        members.put("files", report.files().stream().map(Path::toString).toList());
        members.put("route", report.route());
        members.put("notes", report.notes());
        return members;
    }

    private static Map<String, @Nullable Object> json(PulledDisk disk) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("device", disk.device());
        members.put("image", disk.image().toString());
        members.put("chain", disk.chain());
        members.put("size", disk.size());
        members.put("start", disk.start());
        members.put("read", disk.read());
        members.put("stored", disk.stored());
        return members;
    }

    /// Says what was done, and on standard error what else is to be known.
    private record PullReply(String text, Map<String, @Nullable Object> json, List<String> notes)
            implements Reply {
        @Override
        public void appendText(StringBuilder out, boolean quiet) {
            if (!quiet) {
                out.append(text);
            }
        }

        @Override
        public List<String> remarks(boolean quiet) {
            return notes.stream().map(PullCommand::remark).toList();
        }
    }
}
