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
import java.util.Set;
import java.util.stream.Collectors;

/// Makes, changes and removes the port groups of a distributed switch, and removes the switch. Only
/// its vCenter can: a host shows but its part of it.
///
/// @param session the session
/// @param name the name of the switch
/// @param whole the switch
/// @param groups its port groups that machines can be connected to
record DistributedChanges(
        EsxSession session, String name, ManagedObjectReference whole, List<Row> groups) {
    private static final String EARLY_BINDING = "earlyBinding";
    private static final int PORTS = 8;

    /// Changes one port group.
    void update(NetworkUpdate update, PortGroup wanted) {
        Optional<Row> known = find(wanted.name());
        SwitchChanges.requireKnown(update, known.isPresent(), name, wanted.name());
        switch (update) {
            case ADD -> add(List.of(wanted));
            case MODIFY -> change(known.orElseThrow(), wanted);
            case DELETE -> remove(known.orElseThrow());
        }
    }

    private Optional<Row> find(String wanted) {
        return groups.stream().filter(group -> EntityName.isMeant(group, wanted)).findFirst();
    }

    /// Adds port groups, in one request.
    void add(List<PortGroup> wanted) {
        List<DVPortgroupConfigSpec> specs = wanted.stream().map(DistributedChanges::added).toList();
        String verb = "add port group";
        String names = wanted.stream().map(PortGroup::name).collect(Collectors.joining("', '"));
        run(
                session.call(
                        AddDVPortgroupTaskRequest.builder(whole).spec(specs).build(), verb, names),
                verb,
                names);
    }

    private void change(Row known, PortGroup wanted) {
        String verb = "change port group";
        run(
                session.call(
                        ReconfigureDVPortgroupTaskRequest.builder(known.object())
                                .spec(changed(known, wanted))
                                .build(),
                        verb,
                        wanted.name()),
                verb,
                wanted.name());
    }

    private void remove(Row known) {
        destroy(known.object(), "remove port group", EntityName.of(known));
    }

    /// Makes the port groups be those of a document.
    ///
    /// @param done is told of each change that was made
    void become(List<PortGroup> wanted, Runnable done) {
        Set<String> names = wanted.stream().map(PortGroup::name).collect(Collectors.toSet());
        for (Row group : groups) {
            if (names.stream().noneMatch(each -> EntityName.isMeant(group, each))) {
                remove(group);
                done.run();
            }
        }
        List<PortGroup> missing =
                wanted.stream().filter(group -> find(group.name()).isEmpty()).toList();
        if (!missing.isEmpty()) {
            add(missing);
            done.run();
        }
        for (PortGroup group : wanted) {
            Optional<Row> known = find(group.name()).filter(row -> !isSo(row, group));
            if (known.isPresent()) {
                change(known.get(), group);
                done.run();
            }
        }
    }

    private static boolean isSo(Row known, PortGroup wanted) {
        PortGroup now = SwitchDocument.portGroup(known);
        return now.equals(wanted)
                || (now.bandwidth().equals(wanted.bandwidth()) && vlan(now).equals(vlan(wanted)));
    }

    /// Removes the switch from all its hosts.
    void remove() {
        destroy(whole, "undefine network", name);
    }

    private void destroy(ManagedObjectReference object, String verb, String what) {
        run(session.call(DestroyTaskRequest.builder(object).build(), verb, what), verb, what);
    }

    private void run(ManagedObjectReference task, String verb, String what) {
        session.work(task, verb, what);
    }

    private static DVPortgroupConfigSpec added(PortGroup wanted) {
        return DVPortgroupConfigSpec.builder()
                .name(EntityName.stored(wanted.name()))
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
    ///
    /// @throws VirtException `CONFIG_UNSUPPORTED` that names the port group for others
    static VmwareDistributedVirtualSwitchVlanSpec vlan(PortGroup group) {
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
        if (group.vlans().contains(SwitchDocument.ALL_VLANS)) {
            throw new VirtException(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "port group '"
                            + group.name()
                            + "': VLAN "
                            + SwitchDocument.ALL_VLANS
                            + " stands for all, which guests see with trunk='yes'");
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
