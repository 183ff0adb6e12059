package dev.vireo.shell.snapshot;

import dev.vireo.api.Connection;
import dev.vireo.api.Domain;
import dev.vireo.api.Snapshot;
import dev.vireo.api.SnapshotCreateFlag;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.FlagFailure;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.domain.DomainChange;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the two commands that take snapshots have in common: their options and flags.
final class SnapshotCreation {
    private static final int REDEFINE = 1;
    private static final int CURRENT = 2;
    private static final int REUSE_EXTERNAL = 32;
    private static final String FLAG = "VIR_DOMAIN_SNAPSHOT_CREATE_";
    private static final String FUNCTION = "virDomainSnapshotCreateXML";

    private SnapshotCreation() {}

    /// The options that both commands have.
    static List<OptionSpec> options() {
        return List.of(
                OptionSpec.flag("no-metadata", "take snapshot but create no metadata"),
                OptionSpec.flag("halt", "halt domain after snapshot is created"),
                OptionSpec.flag("disk-only", "capture disk state but not vm state"),
                OptionSpec.flag("reuse-external", "reuse any existing external files"),
                OptionSpec.flag("quiesce", "quiesce guest's file systems"),
                OptionSpec.flag("atomic", "require atomic operation"),
                OptionSpec.flag("live", "take a live snapshot"),
                OptionSpec.flag("validate", "validate the XML against the schema"));
    }

    /// Takes a snapshot.
    ///
    /// @param from the file with the document, or null
    static Reply take(
            Session session,
            Arguments arguments,
            Domain domain,
            String document,
            @Nullable String from) {
        refuse(session.connection(), arguments);
        Snapshot snapshot = domain.createSnapshot(document, flags(arguments));
        return SnapshotReply.done(
                "snapshot-create",
                snapshot,
                "Domain snapshot "
                        + snapshot.name()
                        + " created"
                        + (from == null ? "" : " from '" + from + "'"));
    }

    private static void refuse(Connection connection, Arguments arguments) {
        FlagFailure.refuseReadOnly(connection, FUNCTION);
        if (arguments.has("current") && !arguments.has("redefine")) {
            throw FlagFailure.required(FLAG + "REDEFINE", FLAG + "CURRENT");
        }
        if (arguments.has("redefine") && arguments.has("no-metadata")) {
            throw FlagFailure.exclusive(FLAG + "REDEFINE", FLAG + "NO_METADATA");
        }
        int refused =
                (arguments.has("redefine") ? REDEFINE : 0)
                        | (arguments.has("current") ? CURRENT : 0)
                        | (arguments.has("reuse-external") ? REUSE_EXTERNAL : 0);
        DomainChange.refuseFlags(connection, refused, FUNCTION, "esxDomainSnapshotCreateXML");
    }

    private static Set<SnapshotCreateFlag> flags(Arguments arguments) {
        Set<SnapshotCreateFlag> flags = EnumSet.noneOf(SnapshotCreateFlag.class);
        for (SnapshotCreateFlag flag : SnapshotCreateFlag.values()) {
            if (arguments.has(flag.name().toLowerCase(Locale.ROOT).replace('_', '-'))) {
                flags.add(flag);
            }
        }
        return flags;
    }
}
