package dev.vireo.shell.network;

import dev.vireo.api.Network;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;

/// `net-autostart`. VMware's networks are there when their host starts.
public final class NetAutostartCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "net-autostart",
                CommandSpec.Group.NETWORK,
                "autostart a network",
                "Configure a network to be automatically started at boot.",
                NetworkLookup.option("network name or uuid"),
                OptionSpec.flag("disable", "disable autostarting"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Network network = NetworkLookup.ANY.find(session, arguments);
        String given = arguments.required(NetworkLookup.OPTION);
        String mark = arguments.has("disable") ? "unmark" : "mark";
        try {
            network.setAutostart(!arguments.has("disable"));
        } catch (VirtException e) {
            throw CommandFailure.because(
                    "failed to " + mark + " network " + given + " as autostarted", e);
        }
        return NetworkLookup.done(
                "net-autostart", network, "Network " + given + " " + mark + "ed as autostarted\n");
    }
}
