package dev.vireo.shell.snapshot;

import dev.vireo.api.Domain;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.InputFile;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.domain.DomainLookup;
import java.util.List;
import java.util.stream.Stream;

/// `snapshot-create`.
public final class SnapshotCreateCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "snapshot-create",
                CommandSpec.Group.SNAPSHOT,
                "Create a snapshot from XML",
                "Create a snapshot (disk and RAM) from XML",
                true,
                Stream.of(
                                List.of(
                                        OptionSpec.domain("domain name, id or uuid"),
                                        OptionSpec.text("xmlfile", "domain snapshot XML")
                                                .completing(Completes.FILE),
                                        OptionSpec.flag(
                                                "redefine",
                                                "redefine metadata for existing snapshot"),
                                        OptionSpec.flag(
                                                "current", "with redefine, set current snapshot")),
                                SnapshotCreation.options())
                        .flatMap(List::stream)
                        .toList());
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.ANY.find(session, arguments);
        String file = arguments.text("xmlfile");
        String document = file == null ? "<domainsnapshot/>" : InputFile.read(file);
        return SnapshotCreation.take(session, arguments, domain, document, file);
    }
}
