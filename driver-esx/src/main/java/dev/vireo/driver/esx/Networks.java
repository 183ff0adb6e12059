package dev.vireo.driver.esx;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.DistributedVirtualSwitchPortConnection;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.OpaqueNetworkSummary;
import dev.vireo.vim.VirtualDeviceBackingInfo;
import dev.vireo.vim.VirtualEthernetCardDistributedVirtualPortBackingInfo;
import dev.vireo.vim.VirtualEthernetCardNetworkBackingInfo;
import dev.vireo.vim.VirtualEthernetCardOpaqueNetworkBackingInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The networks that a machine's host has, in one request.
///
/// @param rows the networks and the switches of the distributed ones
record Networks(List<Row> rows) {
    static final String NAME = "name";
    static final String GROUP_KEY = "key";
    static final String GROUP_SWITCH = "config.distributedVirtualSwitch";
    static final String SWITCH_UUID = "uuid";
    static final String OPAQUE_SUMMARY = "summary";

    private static final String PORT_GROUP = "DistributedVirtualPortgroup";
    private static final String OPAQUE = "OpaqueNetwork";

    static Networks fetch(Machine machine) {
        return new Networks(
                machine.session().rows(Scope.networks(machine.reference()), "the networks"));
    }

    /// Finds what an interface on a network needs to say. A standard port group wins over others of
    /// the same name, and a name as people write it over one that only looks alike escaped.
    ///
    /// @throws VirtException `NO_NETWORK` if the host has none of this name
    VirtualDeviceBackingInfo named(String name) {
        return of("Network", name)
                .map(row -> standard(EntityName.of(row)))
                .or(() -> of(PORT_GROUP, name).map(this::distributed))
                .or(() -> of(OPAQUE, name).map(Networks::opaque))
                .orElseThrow(() -> missing(name));
    }

    /// Names a distributed port group, empty if it is not among the networks.
    Optional<String> groupName(String key) {
        return rows.stream()
                .filter(row -> row.isType(PORT_GROUP))
                .filter(row ->
                        row.find(GROUP_KEY, String.class).orElse(row.object().value()).equals(key))
                .map(EntityName::of)
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    private Optional<Row> of(String type, String name) {
        List<Row> typed = rows.stream().filter(row -> row.isType(type)).toList();
        return typed.stream()
                .filter(row -> EntityName.of(row).equals(name))
                .findFirst()
                .or(() ->
                        typed.stream()
                                .filter(row ->
                                        row.find(NAME, String.class)
                                                .filter(name::equals)
                                                .isPresent())
                                .findFirst());
    }

    private static VirtualDeviceBackingInfo standard(String name) {
        return VirtualEthernetCardNetworkBackingInfo.builder().deviceName(name).build();
    }

    private VirtualDeviceBackingInfo distributed(Row group) {
        ManagedObjectReference wanted =
                group.find(GROUP_SWITCH, ManagedObjectReference.class)
                        .orElseThrow(() -> group.missing(GROUP_SWITCH));
        String uuid =
                rows.stream()
                        .filter(row -> row.object().equals(wanted))
                        .flatMap(row -> row.find(SWITCH_UUID, String.class).stream())
                        .findFirst()
                        .orElseThrow(() -> group.missing(GROUP_SWITCH + "." + SWITCH_UUID));
        String key = group.find(GROUP_KEY, String.class).orElse(group.object().value());
        return port(uuid, key, Optional.empty());
    }

    /// Makes what an interface on a distributed switch says.
    ///
    /// @param port the port, empty for any
    static VirtualDeviceBackingInfo port(String uuid, String group, Optional<String> port) {
        DistributedVirtualSwitchPortConnection.Builder<?> connection =
                DistributedVirtualSwitchPortConnection.builder()
                        .switchUuid(uuid)
                        .portgroupKey(group);
        port.ifPresent(connection::portKey);
        return VirtualEthernetCardDistributedVirtualPortBackingInfo.builder()
                .port(connection.build())
                .build();
    }

    private static VirtualDeviceBackingInfo opaque(Row network) {
        OpaqueNetworkSummary summary =
                network.find(OPAQUE_SUMMARY, OpaqueNetworkSummary.class)
                        .orElseThrow(() -> network.missing(OPAQUE_SUMMARY));
        return VirtualEthernetCardOpaqueNetworkBackingInfo.builder()
                .opaqueNetworkId(summary.opaqueNetworkId())
                .opaqueNetworkType(summary.opaqueNetworkType())
                .build();
    }

    private VirtException missing(String name) {
        String there =
                rows.stream()
                        .map(EntityName::of)
                        .filter(one -> !one.isEmpty())
                        .sorted()
                        .distinct()
                        .map(one -> "'" + one + "'")
                        .collect(Collectors.joining(", "));
        return new VirtException(
                ErrorCode.NO_NETWORK,
                "the host has no port group '"
                        + name
                        + "'"
                        + (there.isEmpty() ? "" : "; it has " + there));
    }
}
