package dev.vireo.shell;

import dev.vireo.api.Domain;

/// `inject-nmi`.
final class InjectNmiCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "inject-nmi",
                CommandSpec.Group.DOMAIN,
                "Inject NMI to the guest",
                "Inject NMI to the guest domain.",
                OptionSpec.domain("domain name, id or uuid"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.ANY.find(session, arguments);
        domain.injectNmi();
        return DomainChange.done("inject-nmi", domain, null);
    }
}
