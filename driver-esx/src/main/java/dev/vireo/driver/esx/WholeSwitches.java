package dev.vireo.driver.esx;

import dev.vireo.client.PropertyFilters;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.NetworkDefinition;
import dev.vireo.model.VirtException;
import dev.vireo.vim.DVSConfigInfo;
import dev.vireo.vim.DVSNameArrayUplinkPortPolicy;
import dev.vireo.vim.DistributedVirtualSwitchHostMember;
import dev.vireo.vim.DistributedVirtualSwitchHostMemberPnicBacking;
import dev.vireo.vim.DistributedVirtualSwitchHostMemberPnicSpec;
import dev.vireo.vim.HostVirtualSwitch;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.PhysicalNic;
import dev.vireo.vim.PropertyFilterSpec;
import dev.vireo.vim.SelectionSpec;
import dev.vireo.vim.VMwareDVSConfigInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// The distributed switches of the datacenters that a connection is about, as their vCenter knows
/// them, with their port groups, and the hosts that the connection is about.
///
/// @param hosts the connection's part of the vCenter
/// @param rows what the vCenter shows
record WholeSwitches(HostsInScope hosts, List<Row> rows) {
    static final String NETWORK_FOLDER = "networkFolder";
    private static final String CONFIG = "config";
    private static final String CARDS = "config.network.pnic";
    private static final String STANDARD = "config.network.vswitch";
    private static final String FOLDER = "Folder";

    /// Fetches them, in one request.
    static WholeSwitches fetch(HostsInScope hosts) {
        return new WholeSwitches(
                hosts, hosts.session().rows(filter(hosts.scope()), "the distributed switches"));
    }

    /// Goes down to the hosts, from each up to the datacenter, and from datacenters to networks.
    private static PropertyFilterSpec filter(Scope scope) {
        PropertyFilters filter =
                PropertyFilters.start()
                        .properties(FOLDER, List.of(Scope.NAME, Scope.PARENT))
                        .properties(
                                Scope.DATACENTER, List.of(Scope.NAME, Scope.PARENT, NETWORK_FOLDER))
                        .properties(Scope.COMPUTE_RESOURCE, List.of(Scope.PARENT))
                        .properties(Scope.HOST, List.of(Scope.NAME, Scope.PARENT, CARDS, STANDARD))
                        .properties("Network", List.of(Scope.NAME, Scope.PARENT))
                        .properties(SwitchView.SWITCH, List.of(Scope.PARENT, CONFIG))
                        .properties(
                                SwitchView.PORT_GROUP,
                                List.of(
                                        Scope.NAME,
                                        Scope.PARENT,
                                        SwitchView.OWNER,
                                        SwitchView.SETTING,
                                        SwitchView.CONFIG_VERSION,
                                        SwitchView.UPLINK));
        SelectionSpec networks = PropertyFilters.named("networks");
        List<SelectionSpec> way = new ArrayList<>();
        way.add(
                PropertyFilters.traversal(
                        "up",
                        "ManagedEntity",
                        Scope.PARENT,
                        List.of(PropertyFilters.named("up"), networks)));
        way.add(
                PropertyFilters.traversal(
                        "networks",
                        Scope.DATACENTER,
                        NETWORK_FOLDER,
                        List.of(PropertyFilters.named("inFolder"))));
        way.add(
                PropertyFilters.traversal(
                        "inFolder",
                        FOLDER,
                        "childEntity",
                        List.of(PropertyFilters.named("inFolder"))));
        if (scope.host().isEmpty()) {
            way.addAll(Scope.toHosts("up"));
        }
        return filter.object(scope.root()).reachedFrom(scope.root(), way).build();
    }

    /// A distributed switch.
    ///
    /// @param row its row
    /// @param config what its vCenter says of it
    record Whole(Row row, DVSConfigInfo config) {
        String name() {
            return EntityName.plain(config.name());
        }

        UUID uuid() {
            return EsxNetwork.uuid(config.uuid(), row.object().value());
        }

        int mtu() {
            Integer size = config instanceof VMwareDVSConfigInfo vmware ? vmware.maxMtu() : null;
            return size == null || size == 0 ? SwitchDocument.USUAL_MTU : size;
        }

        /// Returns the names of the uplinks, none if the server leaves them out.
        List<String> uplinks() {
            return config.value("uplinkPortPolicy")
                    .filter(DVSNameArrayUplinkPortPolicy.class::isInstance)
                    .map(policy -> ((DVSNameArrayUplinkPortPolicy) policy).uplinkPortName())
                    .orElse(List.of());
        }

        /// Returns the cards of a host that connect it, empty if the host has no part of it.
        Optional<List<String>> cards(Row host) {
            return config.host().stream()
                    .map(DistributedVirtualSwitchHostMember::config)
                    .filter(member -> host.object().equals(member.host()))
                    .findFirst()
                    .map(member ->
                            member.backing()
                                            instanceof
                                            DistributedVirtualSwitchHostMemberPnicBacking cards
                                    ? cards.pnicSpec().stream()
                                            .map(
                                                    DistributedVirtualSwitchHostMemberPnicSpec
                                                            ::pnicDevice)
                                            .toList()
                                    : List.<String>of());
        }
    }

    List<Whole> all() {
        return rows.stream()
                .filter(row -> row.find(CONFIG, DVSConfigInfo.class).isPresent())
                .map(row -> new Whole(row, row.find(CONFIG, DVSConfigInfo.class).orElseThrow()))
                .toList();
    }

    Optional<Whole> find(UUID uuid) {
        return all().stream().filter(each -> each.uuid().equals(uuid)).findFirst();
    }

    /// Finds the one of a name in a datacenter.
    Optional<Whole> named(String name, Row datacenter) {
        return all().stream()
                .filter(each -> isIn(datacenter, each.row()))
                .filter(each -> EntityName.isMeant(each.config().name(), name))
                .findFirst();
    }

    /// Finds what changes a switch, empty if the vCenter does not show that.
    Optional<DistributedChanges> changes(UUID uuid) {
        return find(uuid)
                .map(whole ->
                        new DistributedChanges(
                                hosts.session(),
                                whole.name(),
                                whole.row().object(),
                                portGroups(whole)));
    }

    /// Returns the hosts that the connection is about.
    List<Row> members() {
        return rows.stream().filter(row -> row.isType(Scope.HOST)).toList();
    }

    /// Returns the names of a host's physical cards.
    static List<String> cards(Row host) {
        return physical(host).stream().map(PhysicalNic::device).toList();
    }

    static List<PhysicalNic> physical(Row host) {
        return host.list(CARDS, PhysicalNic.class);
    }

    /// Returns the switches that a host has for itself.
    static List<HostVirtualSwitch> standard(Row host) {
        return host.list(STANDARD, HostVirtualSwitch.class);
    }

    /// Returns the port groups of a switch that machines can be connected to.
    List<Row> portGroups(Whole owner) {
        return rows.stream()
                .filter(row -> row.isType(SwitchView.PORT_GROUP))
                .filter(row ->
                        row.find(SwitchView.OWNER, ManagedObjectReference.class)
                                .filter(owner.row().object()::equals)
                                .isPresent())
                .filter(row -> !row.find(SwitchView.UPLINK, Boolean.class).orElse(false))
                .filter(row -> !owner.config().uplinkPortgroup().contains(row.object()))
                .toList();
    }

    NetworkDefinition describe(Whole whole) {
        List<String> cards =
                members().stream()
                        .flatMap(host -> whole.cards(host).stream())
                        .flatMap(List::stream)
                        .distinct()
                        .toList();
        return SwitchDocument.of(whole, cards, portGroups(whole));
    }

    /// Returns the datacenter that the connection is about.
    ///
    /// @throws VirtException `OPERATION_INVALID` that names them if there are several
    Row datacenter() {
        List<Row> all = rows.stream().filter(row -> row.isType(Scope.DATACENTER)).toList();
        if (all.isEmpty()) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR, "the server shows no datacenter to this user");
        }
        if (all.size() > 1) {
            List<String> paths =
                    InventoryPath.of(all.stream().map(Row::object).toList(), belowRoot()).stream()
                            .sorted()
                            .toList();
            throw new VirtException(
                    ErrorCode.OPERATION_INVALID,
                    "this connection is about "
                            + all.size()
                            + " datacenters; for a distributed switch, name one in the URI's"
                            + " path: "
                            + InventoryPath.enumerated(paths));
        }
        return all.getFirst();
    }

    /// Returns what has a place: the root folder has none, and no name in paths.
    private List<Row> belowRoot() {
        return rows.stream()
                .filter(row -> row.find(Scope.PARENT, ManagedObjectReference.class).isPresent())
                .toList();
    }

    /// Tells whether something is in a datacenter.
    boolean isIn(Row datacenter, Row row) {
        return Scope.above(row, Scope.DATACENTER, rows)
                .filter(above -> above.object().equals(datacenter.object()))
                .isPresent();
    }

    /// Returns the names of the networks in a datacenter, switches aside.
    Stream<Row> networks(Row datacenter) {
        return rows.stream()
                .filter(row -> row.isType("Network") || row.isType(SwitchView.PORT_GROUP))
                .filter(row -> isIn(datacenter, row));
    }
}
