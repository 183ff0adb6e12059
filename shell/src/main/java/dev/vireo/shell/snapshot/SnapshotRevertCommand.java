package dev.vireo.shell.snapshot;

import dev.vireo.api.Domain;
import dev.vireo.api.Snapshot;
import dev.vireo.api.SnapshotRevertFlag;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.FlagFailure;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.domain.DomainChange;
import dev.vireo.shell.domain.DomainLookup;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// `snapshot-revert`.
public final class SnapshotRevertCommand implements Command {
    private static final int RESET_NVRAM = 8;

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "snapshot-revert",
                CommandSpec.Group.SNAPSHOT,
                "Revert a domain to a snapshot",
                "Revert domain to snapshot",
                OptionSpec.domain("domain name, id or uuid"),
                OptionSpec.text(SnapshotLookup.NAME, "snapshot name")
                        .completing(Completes.SNAPSHOT),
                OptionSpec.flag(SnapshotLookup.CURRENT, "revert to current snapshot"),
                OptionSpec.flag("running", "after reverting, change state to running"),
                OptionSpec.flag("paused", "after reverting, change state to paused"),
                OptionSpec.flag("force", "try harder on risky reverts"),
                OptionSpec.flag("reset-nvram", "re-initialize NVRAM from its pristine template"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.ANY.find(session, arguments);
        Snapshot snapshot = SnapshotLookup.find(domain, arguments);
        Set<SnapshotRevertFlag> flags = EnumSet.noneOf(SnapshotRevertFlag.class);
        for (SnapshotRevertFlag flag : SnapshotRevertFlag.values()) {
            if (arguments.has(flag.name().toLowerCase(Locale.ROOT))) {
                flags.add(flag);
            }
        }
        try {
            FlagFailure.refuseReadOnly(session.connection(), "virDomainRevertToSnapshot");
            if (arguments.has("running") && arguments.has("paused")) {
                throw FlagFailure.exclusive(
                        "VIR_DOMAIN_SNAPSHOT_REVERT_RUNNING", "VIR_DOMAIN_SNAPSHOT_REVERT_PAUSED");
            }
            if (arguments.has("reset-nvram")) {
                throw new DomainChange.UnsupportedFlags(RESET_NVRAM, "esxDomainRevertToSnapshot");
            }
            snapshot.revert(flags);
        } catch (VirtException e) {
            throw CommandFailure.because(
                    "Failed to revert snapshot " + name(arguments, snapshot), e);
        }
        return SnapshotReply.done(
                "snapshot-revert",
                snapshot,
                "Domain snapshot " + name(arguments, snapshot) + " reverted\n");
    }

    /// Returns what the user calls the snapshot.
    static String name(Arguments arguments, Snapshot snapshot) {
        String given = arguments.raw(SnapshotLookup.NAME);
        return given == null ? snapshot.name() : given;
    }
}
