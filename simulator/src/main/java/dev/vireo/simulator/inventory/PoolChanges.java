package dev.vireo.simulator.inventory;

import dev.vireo.simulator.machine.StoredConfig;
import dev.vireo.vim.CreateVAppRequest;
import dev.vireo.vim.Event;
import dev.vireo.vim.InsufficientCpuResourcesFault;
import dev.vireo.vim.InsufficientMemoryResourcesFault;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ResourceConfigSpec;
import dev.vireo.vim.ResourcePoolCreatedEvent;
import dev.vireo.vim.ResourcePoolDestroyedEvent;
import dev.vireo.vim.ResourcePoolEventArgument;
import dev.vireo.vim.ResourcePoolMovedEvent;
import dev.vireo.vim.ResourcePoolReconfiguredEvent;
import dev.vireo.vim.VmResourcePoolMovedEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Changes resource pools and what is in them.
///
/// @param pool the pool
record PoolChanges(SimResourcePool pool) {
    private Inventory inventory() {
        return pool.inventory();
    }

    ManagedObjectReference create(String name, ResourceConfigSpec spec) {
        String stored = EntityNames.given(name, pool.self());
        EntityNames.requireFree(pool.pools(), stored, null);
        requireFree(spec, null);
        ManagedObjectReference self =
                new ManagedObjectReference(
                        "ResourcePool",
                        inventory().nextId(inventory().isVcenter() ? "resgroup-" : "pool"));
        return add(new SimResourcePool(pool.owner(), pool, self, stored), spec).self();
    }

    ManagedObjectReference createVApp(CreateVAppRequest request) {
        if (!inventory().isVcenter()) {
            throw SimFault.notSupported();
        }
        String stored = EntityNames.given(request.name(), pool.self());
        EntityNames.requireFree(pool.pools(), stored, null);
        requireFree(request.resSpec(), null);
        ManagedObjectReference self =
                new ManagedObjectReference("VirtualApp", inventory().nextId("resgroup-v"));
        return add(new SimVirtualApp(pool, self, stored, request), request.resSpec()).self();
    }

    private SimResourcePool add(SimResourcePool made, ResourceConfigSpec spec) {
        made.resources().set(spec);
        pool.take(made);
        post(
                made,
                ResourcePoolCreatedEvent.builder()
                        .resourcePool(argument(made))
                        .parent(argument(pool)),
                "Created resource pool "
                        + made.name()
                        + " in compute-resource "
                        + pool.owner().name());
        return made;
    }

    /// Checks that what a pool in this one reserves is there.
    private void requireFree(ResourceConfigSpec spec, @Nullable SimResourcePool before) {
        ResourceConfigSpec old = before == null ? null : before.resources().config();
        long memory = PoolResources.reservation(spec.memoryAllocation());
        long cpu = PoolResources.reservation(spec.cpuAllocation());
        long freeMemory = pool.resources().unreservedMemory();
        long freeCpu = pool.resources().unreservedCpu();
        if (old != null) {
            freeMemory += PoolResources.reservation(old.memoryAllocation());
            freeCpu += PoolResources.reservation(old.cpuAllocation());
        }
        if (memory > freeMemory) {
            throw new SimFault(
                    InsufficientMemoryResourcesFault.builder()
                            .unreserved(freeMemory << 20)
                            .requested(memory << 20)
                            .build(),
                    "The available Memory resources in the parent resource pool are insufficient"
                            + " for the operation.");
        }
        if (cpu > freeCpu) {
            throw new SimFault(
                    InsufficientCpuResourcesFault.builder()
                            .unreserved(freeCpu)
                            .requested(cpu)
                            .build(),
                    "The available CPU resources in the parent resource pool are insufficient for"
                            + " the operation.");
        }
    }

    void rename(String stored) {
        if (!(pool.parent() instanceof SimResourcePool outer)) {
            throw SimFault.notSupported();
        }
        EntityNames.requireFree(outer.pools(), stored, pool);
        pool.rename(stored);
        reconfigured(pool);
    }

    void update(@Nullable String name, @Nullable ResourceConfigSpec config) {
        if (!(pool.parent() instanceof SimResourcePool outer)) {
            throw SimFault.notSupported();
        }
        if (config != null) {
            new PoolChanges(outer).requireFree(config, pool);
        }
        if (name != null) {
            rename(EntityNames.given(name, pool.self()));
        }
        if (config != null) {
            pool.resources().set(config);
            reconfigured(pool);
        }
    }

    /// Sets what a pool or a machine in this pool may use.
    void updateChild(ResourceConfigSpec spec) {
        ManagedObjectReference entity = spec.entity();
        SimObject child = entity == null ? null : inventory().find(entity).orElse(null);
        if (child instanceof SimResourcePool inner && pool.pools().contains(inner)) {
            new PoolChanges(inner).update(null, spec);
        } else if (child instanceof SimVirtualMachine machine
                && pool.machines().contains(machine)) {
            machine.configure(
                    new StoredConfig(
                            machine.config().info().toBuilder()
                                    .cpuAllocation(spec.cpuAllocation())
                                    .memoryAllocation(spec.memoryAllocation())
                                    .build()));
        } else {
            throw SimFault.invalidArgument("spec.entity");
        }
    }

    /// Removes the pool; what is in it goes to the pool around it.
    void destroy() {
        if (!(pool.parent() instanceof SimResourcePool outer)) {
            throw SimFault.notSupported();
        }
        for (SimResourcePool inner : List.copyOf(pool.pools())) {
            inner.parent(outer);
            outer.pools().add(inner);
        }
        pool.pools().clear();
        List.copyOf(pool.machines()).forEach(machine -> machine.placement().toPool(outer));
        post(
                pool,
                ResourcePoolDestroyedEvent.builder().resourcePool(argument(pool)),
                "Removed resource pool " + pool.name() + " on " + pool.owner().name());
        outer.pools().remove(pool);
        inventory().remove(pool);
        outer.touch();
    }

    /// Takes pools and machines over from other pools of the same host or cluster.
    void moveHere(List<ManagedObjectReference> list) {
        List<SimObject> arriving = new ArrayList<>();
        for (ManagedObjectReference each : list) {
            SimObject found = inventory().find(each).orElseThrow(() -> SimFault.notFound(each));
            requireFits(found);
            arriving.add(found);
        }
        for (SimObject each : arriving) {
            if (each instanceof SimResourcePool inner) {
                takePool(inner);
            } else if (each instanceof SimVirtualMachine machine) {
                takeMachine(machine);
            }
        }
    }

    private void requireFits(SimObject object) {
        switch (object) {
            case SimResourcePool inner -> {
                if (inner.isRoot() || !inner.owner().equals(pool.owner()) || isWithin(inner)) {
                    throw SimFault.invalidArgument("list");
                }
                EntityNames.requireFree(pool.pools(), inner.name(), inner);
            }
            case SimVirtualMachine machine -> {
                if (!machine.host().computeResource().equals(pool.owner())) {
                    throw SimFault.invalidArgument("list");
                }
            }
            default -> throw SimFault.invalidArgument("list");
        }
    }

    private boolean isWithin(SimResourcePool other) {
        for (SimEntity at = pool; at != null; at = at.parent()) {
            if (at.self().equals(other.self())) {
                return true;
            }
        }
        return false;
    }

    private void takePool(SimResourcePool inner) {
        if (!(inner.parent() instanceof SimResourcePool before)) {
            return;
        }
        adopt(inner);
        post(
                inner,
                ResourcePoolMovedEvent.builder()
                        .resourcePool(argument(inner))
                        .oldParent(argument(before))
                        .newParent(argument(pool)),
                "Moved resource pool "
                        + inner.name()
                        + " from "
                        + before.name()
                        + " to "
                        + pool.name());
    }

    /// Takes a pool over from where it was.
    void adopt(SimResourcePool inner) {
        if (inner.parent() instanceof SimResourcePool before) {
            before.pools().remove(inner);
            before.touch();
        }
        inner.parent(pool);
        pool.pools().add(inner);
        pool.touch();
    }

    private void takeMachine(SimVirtualMachine machine) {
        SimResourcePool before = machine.pool();
        machine.placement().toPool(pool);
        inventory()
                .events()
                .post(
                        machine,
                        VmResourcePoolMovedEvent.builder()
                                .oldParent(argument(before))
                                .newParent(argument(pool)),
                        "Moved "
                                + machine.name()
                                + " from resource pool "
                                + before.name()
                                + " to "
                                + pool.name());
    }

    private void reconfigured(SimResourcePool changed) {
        post(
                changed,
                ResourcePoolReconfiguredEvent.builder().resourcePool(argument(changed)),
                "Updated configuration for " + changed.name());
    }

    private void post(SimResourcePool about, Event.Builder<?> event, String text) {
        inventory().events().post(about, event, text);
    }

    private static ResourcePoolEventArgument argument(SimResourcePool pool) {
        return ResourcePoolEventArgument.builder()
                .name(pool.name())
                .resourcePool(pool.self())
                .build();
    }
}
