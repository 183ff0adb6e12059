package dev.vireo.shell.domain;

import dev.vireo.api.Domain;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Identity;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;

/// `domid`, `domname`, `domuuid`.
public record IdentityCommand(Wanted wanted) implements Command {
    /// What is asked for.
    public enum Wanted {
        /// The id.
        ID(
                "domid",
                "convert a domain name or UUID to domain id",
                "domain name or uuid",
                DomainLookup.NAME_OR_UUID),
        /// The name.
        NAME(
                "domname",
                "convert a domain id or UUID to domain name",
                "domain id or uuid",
                DomainLookup.ID_OR_UUID),
        /// The UUID.
        UUID(
                "domuuid",
                "convert a domain name or id to domain UUID",
                "domain id or name",
                DomainLookup.NAME_OR_ID);

        private final String command;
        private final String summary;
        private final String argument;
        private final DomainLookup lookup;

        Wanted(String command, String summary, String argument, DomainLookup lookup) {
            this.command = command;
            this.summary = summary;
            this.argument = argument;
            this.lookup = lookup;
        }
    }

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                wanted.command,
                CommandSpec.Group.DOMAIN,
                wanted.summary,
                "",
                OptionSpec.domain(wanted.argument));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = wanted.lookup.find(session, arguments);
        String text =
                switch (wanted) {
                    case ID -> DomainList.text(domain.id());
                    case NAME -> domain.name();
                    case UUID -> domain.uuid().toString();
                };
        return new TextReply(text + "\n", Identity.members(domain));
    }
}
