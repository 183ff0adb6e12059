package dev.vireo.simulator.inventory;

import dev.vireo.simulator.machine.PlannedConfig;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualEthernetCardDistributedVirtualPortBackingInfo;
import dev.vireo.vim.VirtualEthernetCardNetworkBackingInfo;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a machine is: its host and pool, and the datastores and networks that it uses.
final class VmPlacement {
    private final SimVirtualMachine vm;
    private SimVirtualMachine.Surroundings at;
    private List<SimDatastore> datastores = List.of();
    private List<SimNetwork> networks = List.of();
    private boolean joined;

    VmPlacement(SimVirtualMachine vm, SimVirtualMachine.Surroundings at) {
        this.vm = vm;
        this.at = at;
    }

    SimVirtualMachine.Surroundings at() {
        return at;
    }

    List<SimDatastore> datastores() {
        return datastores;
    }

    List<SimNetwork> networks() {
        return networks;
    }

    /// Tells everything around that the machine is there.
    void join() {
        joined = true;
        at.host().add(vm);
        at.pool().add(vm);
        use();
    }

    /// Tells everything around that the machine is gone.
    void leave() {
        joined = false;
        at.host().remove(vm);
        at.pool().remove(vm);
        datastores.forEach(each -> each.remove(vm));
        networks.forEach(each -> each.remove(vm));
        datastores = List.of();
        networks = List.of();
    }

    /// Goes somewhere else.
    void move(SimVirtualMachine.Surroundings to) {
        at.host().remove(vm);
        at.pool().remove(vm);
        at = to;
        at.host().add(vm);
        at.pool().add(vm);
        use();
        vm.touchLastingly();
    }

    /// Goes to another pool of the same host or cluster.
    void toPool(SimResourcePool pool) {
        move(new SimVirtualMachine.Surroundings(at.host(), pool, at.datastore(), at.network()));
    }

    /// Tells datastores and networks whether the machine uses them, after its configuration has
    /// changed.
    void use() {
        if (!joined) {
            return;
        }
        List<SimDatastore> newDatastores = usedDatastores();
        List<SimNetwork> newNetworks = usedNetworks();
        changed(datastores, newDatastores).forEach(each -> each.remove(vm));
        changed(newDatastores, datastores).forEach(each -> each.add(vm));
        changed(networks, newNetworks).forEach(each -> each.remove(vm));
        changed(newNetworks, networks).forEach(each -> each.add(vm));
        datastores = newDatastores;
        networks = newNetworks;
    }

    private static <T> List<T> changed(List<T> some, List<T> others) {
        return some.stream().filter(each -> !others.contains(each)).toList();
    }

    private List<SimDatastore> usedDatastores() {
        if (vm.config() instanceof PlannedConfig) {
            return List.of(at.datastore());
        }
        Set<SimDatastore> used = new LinkedHashSet<>(List.of(at.datastore()));
        vm.config()
                .disks()
                .forEach(disk -> {
                    for (SimDatastore each : at.host().datastores()) {
                        if (disk.path().startsWith("[" + each.name() + "]")) {
                            used.add(each);
                        }
                    }
                });
        return List.copyOf(used);
    }

    private List<SimNetwork> plannedNetworks(PlannedConfig planned) {
        if (planned.extras().links().isEmpty()) {
            SimNetwork network = at.network();
            return network == null || planned.nics().isEmpty() ? List.of() : List.of(network);
        }
        Set<SimNetwork> used = new LinkedHashSet<>();
        for (PlannedConfig.Link link : planned.extras().links()) {
            if (vm.inventory().find(link.network()).orElse(null) instanceof SimNetwork network) {
                used.add(network);
            }
        }
        return List.copyOf(used);
    }

    private List<SimNetwork> usedNetworks() {
        if (vm.config() instanceof PlannedConfig planned) {
            return plannedNetworks(planned);
        }
        List<SimNetwork> used = new ArrayList<>();
        for (VirtualDevice device : vm.config().info().hardware().device()) {
            SimNetwork network = networkOf(device);
            if (network != null && !used.contains(network)) {
                used.add(network);
            }
        }
        return List.copyOf(used);
    }

    private @Nullable SimNetwork networkOf(VirtualDevice device) {
        return switch (device.backing()) {
            case VirtualEthernetCardNetworkBackingInfo named ->
                    at.host().networks().stream()
                            .filter(each -> each.isPortGroup())
                            .filter(each ->
                                    each.name().equals(SimEntity.stored(named.deviceName())))
                            .findFirst()
                            .orElse(null);
            case VirtualEthernetCardDistributedVirtualPortBackingInfo port ->
                    portgroup(port.port().portgroupKey());
            case null, default -> null;
        };
    }

    private @Nullable SimNetwork portgroup(@Nullable String key) {
        return key != null
                        && vm.inventory()
                                        .find(
                                                new ManagedObjectReference(
                                                        "DistributedVirtualPortgroup", key))
                                        .orElse(null)
                                instanceof SimNetwork network
                ? network
                : null;
    }
}
