package dev.vireo.shell.network;

import dev.vireo.api.Network;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;

/// `net-name` and `net-uuid`: one name of a network for another.
///
/// @param uuid whether the UUID is wanted
public record NetIdentityCommand(boolean uuid) implements Command {
    @Override
    public CommandSpec spec() {
        return uuid
                ? new CommandSpec(
                        "net-uuid",
                        CommandSpec.Group.NETWORK,
                        "convert a network name to network UUID",
                        "",
                        NetworkLookup.option("network name"))
                : new CommandSpec(
                        "net-name",
                        CommandSpec.Group.NETWORK,
                        "convert a network UUID to network name",
                        "",
                        NetworkLookup.option("network uuid"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Network network =
                (uuid ? NetworkLookup.NAME_ONLY : NetworkLookup.UUID_ONLY).find(session, arguments);
        return new TextReply(
                (uuid ? network.uuid().toString() : network.name()) + "\n",
                NetworkLookup.members(network));
    }
}
