package dev.vireo.shell.domain;

import dev.vireo.api.Domain;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;

/// `autostart`.
public final class AutostartCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "autostart",
                CommandSpec.Group.DOMAIN,
                "autostart a domain",
                "Configure a domain to be automatically started at boot.",
                OptionSpec.domain("domain name, id or uuid"),
                OptionSpec.flag("disable", "disable autostarting"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Domain domain = DomainLookup.ANY.find(session, arguments);
        String given = arguments.required("domain");
        boolean on = !arguments.has("disable");
        try {
            domain.setAutostart(on);
        } catch (VirtException e) {
            throw CommandFailure.because(
                    "Failed to " + (on ? "" : "un") + "mark domain '" + given + "' as autostarted",
                    e);
        }
        return DomainChange.done(
                on ? "autostart" : "no-autostart",
                domain,
                "Domain '" + given + "' " + (on ? "" : "un") + "marked as autostarted");
    }
}
