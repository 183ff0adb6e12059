package dev.vireo.shell.network;

import dev.vireo.api.Network;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Labelled;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;

/// `net-info`. VMware's networks have no bridges with names of their own.
public final class NetInfoCommand implements Command {
    private static final int WIDTH = 15;

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "net-info",
                CommandSpec.Group.NETWORK,
                "network information",
                "Returns basic information about the network",
                NetworkLookup.option("network name or uuid"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Network network = NetworkLookup.ANY.find(session, arguments);
        Labelled lines = new Labelled(WIDTH);
        lines.add("Name:", network.name());
        lines.add("UUID:", network.uuid().toString());
        lines.add("Active:", "yes");
        lines.add("Persistent:", "yes");
        lines.add("Autostart:", "yes");
        return new TextReply(lines.toString(), NetworkLookup.members(network));
    }
}
