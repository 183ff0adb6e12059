package dev.vireo.shell.snapshot;

import dev.vireo.api.Domain;
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

/// `snapshot-edit`, which VMware has no counterpart of.
public final class SnapshotEditCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "snapshot-edit",
                CommandSpec.Group.SNAPSHOT,
                "edit XML for a snapshot",
                "Edit the domain snapshot XML for a named snapshot",
                OptionSpec.domain("domain name, id or uuid"),
                OptionSpec.text(SnapshotLookup.NAME, "snapshot name")
                        .completing(Completes.SNAPSHOT),
                OptionSpec.flag(SnapshotLookup.CURRENT, "also set edited snapshot as current"),
                OptionSpec.flag("rename", "allow renaming an existing snapshot"),
                OptionSpec.flag("clone", "allow cloning to new name"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        arguments.exclusive("rename", "clone");
        Domain domain = DomainLookup.ANY.find(session, arguments);
        SnapshotLookup.find(domain, arguments);
        throw CommandFailure.of(
                ErrorCode.OPERATION_UNSUPPORTED,
                "snapshot-edit is not supported here: VMware keeps what a snapshot holds as it was"
                        + " taken");
    }
}
