package dev.vireo.shell.domain;

import dev.vireo.api.Domain;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;

/// `destroy`.
public final class DestroyCommand implements Command {
    private static final int GRACEFUL = 1;
    private static final int REMOVE_LOGS = 2;

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "destroy",
                CommandSpec.Group.DOMAIN,
                "destroy (stop) a domain",
                "Forcefully stop a given domain, but leave its resources intact.",
                OptionSpec.domain("domain name, id or uuid").completing(Completes.ACTIVE_DOMAIN),
                OptionSpec.flag("graceful", "terminate gracefully"),
                OptionSpec.flag("remove-logs", "remove domain logs"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.ANY.find(session, arguments);
        String given = arguments.required("domain");
        int flags =
                (arguments.has("graceful") ? GRACEFUL : 0)
                        | (arguments.has("remove-logs") ? REMOVE_LOGS : 0);
        try {
            DomainChange.refuseFlags(
                    session.connection(), flags, "virDomainDestroyFlags", "esxDomainDestroyFlags");
            domain.destroy();
        } catch (VirtException e) {
            throw DomainChange.failed("destroy", given, e);
        }
        return DomainChange.done("destroy", domain, "Domain '" + given + "' destroyed");
    }
}
