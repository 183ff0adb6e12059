package dev.vireo.shell.domain;

import dev.vireo.api.Domain;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;

/// `inject-nmi`.
public final class InjectNmiCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "inject-nmi",
                CommandSpec.Group.DOMAIN,
                "Inject NMI to the guest",
                "Inject NMI to the guest domain.",
                OptionSpec.domain("domain name, id or uuid").completing(Completes.ACTIVE_DOMAIN));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.ANY.find(session, arguments);
        domain.injectNmi();
        return DomainChange.done("inject-nmi", domain, null);
    }
}
