package dev.vireo.shell.domain;

import dev.vireo.api.Domain;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;

/// `dompmwakeup`. A guest that sleeps is, for VMware, a machine that is suspended.
public final class DompmwakeupCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "dompmwakeup",
                CommandSpec.Group.DOMAIN,
                "wakeup a domain from pmsuspended state",
                "Wakeup a domain that was previously suspended by power management.",
                OptionSpec.domain("domain name, id or uuid").completing(Completes.ACTIVE_DOMAIN));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.ANY.find(session, arguments);
        try {
            domain.wakeUp();
        } catch (VirtException e) {
            throw CommandFailure.because("Domain '" + domain.name() + "' could not be woken up", e);
        }
        return DomainChange.told(
                "dompmwakeup", domain, "Domain '" + domain.name() + "' successfully woken up");
    }
}
