package dev.vireo.simulator.inventory;

import dev.vireo.vim.DistributedVirtualSwitchHostMemberBacking;
import dev.vireo.vim.DistributedVirtualSwitchHostMemberConfigSpec;
import dev.vireo.vim.DistributedVirtualSwitchHostMemberPnicBacking;
import dev.vireo.vim.DistributedVirtualSwitchHostMemberPnicSpec;
import dev.vireo.vim.DvsOperationBulkFault;
import dev.vireo.vim.DvsOperationBulkFaultFaultOnHost;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The hosts that have a part of a distributed switch, and the physical adapters that connect it
/// there.
final class SwitchMembers {
    private static final String ADD = "add";
    private static final String EDIT = "edit";
    private static final String REMOVE = "remove";

    private final SimDistributedVirtualSwitch owner;
    private Map<SimHostSystem, List<String>> adapters = new LinkedHashMap<>();

    SwitchMembers(SimDistributedVirtualSwitch owner) {
        this.owner = owner;
    }

    List<SimHostSystem> hosts() {
        return List.copyOf(adapters.keySet());
    }

    /// Returns the devices that a host has given to the switch.
    List<String> adapters(SimHostSystem host) {
        return adapters.getOrDefault(host, List.of());
    }

    void add(SimHostSystem host) {
        Map<SimHostSystem, List<String>> wanted = new LinkedHashMap<>(adapters);
        wanted.put(host, List.of());
        become(wanted);
    }

    /// Finds out what the members are after some changes, of which none is made if one cannot be.
    ///
    /// @param uplinks how many adapters a host can give
    Map<SimHostSystem, List<String>> after(
            List<DistributedVirtualSwitchHostMemberConfigSpec> changes, int uplinks) {
        Map<SimHostSystem, List<String>> wanted = new LinkedHashMap<>(adapters);
        for (DistributedVirtualSwitchHostMemberConfigSpec change : changes) {
            SimHostSystem host = host(change);
            try {
                apply(change, host, wanted, uplinks);
            } catch (SimFault fault) {
                throw onHost(host, fault);
            }
        }
        return wanted;
    }

    private SimHostSystem host(DistributedVirtualSwitchHostMemberConfigSpec change) {
        if (!(owner.inventory().find(change.host()).orElse(null) instanceof SimHostSystem host)) {
            throw SimFault.notFound(change.host());
        }
        if (!host.datacenter().equals(owner.datacenter())) {
            throw SimFault.invalidArgument("spec.host.host");
        }
        return host;
    }

    private void apply(
            DistributedVirtualSwitchHostMemberConfigSpec change,
            SimHostSystem host,
            Map<SimHostSystem, List<String>> wanted,
            int uplinks) {
        boolean known = wanted.containsKey(host);
        switch (change.operation()) {
            case ADD -> {
                if (known) {
                    throw HostFaults.alreadyExists(host.name());
                }
                wanted.put(host, checked(host, change.backing(), uplinks));
            }
            case EDIT -> {
                requireMember(known, host);
                if (change.backing() != null) {
                    wanted.put(host, checked(host, change.backing(), uplinks));
                }
            }
            case REMOVE -> {
                requireMember(known, host);
                requireUnused(host);
                wanted.remove(host);
            }
            default -> throw SimFault.invalidArgument("spec.host.operation");
        }
    }

    private static void requireMember(boolean known, SimHostSystem host) {
        if (!known) {
            throw HostFaults.absent(host.name());
        }
    }

    private void requireUnused(SimHostSystem host) {
        for (SimDistributedVirtualPortgroup group : owner.portGroups()) {
            if (group.machines().stream().anyMatch(machine -> machine.host() == host)) {
                throw HostFaults.inUse(owner.self().type(), owner.name());
            }
        }
    }

    private List<String> checked(
            SimHostSystem host,
            @Nullable DistributedVirtualSwitchHostMemberBacking backing,
            int uplinks) {
        List<String> devices =
                backing instanceof DistributedVirtualSwitchHostMemberPnicBacking cards
                        ? cards.pnicSpec().stream()
                                .map(DistributedVirtualSwitchHostMemberPnicSpec::pnicDevice)
                                .toList()
                        : List.of();
        if (devices.size() > uplinks) {
            throw HostFaults.configuration(
                    "there are " + uplinks + " uplinks for " + devices.size() + " adapters");
        }
        VirtualSwitches switches = host.networking().switches();
        for (String device : devices) {
            if (switches.adapters().stream().noneMatch(each -> each.device().equals(device))) {
                throw HostFaults.configuration("there is no adapter " + device);
            }
            if (switches.isTaken(device, owner.uuid())) {
                throw HostFaults.inUse("PhysicalNic", device);
            }
        }
        return devices.stream().distinct().toList();
    }

    private static SimFault onHost(SimHostSystem host, SimFault fault) {
        return new SimFault(
                DvsOperationBulkFault.builder()
                        .hostFault(
                                List.of(
                                        DvsOperationBulkFaultFaultOnHost.builder()
                                                .host(host.self())
                                                .fault(fault.localized())
                                                .build()))
                        .build(),
                "A vDS operation failed on one or more host members.");
    }

    /// Takes the members over, with the port groups that they show.
    void become(Map<SimHostSystem, List<String>> wanted) {
        List<SimDistributedVirtualPortgroup> shown =
                owner.portGroups().stream().filter(group -> !group.isUplink()).toList();
        for (SimHostSystem host : hosts()) {
            if (!wanted.containsKey(host)) {
                shown.forEach(host::detach);
                host.networking().switches().give(owner.uuid(), List.of());
            }
        }
        wanted.forEach((host, devices) -> {
            if (!adapters.containsKey(host)) {
                shown.stream()
                        .filter(group -> !host.networks().contains(group))
                        .forEach(host::attach);
            }
            if (!adapters(host).equals(devices)) {
                host.networking().switches().give(owner.uuid(), devices);
            }
        });
        List<SimHostSystem> before = hosts();
        adapters = new LinkedHashMap<>(wanted);
        before.forEach(SimHostSystem::touch);
        hosts().forEach(SimHostSystem::touch);
        owner.touch();
    }

    // What lasts

    void save(StateWriter out) {
        out.list(
                "member",
                DistributedVirtualSwitchHostMemberConfigSpec.TYPE.name(),
                hosts().stream().map(this::spec).toList());
    }

    private DistributedVirtualSwitchHostMemberConfigSpec spec(SimHostSystem host) {
        return DistributedVirtualSwitchHostMemberConfigSpec.builder()
                .operation(ADD)
                .host(host.self())
                .backing(backing(host))
                .build();
    }

    /// Describes the adapters of a host.
    DistributedVirtualSwitchHostMemberPnicBacking backing(SimHostSystem host) {
        return DistributedVirtualSwitchHostMemberPnicBacking.builder()
                .pnicSpec(
                        adapters(host).stream()
                                .map(device ->
                                        DistributedVirtualSwitchHostMemberPnicSpec.builder()
                                                .pnicDevice(device)
                                                .build())
                                .toList())
                .build();
    }

    void restore(StateReader in) {
        if (!in.has("member")) {
            return;
        }
        Map<SimHostSystem, List<String>> wanted = new LinkedHashMap<>();
        for (DistributedVirtualSwitchHostMemberConfigSpec each :
                in.list("member", DistributedVirtualSwitchHostMemberConfigSpec.class)) {
            if (owner.inventory().find(each.host()).orElse(null) instanceof SimHostSystem host
                    && each.backing()
                            instanceof DistributedVirtualSwitchHostMemberPnicBacking cards) {
                wanted.put(
                        host,
                        cards.pnicSpec().stream()
                                .map(DistributedVirtualSwitchHostMemberPnicSpec::pnicDevice)
                                .toList());
            }
        }
        become(wanted);
    }
}
