package dev.vireo.shell.storage;

import dev.vireo.api.StoragePool;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;

/// `pool-autostart`.
public final class PoolAutostartCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "pool-autostart",
                CommandSpec.Group.POOL,
                "autostart a pool",
                "Configure a pool to be automatically started at boot.",
                PoolLookup.option(),
                OptionSpec.flag("disable", "disable autostarting"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        StoragePool pool = PoolLookup.ANY.find(session, arguments);
        String given = arguments.required("pool");
        boolean on = !arguments.has("disable");
        try {
            pool.setAutostart(on);
        } catch (VirtException e) {
            throw CommandFailure.because(
                    "failed to " + (on ? "" : "un") + "mark pool " + given + " as autostarted", e);
        }
        return PoolChange.done(
                on ? "pool-autostart" : "pool-no-autostart",
                pool,
                "Pool " + given + " " + (on ? "" : "un") + "marked as autostarted");
    }
}
