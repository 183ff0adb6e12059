package dev.vireo.simulator.inventory;

import dev.vireo.vim.DatacenterEventArgument;
import dev.vireo.vim.DatastoreEventArgument;
import dev.vireo.vim.Event;
import dev.vireo.vim.HostEventArgument;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.VirtualMachinePowerState;
import dev.vireo.vim.VmBeingHotMigratedEvent;
import dev.vireo.vim.VmBeingMigratedEvent;
import dev.vireo.vim.VmFailedMigrateEvent;
import dev.vireo.vim.VmMigratedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Moves a machine between the hosts and the pools of a vCenter.
///
/// @param vm the machine
record VmMigration(SimVirtualMachine vm) {
    /// Moves the machine; its files stay where they are.
    ///
    /// @param state the state that it has to be in, null for any
    void migrate(
            @Nullable ManagedObjectReference pool,
            @Nullable ManagedObjectReference host,
            @Nullable VirtualMachinePowerState state) {
        SimVirtualMachine.Surroundings to = target(pool, host);
        try {
            if (state != null && !state.equals(vm.power().wire())) {
                throw SimFault.invalidPowerState(state, vm.power());
            }
            require(new MigrationObstacles(vm, to.host()).find());
            go(to);
        } catch (SimFault fault) {
            post(
                    VmFailedMigrateEvent.builder()
                            .destHost(argument(to.host()))
                            .reason(fault.localized()),
                    "Failed to migrate "
                            + vm.name()
                            + " from "
                            + vm.host().name()
                            + " to "
                            + to.host().name()
                            + ": "
                            + fault.getMessage());
            throw fault;
        }
    }

    private void go(SimVirtualMachine.Surroundings to) {
        SimHostSystem from = vm.host();
        boolean on = vm.power() == PowerState.ON;
        String way = " from " + from.name() + " to " + to.host().name();
        if (!from.equals(to.host())) {
            post(
                    on
                            ? VmBeingHotMigratedEvent.builder().destHost(argument(to.host()))
                            : VmBeingMigratedEvent.builder().destHost(argument(to.host())),
                    "Migrating " + vm.name() + way);
        }
        vm.placement().move(to);
        post(
                VmMigratedEvent.builder()
                        .sourceHost(argument(from))
                        .sourceDatacenter(argument(from.datacenter()))
                        .sourceDatastore(argument(vm.datastore())),
                "Virtual machine " + vm.name() + " was migrated" + way);
    }

    /// Finds where the machine is to go.
    ///
    /// @throws SimFault if pool and host do not belong together
    SimVirtualMachine.Surroundings target(
            @Nullable ManagedObjectReference poolId, @Nullable ManagedObjectReference hostId) {
        if (!vm.inventory().isVcenter()) {
            throw SimFault.notSupported();
        }
        if (poolId == null && hostId == null) {
            throw SimFault.invalidArgument("host");
        }
        SimHostSystem host =
                hostId == null ? hostIn(pool(poolId)) : find(hostId, SimHostSystem.class);
        SimResourcePool pool = poolId == null ? poolOn(host) : pool(poolId);
        if (!host.computeResource().equals(pool.owner())) {
            throw SimFault.invalidArgument("pool");
        }
        return new SimVirtualMachine.Surroundings(host, pool, vm.datastore(), vm.network());
    }

    private SimResourcePool pool(@Nullable ManagedObjectReference id) {
        if (id == null) {
            throw SimFault.invalidArgument("pool");
        }
        return find(id, SimResourcePool.class);
    }

    private <T extends SimObject> T find(ManagedObjectReference id, Class<T> kind) {
        return vm.inventory()
                .find(id)
                .filter(kind::isInstance)
                .map(kind::cast)
                .orElseThrow(() -> SimFault.notFound(id));
    }

    private SimHostSystem hostIn(SimResourcePool pool) {
        return pool.owner().hosts().contains(vm.host())
                ? vm.host()
                : pool.owner().hosts().getFirst();
    }

    private SimResourcePool poolOn(SimHostSystem host) {
        return vm.pool().owner().equals(host.computeResource())
                ? vm.pool()
                : host.computeResource().pool();
    }

    /// Refuses a move that something speaks against.
    static void require(List<MigrationObstacle> obstacles) {
        obstacles.stream()
                .filter(each -> !each.isWarning())
                .findFirst()
                .ifPresent(each -> {
                    throw each.fault();
                });
    }

    static HostEventArgument argument(SimHostSystem host) {
        return HostEventArgument.builder().name(host.name()).host(host.self()).build();
    }

    static DatacenterEventArgument argument(SimDatacenter datacenter) {
        return DatacenterEventArgument.builder()
                .name(datacenter.name())
                .datacenter(datacenter.self())
                .build();
    }

    static DatastoreEventArgument argument(SimDatastore datastore) {
        return DatastoreEventArgument.builder()
                .name(datastore.name())
                .datastore(datastore.self())
                .build();
    }

    private void post(Event.Builder<?> event, String text) {
        vm.inventory().events().post(vm, event, text);
    }
}
