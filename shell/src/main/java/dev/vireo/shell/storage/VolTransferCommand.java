package dev.vireo.shell.storage;

import dev.vireo.api.StorageVolume;
import dev.vireo.api.TransferOptions;
import dev.vireo.api.TransferSummary;
import dev.vireo.api.VolumeRange;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.PlannedFiles;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.RouteOption;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `vol-upload` and `vol-download`.
public record VolTransferCommand(Way way) implements Command {
    /// Where the data goes.
    public enum Way {
        /// To the volume.
        UPLOAD("upload file contents to a volume", "Upload file contents to a volume", "to", "to"),
        /// To the file.
        DOWNLOAD(
                "download volume contents to a file",
                "Download volume contents to a file",
                "from",
                "from");

        private final String summary;
        private final String description;
        private final String side;
        private final String preposition;

        Way(String summary, String description, String side, String preposition) {
            this.summary = summary;
            this.description = description;
            this.side = side;
            this.preposition = preposition;
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String CONNECTIONS = "connections";
    private static final Set<String> OUTPUTS =
            Set.of("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");
    private static final String FORCE = "force";
    private static final String CHECKSUM = "checksum";

    @Override
    public CommandSpec spec() {
        List<OptionSpec> specs = new ArrayList<>();
        specs.add(VolumeLookup.option());
        specs.add(
                new OptionSpec("file", OptionSpec.Kind.TEXT, true, "file")
                        .completing(Completes.FILE));
        specs.add(VolumeLookup.poolOption());
        specs.add(OptionSpec.number("offset", "volume offset to " + way.word() + " " + way.side));
        specs.add(OptionSpec.number("length", "amount of data to " + way.word()));
        specs.add(OptionSpec.flag("sparse", "preserve sparseness of volume"));
        if (way == Way.DOWNLOAD) {
            specs.add(
                    OptionSpec.namedNumber(
                            CONNECTIONS, "how many connections to use at a time, 2 by default"));
        }
        specs.add(RouteOption.spec());
        specs.add(
                OptionSpec.flag(
                        "resume",
                        "keep what is there if it fails, and go on from there next time"));
        specs.add(
                OptionSpec.namedText(
                                CHECKSUM,
                                "read file and volume once more and compare: sha256,sha512")
                        .choosing("sha256", "sha512"));
        if (way == Way.UPLOAD) {
            specs.add(
                    OptionSpec.flag(
                            FORCE,
                            "change what snapshots are based on; send containers of disks too"));
        }
        specs.add(OptionSpec.flag("verbose", "display the progress"));
        return new CommandSpec(
                "vol-" + way.word(),
                CommandSpec.Group.VOLUME,
                way.summary,
                way.description,
                true,
                specs);
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        long offset = bytes(arguments, "offset");
        long length = bytes(arguments, "length");
        StorageVolume volume = VolumeLookup.find(session, arguments);
        String name = arguments.required("vol");
        String file = arguments.required("file");
        Path path = way == Way.UPLOAD ? readable(file) : writable(file);
        if (way == Way.DOWNLOAD && session.isTrial()) {
            return PlannedFiles.of(List.of(path));
        }
        boolean quiet = session.options().quiet();
        TransferLine line =
                new TransferLine(session.output(), way.word(), quiet, arguments.has("verbose"));
        TransferSummary done;
        try {
            TransferOptions options = options(arguments, offset, length).withProgress(line::show);
            done =
                    way == Way.UPLOAD
                            ? volume.upload(path, options)
                            : volume.download(path, options);
        } catch (VirtException e) {
            throw CommandFailure.because(failure(name, e.code()), e);
        } finally {
            line.clear();
        }
        if (done.resumed() > 0) {
            line.remark("Gone on after " + done.resumed() + " of " + done.bytes() + " bytes");
        }
        line.remark("Route: " + done.route());
        return fillsOutput(arguments)
                ? new TextReply("", Map.of())
                : reply(volume, file, done, arguments.text(CHECKSUM));
    }

    private TransferOptions options(Arguments arguments, long offset, long length) {
        TransferOptions options =
                TransferOptions.DEFAULT
                        .withRange(VolumeRange.of(offset, length))
                        .withRoute(RouteOption.of(arguments))
                        .withResume(arguments.has("resume"))
                        .withForce(way == Way.UPLOAD && arguments.has(FORCE));
        Integer connections = arguments.number(CONNECTIONS);
        if (connections != null) {
            options = options.withConnections(connections);
        }
        String checksum = arguments.text(CHECKSUM);
        return checksum == null ? options : options.withChecksum(checksum);
    }

    /// Says what failed as virsh does, which looks at the volume first and then moves data.
    private String failure(String name, ErrorCode code) {
        boolean before =
                switch (code) {
                    case INVALID_ARG,
                            NO_SUPPORT,
                            OPERATION_UNSUPPORTED,
                            OPERATION_DENIED,
                            OPERATION_INVALID,
                            RESOURCE_BUSY,
                            NO_STORAGE_VOL ->
                            true;
                    default -> false;
                };
        if (before) {
            return "cannot " + way.word() + " " + way.preposition + " volume " + name;
        }
        return way == Way.UPLOAD
                ? "cannot send data to volume " + name
                : "cannot receive data from volume " + name;
    }

    private static long bytes(Arguments arguments, String option) {
        String text = arguments.raw(option);
        if (text == null) {
            return 0;
        }
        String digits = text.strip();
        try {
            long number = Long.parseLong(digits.startsWith("+") ? digits.substring(1) : digits);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException _) { // reported below
        }
        throw CommandFailure.of(
                ErrorCode.INVALID_ARG,
                "Numeric value '"
                        + text
                        + "' for <"
                        + option
                        + "> option is malformed or out of range");
    }

    private static Path readable(String file) {
        Path path = path(file, "cannot read ");
        if (!Files.isReadable(path)) {
            throw CommandFailure.of(
                    ErrorCode.SYSTEM_ERROR, "cannot read " + file + ": " + why(path, path));
        }
        return path;
    }

    private static Path writable(String file) {
        Path path = path(file, "cannot create ");
        Path folder = path.toAbsolutePath().getParent();
        boolean there = Files.exists(path);
        if (there
                ? Files.isDirectory(path) || !Files.isWritable(path)
                : folder == null || !Files.isWritable(folder)) {
            throw CommandFailure.of(
                    ErrorCode.SYSTEM_ERROR,
                    "cannot create " + file + ": " + why(path, there ? path : folder));
        }
        return path;
    }

    /// Says why a file is of no use, in the words that systems have for it.
    ///
    /// @param needed what has to be there, and let itself be used
    private static String why(Path file, @Nullable Path needed) {
        if (Files.isDirectory(file)) {
            return "Is a directory";
        }
        return needed == null || !Files.exists(needed)
                ? "No such file or directory"
                : "Permission denied";
    }

    private static Path path(String file, String message) {
        try {
            return Path.of(file);
        } catch (InvalidPathException _) {
            throw CommandFailure.of(ErrorCode.SYSTEM_ERROR, message + file);
        }
    }

    /// Returns whether standard output gets the content, and so nothing else.
    public boolean fillsOutput(Arguments arguments) {
        String file = arguments.raw("file");
        try {
            return way == Way.DOWNLOAD
                    && file != null
                    && OUTPUTS.contains(file)
                    && Files.exists(Path.of(file));
        } catch (InvalidPathException _) {
            return false;
        }
    }

    private Reply reply(
            StorageVolume volume, String file, TransferSummary done, @Nullable String checksum) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("action", "vol-" + way.word());
        members.putAll(VolumeChange.identity(volume));
        members.put("file", file);
        members.put("bytes", done.bytes());
        members.put("resumed", done.resumed());
        members.put("cuts", done.cuts());
        members.put("milliseconds", done.elapsed().toMillis());
        members.put("route", done.route());
        String text = "";
        if (checksum != null) {
            String sum = done.checksum().orElse("");
            members.put(checksum, sum);
            text = checksum + " " + sum + "\n";
        }
        return new TextReply(text, members);
    }
}
