package dev.vireo.shell.domain;

import dev.vireo.api.DefineOptions;
import dev.vireo.api.Domain;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.InputFile;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import java.util.List;
import java.util.Optional;

/// `define`.
public final class DefineCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "define",
                CommandSpec.Group.DOMAIN,
                "define (but don't start) a domain from an XML file",
                "Define a domain.",
                true,
                List.of(
                        new OptionSpec(
                                        "file",
                                        OptionSpec.Kind.TEXT,
                                        true,
                                        "file containing an XML domain description")
                                .completing(Completes.FILE),
                        OptionSpec.flag("validate", "validate the XML against the schema"),
                        OptionSpec.namedText(
                                "folder", "folder of domains for a new one, such as Sites/Public"),
                        OptionSpec.namedText("pool", "resource pool for a new domain")));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        String file = arguments.required("file");
        DefineOptions options =
                new DefineOptions(
                        arguments.has("validate"),
                        Optional.ofNullable(arguments.text("folder")),
                        Optional.ofNullable(arguments.text("pool")));
        String document = InputFile.read(file);
        Domain domain;
        try {
            domain = session.connection().defineXml(document, options);
        } catch (VirtException e) {
            throw CommandFailure.because("Failed to define domain from " + file, e);
        }
        return DomainChange.done(
                "define", domain, "Domain '" + domain.name() + "' defined from " + file);
    }
}
