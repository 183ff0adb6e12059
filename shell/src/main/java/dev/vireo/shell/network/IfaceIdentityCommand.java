package dev.vireo.shell.network;

import dev.vireo.api.HostInterface;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;

/// `iface-mac` and `iface-name`: one name of an interface for another.
///
/// @param mac whether the address is wanted
public record IfaceIdentityCommand(boolean mac) implements Command {
    @Override
    public CommandSpec spec() {
        return mac
                ? new CommandSpec(
                        "iface-mac",
                        CommandSpec.Group.INTERFACE,
                        "convert an interface name to interface MAC address",
                        "",
                        InterfaceLookup.option("interface name"))
                : new CommandSpec(
                        "iface-name",
                        CommandSpec.Group.INTERFACE,
                        "convert an interface MAC address to interface name",
                        "",
                        InterfaceLookup.option("interface mac"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        HostInterface found =
                (mac ? InterfaceLookup.NAME : InterfaceLookup.MAC).find(session, arguments);
        return new TextReply(
                (mac ? found.mac() : found.name()) + "\n", InterfaceLookup.members(found));
    }
}
