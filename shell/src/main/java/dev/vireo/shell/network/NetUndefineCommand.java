package dev.vireo.shell.network;

import dev.vireo.api.Network;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;

/// `net-undefine`.
public final class NetUndefineCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "net-undefine",
                CommandSpec.Group.NETWORK,
                "undefine a persistent network",
                "Undefine the configuration for a persistent network.",
                NetworkLookup.option("network name or uuid"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Network network = NetworkLookup.ANY.find(session, arguments);
        String given = arguments.required(NetworkLookup.OPTION);
        try {
            network.undefine();
        } catch (VirtException e) {
            throw CommandFailure.because("Failed to undefine network " + given, e);
        }
        return NetworkLookup.done(
                "net-undefine", network, "Network " + given + " has been undefined\n");
    }
}
