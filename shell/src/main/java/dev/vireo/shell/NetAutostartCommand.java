package dev.vireo.shell;

import dev.vireo.api.Network;
import dev.vireo.model.VirtException;

/// `net-autostart`. VMware's networks are there when their host starts.
final class NetAutostartCommand implements Command {
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
