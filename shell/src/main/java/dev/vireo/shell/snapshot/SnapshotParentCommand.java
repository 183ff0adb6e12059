package dev.vireo.shell.snapshot;

import dev.vireo.api.Domain;
import dev.vireo.api.Snapshot;
import dev.vireo.model.ErrorCode;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.domain.DomainLookup;

/// `snapshot-parent`.
public final class SnapshotParentCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "snapshot-parent",
                CommandSpec.Group.SNAPSHOT,
                "Get the name of the parent of a snapshot",
                "Extract the snapshot's parent, if any",
                OptionSpec.domain("domain name, id or uuid"),
                OptionSpec.text(SnapshotLookup.NAME, "find parent of snapshot name")
                        .completing(Completes.SNAPSHOT),
                OptionSpec.flag(SnapshotLookup.CURRENT, "find parent of current snapshot"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.ANY.find(session, arguments);
        Snapshot snapshot = SnapshotLookup.find(domain, arguments);
        Snapshot parent =
                snapshot.fetchParent()
                        .orElseThrow(() ->
                                CommandFailure.of(
                                        ErrorCode.NO_DOMAIN_SNAPSHOT,
                                        "snapshot '" + snapshot.name() + "' has no parent"));
        return SnapshotReply.text(snapshot, parent.name(), "parent", parent.name());
    }
}
