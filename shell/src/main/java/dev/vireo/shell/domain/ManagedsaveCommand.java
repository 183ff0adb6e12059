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

/// `managedsave`: for VMware, suspending to disk.
public final class ManagedsaveCommand implements Command {
    private static final int BYPASS_CACHE = 1;
    private static final int RUNNING = 2;
    private static final int PAUSED = 4;

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "managedsave",
                CommandSpec.Group.DOMAIN,
                "managed save of a domain state",
                """
                Save and destroy a running domain, so it can be restarted from
                    the same state at a later time.  When the virsh 'start'
                    command is next run for the domain, it will automatically
                    be started from this saved state.\
                """,
                OptionSpec.domain("domain name, id or uuid").completing(Completes.ACTIVE_DOMAIN),
                OptionSpec.flag("bypass-cache", "avoid file system cache when saving"),
                OptionSpec.flag("running", "set domain to be running on next start"),
                OptionSpec.flag("paused", "set domain to be paused on next start"),
                OptionSpec.flag("verbose", "display the progress of save"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.ANY.find(session, arguments);
        String given = arguments.required("domain");
        int flags =
                (arguments.has("bypass-cache") ? BYPASS_CACHE : 0)
                        | (arguments.has("paused") ? PAUSED : 0);
        try {
            DomainChange.refuseFlags(
                    session.connection(),
                    arguments.has("running") && flags != 0 ? flags | RUNNING : flags,
                    "virDomainManagedSave",
                    "esxDomainManagedSave");
            domain.managedSave();
        } catch (VirtException e) {
            throw CommandFailure.because("Failed to save domain '" + given + "' state", e);
        }
        return DomainChange.done(
                "managedsave", domain, "Domain '" + given + "' state saved by libvirt");
    }
}
