package dev.vireo.driver.esx;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.DVSUplinkPortPolicy;
import dev.vireo.vim.HostNetworkInfo;
import dev.vireo.vim.HostPortGroup;
import dev.vireo.vim.HostProxySwitch;
import dev.vireo.vim.HostVirtualSwitch;
import dev.vireo.vim.ManagedObjectReference;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The virtual switches of a host as they were at one moment, with the port groups that machines
/// can be connected to.
///
/// @param network what the host says of its network
/// @param system what changes it
/// @param rows the network objects of the host, and the distributed switches
record SwitchView(HostNetworkInfo network, ManagedObjectReference system, List<Row> rows) {
    static final String PORT_GROUP = "DistributedVirtualPortgroup";
    static final String SWITCH = "DistributedVirtualSwitch";
    static final String OWNER = "config.distributedVirtualSwitch";
    static final String SETTING = "config.defaultPortConfig";
    static final String UPLINK = "config.uplink";
    static final String CONFIG_VERSION = "config.configVersion";
    static final String UPLINK_POLICY = "config.uplinkPortPolicy";
    static final String UUID_TEXT = "uuid";

    /// Fetches them, in one request.
    static SwitchView fetch(HostsInScope hosts) {
        List<Row> rows = hosts.session().rows(hosts.scope().networks(), "the networks");
        Row host = hosts.one("network", rows);
        return new SwitchView(
                host.find(Properties.NETWORK, HostNetworkInfo.class)
                        .orElseThrow(() -> host.missing(Properties.NETWORK)),
                host.find(Properties.NETWORK_SYSTEM, ManagedObjectReference.class)
                        .orElseThrow(() -> host.missing(Properties.NETWORK_SYSTEM)),
                rows);
    }

    Optional<HostVirtualSwitch> standard(String name) {
        return network.vswitch().stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /// Returns the port groups of a standard switch, those of the host itself too.
    List<HostPortGroup> portGroups(HostVirtualSwitch owner) {
        return owner.portgroup().stream().map(this::portGroup).toList();
    }

    private HostPortGroup portGroup(String key) {
        return network.portgroup().stream()
                .filter(group -> Objects.equals(group.key(), key))
                .findFirst()
                .orElseThrow(() ->
                        new VirtException(
                                ErrorCode.INTERNAL_ERROR,
                                "the server does not show the port group with key '" + key + "'"));
    }

    /// Returns whether machines can be connected to a port group: the server has a network of its
    /// name then. Those of the host itself have none.
    boolean isForMachines(HostPortGroup group) {
        return rows.stream()
                .anyMatch(row ->
                        row.isType("Network") && EntityName.of(row).equals(group.spec().name()));
    }

    /// Returns the names of cards.
    List<String> cards(List<String> keys) {
        return keys.stream()
                .map(key ->
                        network.pnic().stream()
                                .filter(card -> Objects.equals(card.key(), key))
                                .findFirst()
                                .orElseThrow(() ->
                                        new VirtException(
                                                ErrorCode.INTERNAL_ERROR,
                                                "the server does not show the card with key '"
                                                        + key
                                                        + "'"))
                                .device())
                .toList();
    }

    /// Returns the port groups of a distributed switch that machines can be connected to.
    List<Row> portGroups(HostProxySwitch owner) {
        return rows.stream()
                .filter(row -> row.isType(PORT_GROUP) && isOf(row, owner))
                .filter(row -> !row.find(UPLINK, Boolean.class).orElse(false))
                .toList();
    }

    private boolean isOf(Row group, HostProxySwitch owner) {
        return whole(owner).equals(group.find(OWNER, ManagedObjectReference.class));
    }

    /// Finds the distributed switch that a host has a part of. Only a vCenter shows it.
    Optional<ManagedObjectReference> whole(HostProxySwitch part) {
        return row(part).map(Row::object);
    }

    /// Returns how the uplinks of a distributed switch are named, if the server shows it.
    @Nullable DVSUplinkPortPolicy uplinkPolicy(HostProxySwitch part) {
        return row(part)
                .flatMap(row -> row.find(UPLINK_POLICY, DVSUplinkPortPolicy.class))
                .orElse(null);
    }

    private Optional<Row> row(HostProxySwitch part) {
        return rows.stream()
                .filter(row ->
                        row.find(UUID_TEXT, String.class)
                                .filter(uuid -> uuid.equalsIgnoreCase(part.dvsUuid()))
                                .isPresent())
                .findFirst();
    }

    /// Finds the part of a distributed switch by its UUID.
    @Nullable HostProxySwitch distributed(UUID uuid) {
        return network.proxySwitch().stream()
                .filter(each -> EsxNetwork.uuid(each).equals(uuid))
                .findFirst()
                .orElse(null);
    }
}
