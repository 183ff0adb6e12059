package dev.vireo.shell.snapshot;

import dev.vireo.api.Domain;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import dev.vireo.shell.domain.DomainLookup;
import java.util.List;
import java.util.stream.Stream;

/// `snapshot-create-as`.
public final class SnapshotCreateAsCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "snapshot-create-as",
                CommandSpec.Group.SNAPSHOT,
                "Create a snapshot from a set of args",
                "Create a snapshot (disk and RAM) from arguments",
                true,
                Stream.of(
                                List.of(
                                        OptionSpec.domain("domain name, id or uuid"),
                                        OptionSpec.text("name", "name of snapshot"),
                                        OptionSpec.text("description", "description of snapshot"),
                                        OptionSpec.flag(
                                                "print-xml",
                                                "print XML document rather than create")),
                                SnapshotCreation.options(),
                                List.of(
                                        OptionSpec.namedText(
                                                "memspec",
                                                "memory attributes: [file=]name[,snapshot=type]"),
                                        OptionSpec.list(
                                                "diskspec",
                                                "disk attributes: disk[,snapshot=type][,driver=type]"
                                                        + "[,stype=type][,file=name]")))
                        .flatMap(List::stream)
                        .toList());
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.ANY.find(session, arguments);
        String document =
                SnapshotDraft.write(
                        arguments.text("name"),
                        arguments.text("description"),
                        arguments.text("memspec"),
                        arguments.list());
        if (arguments.has("print-xml")) {
            var members = SnapshotReply.of(domain);
            members.put("xml", document);
            return new TextReply(document + "\n", members);
        }
        return SnapshotCreation.take(session, arguments, domain, document, null);
    }
}
