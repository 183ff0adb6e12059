package dev.vireo.shell.migration;

import dev.vireo.api.Connection;
import dev.vireo.api.DiskFormat;
import dev.vireo.api.Domain;
import dev.vireo.api.MigrationFlag;
import dev.vireo.api.MigrationOptions;
import dev.vireo.api.MigrationResult;
import dev.vireo.api.StorageTarget;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.InputFile;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.domain.DomainLookup;
import dev.vireo.shell.text.ProgressLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `migrate`.
public final class MigrateCommand implements Command {
    private static final Map<String, MigrationFlag> FLAGS =
            Map.of(
                    "live",
                    MigrationFlag.LIVE,
                    "persistent",
                    MigrationFlag.PERSIST_DEST,
                    "undefinesource",
                    MigrationFlag.UNDEFINE_SOURCE,
                    "suspend",
                    MigrationFlag.PAUSED,
                    "abort-on-error",
                    MigrationFlag.ABORT_ON_ERROR);

    @Override
    public CommandSpec spec() {
        return MigrateOptions.spec();
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        MigrateRefusals refusals = new MigrateRefusals(arguments);
        refusals.checkCombinations();
        Domain domain = DomainLookup.ANY.find(session, arguments);
        refusals.checkValues();
        readFiles(arguments);
        refusals.checkFlags(session.connection());
        ProgressLine progress =
                new ProgressLine(
                        session.output(),
                        "Migration",
                        arguments.has("verbose") && !session.options().json());
        try {
            MigrationResult result =
                    move(
                            session,
                            domain,
                            arguments,
                            options(arguments).withProgress(progress::show));
            progress.end();
            return reply(result, arguments);
        } catch (VirtException e) {
            progress.cut();
            throw e;
        }
    }

    private static MigrationResult move(
            Session session, Domain domain, Arguments arguments, MigrationOptions options) {
        String uri = arguments.text("desturi");
        if (uri == null) {
            return domain.relocate(options);
        }
        try (Connection destination = session.open(uri)) {
            return domain.migrate(destination, options);
        }
    }

    /// What is in them is refused, but a file that is not there is a mistake of its own.
    private static void readFiles(Arguments arguments) {
        for (String name : List.of("xml", "persistent-xml")) {
            String file = arguments.text(name);
            if (file != null) {
                read(file);
            }
        }
    }

    private static void read(String file) {
        try {
            InputFile.read(file);
        } catch (CommandFailure e) {
            throw CommandFailure.usage(
                    List.of("cannot read file '" + file + "'", String.valueOf(e.getMessage())));
        }
    }

    private static MigrationOptions options(Arguments arguments) {
        MigrationOptions options = MigrationOptions.DEFAULT;
        for (Map.Entry<String, MigrationFlag> flag : FLAGS.entrySet()) {
            options = arguments.has(flag.getKey()) ? options.with(flag.getValue()) : options;
        }
        String name = arguments.text("dname");
        String uri = arguments.text("migrateuri");
        String host = arguments.text("host");
        String pool = arguments.text("pool");
        Integer bandwidth = arguments.number("bandwidth");
        options = name == null ? options : options.withName(name);
        options = uri == null ? options : options.withUri(uri);
        options = host == null ? options : options.withHost(host);
        options = pool == null ? options : options.withPool(pool);
        options = bandwidth == null ? options : options.withBandwidth(bandwidth);
        return arguments.has("datastore") || arguments.has("copy-storage-all")
                ? options.withStorage(storage(arguments))
                : options;
    }

    private static StorageTarget storage(Arguments arguments) {
        String datastore = arguments.text("datastore");
        String disks = arguments.text("migrate-disks");
        Optional<DiskFormat> format =
                Optional.ofNullable(arguments.text("disk-format")).map(MigrateCommand::format);
        if (disks == null || datastore == null) {
            return new StorageTarget(Optional.ofNullable(datastore), Map.of(), format);
        }
        return new StorageTarget(
                Optional.empty(),
                Stream.of(disks.split(",", -1))
                        .distinct()
                        .collect(Collectors.toMap(disk -> disk, _ -> datastore)),
                format);
    }

    private static DiskFormat format(String text) {
        return switch (text) {
            case "thin" -> DiskFormat.THIN;
            case "thick" -> DiskFormat.THICK;
            case "eager" -> DiskFormat.EAGER;
            default ->
                    throw CommandFailure.of(
                            ErrorCode.INVALID_ARG,
                            "a disk's format is thin, thick or eager, not '" + text + "'");
        };
    }

    private static Reply reply(MigrationResult result, Arguments arguments) {
        List<String> warnings = new ArrayList<>(result.warnings());
        Integer timeout = arguments.number("timeout");
        if (timeout != null && timeout > 0) {
            warnings.add(
                    "VMware cannot suspend a domain while it migrates: --timeout does nothing");
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("action", "migrate");
        members.put("name", result.domain().name());
        members.put("uuid", result.domain().uuid().toString());
        members.put("warnings", warnings);
        return new WarnedReply(members, warnings);
    }

    /// Says nothing but warnings.
    private record WarnedReply(Map<String, @Nullable Object> json, List<String> warnings)
            implements Reply {
        @Override
        public void appendText(StringBuilder text, boolean quiet) {
            // as virsh
        }

        @Override
        public List<String> remarks(boolean quiet) {
            return warnings.stream().map(warning -> "warning: " + warning).toList();
        }
    }
}
