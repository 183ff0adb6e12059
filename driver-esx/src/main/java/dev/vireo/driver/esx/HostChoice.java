package dev.vireo.driver.esx;

import dev.vireo.client.OneLine;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.ClusterConfigInfoEx;
import dev.vireo.vim.ClusterDrsConfigInfo;
import dev.vireo.vim.HostSystemConnectionState;
import dev.vireo.vim.ManagedObjectReference;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The hosts that a new machine may be put on: the only one of the connection, or those of one
/// compute resource that are at work and see the machine's datastore.
///
/// @param computeResource the compute resource
/// @param hosts its hosts, at least one
record HostChoice(Row computeResource, List<Row> hosts) {
    static final String STATE = "runtime.connectionState";
    static final String MAINTENANCE = "runtime.inMaintenanceMode";
    static final String DATASTORES = "datastore";

    HostChoice {
        hosts = List.copyOf(hosts);
    }

    /// Chooses.
    ///
    /// @param rows of [Scope#home()]
    /// @param datastore the datastore of the machine, if it is known
    /// @param tree fetches what [InventoryPath#of] needs, for the message: the rows may lack what
    ///   is above the connection's part of the inventory
    /// @throws VirtException `INVALID_ARG` if there is no such host, or if there are some in
    ///   several compute resources
    static HostChoice of(List<Row> rows, Optional<String> datastore, Supplier<List<Row>> tree) {
        List<Row> all = rows.stream().filter(row -> row.isType(Scope.HOST)).toList();
        if (all.size() == 1) { // whatever speaks against it, the server says it better
            return new HostChoice(home(all.getFirst(), rows), all);
        }
        List<Row> able =
                all.stream()
                        .filter(HostChoice::isAtWork)
                        .filter(host -> datastore.isEmpty() || sees(host, datastore.get(), rows))
                        .toList();
        if (able.isEmpty()) {
            throw none(rows, datastore);
        }
        Row home = home(able.getFirst(), rows);
        List<ManagedObjectReference> homes =
                able.stream().map(host -> home(host, rows).object()).distinct().toList();
        if (homes.size() > 1) {
            throw several(InventoryPath.of(homes, tree.get()), datastore);
        }
        return new HostChoice(home, able);
    }

    /// Returns whether the server picks the host: with DRS it does, and wants to.
    boolean isScheduled() {
        return hosts.size() > 1
                && computeResource
                        .find(MachineHome.CONFIGURATION, ClusterConfigInfoEx.class)
                        .map(ClusterConfigInfoEx::drsConfig)
                        .map(ClusterDrsConfigInfo::enabled)
                        .filter(Boolean::booleanValue)
                        .isPresent();
    }

    private static Row home(Row host, List<Row> rows) {
        return host.find(Scope.PARENT, ManagedObjectReference.class)
                .flatMap(parent ->
                        rows.stream().filter(row -> row.object().equals(parent)).findFirst())
                .orElseThrow(() -> host.missing(Scope.PARENT));
    }

    private static boolean isAtWork(Row host) {
        return host.find(STATE, HostSystemConnectionState.class)
                        .filter(HostSystemConnectionState.CONNECTED::equals)
                        .isPresent()
                && host.find(MAINTENANCE, Boolean.class).filter(is -> is).isEmpty();
    }

    private static boolean sees(Row host, String datastore, List<Row> rows) {
        List<ManagedObjectReference> seen = host.list(DATASTORES, ManagedObjectReference.class);
        return rows.stream()
                .filter(row -> Objects.equals(datastoreName(row), datastore))
                .anyMatch(row -> seen.contains(row.object()));
    }

    private static String datastoreName(Row row) {
        return row.find(DatastoreMounts.NAME, String.class).orElse("");
    }

    private static VirtException none(List<Row> rows, Optional<String> datastore) {
        Set<String> names =
                rows.stream()
                        .filter(row -> row.isType(DatastoreMounts.TYPE))
                        .map(HostChoice::datastoreName)
                        .map(OneLine::of)
                        .collect(Collectors.toCollection(TreeSet::new));
        return new VirtException(
                ErrorCode.INVALID_ARG,
                "none of the connection's hosts is connected, out of maintenance mode"
                        + datastore
                                .map(name -> " and sees datastore '" + OneLine.of(name) + "'")
                                .orElse("")
                        + "; there are the datastores: "
                        + InventoryPath.enumerated(List.copyOf(names)));
    }

    private static VirtException several(List<String> homes, Optional<String> datastore) {
        return new VirtException(
                ErrorCode.INVALID_ARG,
                "the domain could be put into several places"
                        + datastore
                                .map(name -> " that see a datastore '" + OneLine.of(name) + "'")
                                .orElse("")
                        + "; name one of them in the URI's path: "
                        + InventoryPath.enumerated(homes.stream().sorted().toList()));
    }
}
