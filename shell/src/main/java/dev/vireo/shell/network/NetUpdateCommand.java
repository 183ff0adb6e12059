package dev.vireo.shell.network;

import dev.vireo.api.Network;
import dev.vireo.api.NetworkUpdate;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.InputFile;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import java.util.List;
import java.util.Map;

/// `net-update`: of a network's parts, VMware has port groups.
public final class NetUpdateCommand implements Command {
    private static final String PORT_GROUP = "portgroup";
    private static final List<String> SECTIONS =
            List.of(
                    "bridge",
                    "domain",
                    "ip",
                    "ip-dhcp-host",
                    "ip-dhcp-range",
                    "forward",
                    "forward-interface",
                    "forward-pf",
                    PORT_GROUP,
                    "dns-host",
                    "dns-txt",
                    "dns-srv");
    private static final Map<String, NetworkUpdate> UPDATES =
            Map.of(
                    "add", NetworkUpdate.ADD,
                    "add-first", NetworkUpdate.ADD,
                    "add-last", NetworkUpdate.ADD,
                    "delete", NetworkUpdate.DELETE,
                    "modify", NetworkUpdate.MODIFY);

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "net-update",
                CommandSpec.Group.NETWORK,
                "update parts of an existing network's configuration",
                "",
                NetworkLookup.option("network name or uuid"),
                required("command", "type of update (add-first, add-last (add), delete, or modify)")
                        .choosing("add", "add-first", "add-last", "delete", "modify"),
                required("section", "which section of network configuration to update")
                        .choosing("portgroup"),
                required(
                                "xml",
                                "name of file containing xml (or, if it starts with '<', the complete xml"
                                        + " element itself) to add/modify, or to be matched for search")
                        .completing(Completes.FILE),
                OptionSpec.number("parent-index", "which parent object to search through"),
                OptionSpec.flag("config", "affect next network startup"),
                OptionSpec.flag("live", "affect running network"),
                OptionSpec.flag("current", "affect current state of network"));
    }

    private static OptionSpec required(String name, String summary) {
        return new OptionSpec(name, OptionSpec.Kind.TEXT, true, summary);
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        arguments.exclusive("current", "live");
        arguments.exclusive("current", "config");
        Network network = NetworkLookup.ANY.find(session, arguments);
        String command = arguments.required("command");
        NetworkUpdate update = UPDATES.get(command);
        if (update == null) {
            throw CommandFailure.usage("unrecognized command name '" + command + "'");
        }
        String section = arguments.required("section");
        if (!SECTIONS.contains(section)) {
            throw CommandFailure.usage("unrecognized section name '" + section + "'");
        }
        arguments.number("parent-index");
        String xml = arguments.required("xml");
        String element = xml.startsWith("<") ? xml : InputFile.read(xml);
        String given = arguments.required(NetworkLookup.OPTION);
        try {
            if (!section.equals(PORT_GROUP)) {
                throw new VirtException(
                        ErrorCode.OPERATION_UNSUPPORTED,
                        ErrorDomain.NONE,
                        "VMware's networks have no section '" + section + "' that can be changed",
                        null);
            }
            network.updatePortGroup(update, element);
        } catch (VirtException e) {
            throw CommandFailure.because("Failed to update network " + given, e);
        }
        return NetworkLookup.done(
                "net-update", network, "Updated network " + given + " " + sides(arguments) + "\n");
    }

    private static String sides(Arguments arguments) {
        if (!arguments.has("config")) {
            return "live state";
        }
        return arguments.has("live") ? "persistent config and live state" : "persistent config";
    }
}
