package dev.vireo.shell.snapshot;

import dev.vireo.api.Domain;
import dev.vireo.api.Snapshot;
import dev.vireo.api.SnapshotDeleteFlag;
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
import dev.vireo.shell.domain.DomainLookup;
import java.util.EnumSet;
import java.util.Set;

/// `snapshot-delete`.
public final class SnapshotDeleteCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "snapshot-delete",
                CommandSpec.Group.SNAPSHOT,
                "Delete a domain snapshot",
                "Snapshot Delete",
                OptionSpec.domain("domain name, id or uuid"),
                OptionSpec.text(SnapshotLookup.NAME, "snapshot name")
                        .completing(Completes.SNAPSHOT),
                OptionSpec.flag(SnapshotLookup.CURRENT, "delete current snapshot"),
                OptionSpec.flag("children", "delete snapshot and all children"),
                OptionSpec.flag("children-only", "delete children but not snapshot"),
                OptionSpec.flag(
                        "metadata",
                        "delete only libvirt metadata, leaving snapshot contents behind"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.ANY.find(session, arguments);
        Snapshot snapshot = SnapshotLookup.find(domain, arguments);
        String name = SnapshotRevertCommand.name(arguments, snapshot);
        try {
            FlagFailure.refuseReadOnly(session.connection(), "virDomainSnapshotDelete");
            if (arguments.has("children") && arguments.has("children-only")) {
                throw FlagFailure.exclusive(
                        "VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN",
                        "VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN_ONLY");
            }
            snapshot.delete(flags(arguments));
        } catch (VirtException e) {
            throw CommandFailure.because("Failed to delete snapshot " + name, e);
        }
        String what =
                arguments.has("children-only")
                        ? "Domain snapshot %s children deleted\n"
                        : "Domain snapshot %s deleted\n";
        return SnapshotReply.done("snapshot-delete", snapshot, what.formatted(name));
    }

    private static Set<SnapshotDeleteFlag> flags(Arguments arguments) {
        Set<SnapshotDeleteFlag> flags = EnumSet.noneOf(SnapshotDeleteFlag.class);
        if (arguments.has("children")) {
            flags.add(SnapshotDeleteFlag.CHILDREN);
        }
        if (arguments.has("children-only")) {
            flags.add(SnapshotDeleteFlag.CHILDREN_ONLY);
        }
        if (arguments.has("metadata")) {
            flags.add(SnapshotDeleteFlag.METADATA_ONLY);
        }
        return flags;
    }
}
