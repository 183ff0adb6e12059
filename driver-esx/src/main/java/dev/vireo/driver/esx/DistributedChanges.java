package dev.vireo.driver.esx;

import dev.vireo.api.NetworkUpdate;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.NetworkDefinition.Bandwidth;
import dev.vireo.model.NetworkDefinition.PortGroup;
import dev.vireo.model.NetworkDefinition.Rate;
import dev.vireo.model.VirtException;
import dev.vireo.vim.AddDVPortgroupTaskRequest;
import dev.vireo.vim.DVPortgroupConfigSpec;
import dev.vireo.vim.DVSTrafficShapingPolicy;
import dev.vireo.vim.DestroyTaskRequest;
import dev.vireo.vim.HostProxySwitch;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.NumericRange;
import dev.vireo.vim.ReconfigureDVPortgroupTaskRequest;
import dev.vireo.vim.VMwareDVSPortSetting;
import dev.vireo.vim.VmwareDistributedVirtualSwitchTrunkVlanSpec;
import dev.vireo.vim.VmwareDistributedVirtualSwitchVlanIdSpec;
import dev.vireo.vim.VmwareDistributedVirtualSwitchVlanSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes, changes and removes the port groups of a distributed switch, and removes the switch. Only
/// its vCenter can: a host shows but its part of it.
///
/// @param session the session
/// @param view the switches as they are
/// @param owner the host's part of the switch
record DistributedChanges(EsxSession session, SwitchView view, HostProxySwitch owner) {
    private static final String EARLY_BINDING = "earlyBinding";
    private static final int PORTS = 8;

    /// Changes one port group.
    void update(NetworkUpdate update, PortGroup wanted) {
        ManagedObjectReference whole = whole();
        Optional<Row> known =
                view.portGroups(owner).stream()
                        .filter(group ->
                                group.find(SwitchView.NAME, String.class)
                                        .filter(wanted.name()::equals)
                                        .isPresent())
                        .findFirst();
        SwitchChanges.requireKnown(update, known.isPresent(), owner.dvsName(), wanted.name());
        switch (update) {
            case ADD ->
                    run(
                            session.call(
                                    AddDVPortgroupTaskRequest.builder(whole)
                                            .spec(List.of(added(wanted)))
                                            .build(),
                                    "add port group",
                                    wanted.name()),
                            "add port group",
                            wanted.name());
            case MODIFY ->
                    run(
                            session.call(
                                    ReconfigureDVPortgroupTaskRequest.builder(
                                                    known.orElseThrow().object())
                                            .spec(changed(known.orElseThrow(), wanted))
                                            .build(),
                                    "change port group",
                                    wanted.name()),
                            "change port group",
                            wanted.name());
            case DELETE ->
                    destroy(known.orElseThrow().object(), "remove port group", wanted.name());
        }
    }

    /// Removes the switch from all its hosts.
    void remove() {
        destroy(whole(), "undefine network", owner.dvsName());
    }

    private void destroy(ManagedObjectReference object, String verb, String name) {
        run(session.call(DestroyTaskRequest.builder(object).build(), verb, name), verb, name);
    }

    private void run(ManagedObjectReference task, String verb, String name) {
        session.work(task, verb, name);
    }

    private ManagedObjectReference whole() {
        return view.whole(owner)
                .orElseThrow(() ->
                        new VirtException(
                                ErrorCode.OPERATION_UNSUPPORTED,
                                "network '"
                                        + owner.dvsName()
                                        + "' is a distributed switch, which is changed in its"
                                        + " vCenter; connect with vpx://"));
    }

    private static DVPortgroupConfigSpec added(PortGroup wanted) {
        return DVPortgroupConfigSpec.builder()
                .name(wanted.name())
                .type(EARLY_BINDING)
                .numPorts(PORTS)
                .autoExpand(true)
                .defaultPortConfig(setting(wanted))
                .build();
    }

    private static DVPortgroupConfigSpec changed(Row known, PortGroup wanted) {
        return DVPortgroupConfigSpec.builder()
                .configVersion(
                        known.find(SwitchView.CONFIG_VERSION, String.class)
                                .orElseThrow(() -> known.missing(SwitchView.CONFIG_VERSION)))
                .defaultPortConfig(setting(wanted))
                .build();
    }

    private static VMwareDVSPortSetting setting(PortGroup wanted) {
        Optional<Rate> inbound = wanted.bandwidth().flatMap(Bandwidth::inbound);
        Optional<Rate> outbound = wanted.bandwidth().flatMap(Bandwidth::outbound);
        return VMwareDVSPortSetting.builder()
                .vlan(vlan(wanted))
                .inShapingPolicy(shaping(outbound)) // what goes out of the guest comes in to it
                .outShapingPolicy(shaping(inbound))
                .build();
    }

    private static DVSTrafficShapingPolicy shaping(Optional<Rate> rate) {
        return rate.map(Shaping::distributed).orElseGet(Shaping::unlimited);
    }

    /// Guests that see tags may have any VLANs; others have one.
    private static VmwareDistributedVirtualSwitchVlanSpec vlan(PortGroup group) {
        if (group.trunk()) {
            return VmwareDistributedVirtualSwitchTrunkVlanSpec.builder()
                    .inherited(false)
                    .vlanId(ranges(group.vlans()))
                    .build();
        }
        if (group.vlans().size() > 1) {
            throw new VirtException(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "port group '"
                            + group.name()
                            + "': several VLANs are for guests that see tags, with trunk='yes'");
        }
        return VmwareDistributedVirtualSwitchVlanIdSpec.builder()
                .inherited(false)
                .vlanId(group.vlans().isEmpty() ? 0 : group.vlans().getFirst())
                .build();
    }

    private static List<NumericRange> ranges(List<Integer> vlans) {
        if (vlans.isEmpty() || vlans.equals(List.of(SwitchDocument.ALL_VLANS))) {
            return List.of(range(0, SwitchDocument.ALL_VLANS - 1));
        }
        List<NumericRange> ranges = new ArrayList<>();
        for (int vlan : vlans.stream().sorted().distinct().toList()) {
            boolean next = !ranges.isEmpty() && ranges.getLast().end() == vlan - 1;
            ranges.add(range(next ? ranges.removeLast().start() : vlan, vlan));
        }
        return ranges;
    }

    private static NumericRange range(int start, int end) {
        return NumericRange.builder().start(start).end(end).build();
    }
}
