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

/// `snapshot-current`.
public final class SnapshotCurrentCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "snapshot-current",
                CommandSpec.Group.SNAPSHOT,
                "Get or set the current snapshot",
                "Get or set the current snapshot",
                OptionSpec.domain("domain name, id or uuid"),
                OptionSpec.flag("name", "list the name, rather than the full xml"),
                SnapshotDumpxmlCommand.SECURITY_INFO,
                OptionSpec.text(SnapshotLookup.NAME, "name of existing snapshot to make current")
                        .completing(Completes.SNAPSHOT));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        arguments.exclusive("name", SnapshotLookup.NAME);
        Domain domain = DomainLookup.ANY.find(session, arguments);
        if (arguments.text(SnapshotLookup.NAME) != null) {
            throw CommandFailure.of(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    "VMware's current snapshot is the one that a domain goes on from; use"
                            + " snapshot-revert");
        }
        Snapshot snapshot =
                domain.fetchCurrentSnapshot()
                        .orElseThrow(() ->
                                CommandFailure.of(
                                        ErrorCode.NO_DOMAIN_SNAPSHOT,
                                        "domain '"
                                                + arguments.required("domain")
                                                + "' has no current snapshot"));
        if (arguments.has("name")) {
            return SnapshotReply.text(snapshot, snapshot.name(), "current", true);
        }
        SnapshotDumpxmlCommand.refuseSecrets(session.connection(), arguments);
        String document = snapshot.fetchXml();
        return SnapshotReply.text(snapshot, document, "xml", document);
    }
}
