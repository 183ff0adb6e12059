package dev.vireo.shell.network;

import dev.vireo.api.Network;
import dev.vireo.api.NetworkFilter;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TableReply;
import dev.vireo.shell.command.TextReply;
import dev.vireo.shell.text.NameOrder;
import dev.vireo.shell.text.Table;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `net-list`.
public final class NetListCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "net-list",
                CommandSpec.Group.NETWORK,
                "list networks",
                "Returns list of networks.",
                OptionSpec.flag("inactive", "list inactive networks"),
                OptionSpec.flag("all", "list inactive & active networks"),
                OptionSpec.flag("persistent", "list persistent networks"),
                OptionSpec.flag("transient", "list transient networks"),
                OptionSpec.flag("autostart", "list networks with autostart enabled"),
                OptionSpec.flag("no-autostart", "list networks with autostart disabled"),
                OptionSpec.flag("uuid", "list uuid's only"),
                OptionSpec.flag("name", "list network names only"),
                OptionSpec.flag("table", "list table (default)"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        if (Stream.of("table", "name", "uuid").filter(arguments::has).count() > 1) {
            throw CommandFailure.usage(
                    "Only one argument from --table, --name and --uuid may be specified.");
        }
        List<Network> all;
        try {
            all = new ArrayList<>(session.connection().listNetworks(filters(arguments)));
        } catch (VirtException e) {
            throw CommandFailure.because("Failed to list networks", e);
        }
        all.sort((a, b) -> NameOrder.compare(a.name(), b.name()));
        Map<String, @Nullable Object> members =
                Map.of("networks", all.stream().map(NetworkLookup::members).toList());
        if (arguments.has("name") || arguments.has("uuid")) {
            StringBuilder lines = new StringBuilder();
            for (Network network : all) {
                lines.append(arguments.has("name") ? network.name() : network.uuid().toString());
                lines.append('\n');
            }
            return new TextReply(lines.toString(), members);
        }
        Table table = new Table("Name", "State", "Autostart", "Persistent");
        all.forEach(network -> table.add(network.name(), "active", "yes", "yes"));
        return new TableReply(table, members);
    }

    private static Set<NetworkFilter> filters(Arguments arguments) {
        Set<NetworkFilter> filters = EnumSet.noneOf(NetworkFilter.class);
        boolean inactive = arguments.has("inactive");
        boolean all = arguments.has("all");
        addIf(inactive || all, filters, NetworkFilter.INACTIVE);
        addIf(!inactive || all, filters, NetworkFilter.ACTIVE);
        addIf(arguments.has("persistent"), filters, NetworkFilter.PERSISTENT);
        addIf(arguments.has("transient"), filters, NetworkFilter.TRANSIENT);
        addIf(arguments.has("autostart"), filters, NetworkFilter.AUTOSTART);
        addIf(arguments.has("no-autostart"), filters, NetworkFilter.NO_AUTOSTART);
        return filters;
    }

    private static void addIf(boolean wanted, Set<NetworkFilter> filters, NetworkFilter filter) {
        if (wanted) {
            filters.add(filter);
        }
    }
}
