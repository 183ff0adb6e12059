package dev.vireo.shell.domain;

import dev.vireo.api.DefineOptions;
import dev.vireo.api.Domain;
import dev.vireo.api.DomainXmlFlag;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Identity;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.editing.DocumentEditor;
import dev.vireo.shell.editing.EditReply;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `edit`.
public final class EditCommand implements Command {
    private static final Set<DomainXmlFlag> WHOLE =
            Set.of(DomainXmlFlag.SECURE, DomainXmlFlag.INACTIVE);

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "edit",
                CommandSpec.Group.DOMAIN,
                "edit XML configuration for a domain",
                "Edit the XML configuration for a domain.",
                OptionSpec.domain("domain name, id or uuid"),
                OptionSpec.flag("skip-validate", "skip validation of the XML against the schema"));
    }

    /// @throws VirtException if the domain's document cannot be fetched
    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.ANY.find(session, arguments);
        Optional<Domain> edited =
                new DocumentEditor<>(
                                session,
                                "domain '" + domain.name() + "'",
                                () -> domain.fetchXml(WHOLE),
                                (text, validate) ->
                                        session.connection().defineXml(text, options(validate)),
                                !arguments.has("skip-validate"))
                        .edit(domain.name());
        Domain now = edited.orElse(domain);
        Map<String, @Nullable Object> members = Identity.ofChange("edit", now);
        return EditReply.of("Domain '" + now.name() + "'", members, edited.isPresent());
    }

    private static DefineOptions options(boolean validate) {
        return new DefineOptions(validate, Optional.empty(), Optional.empty());
    }
}
