package dev.vireo.simulator.inventory;

import dev.vireo.vim.CreateChildVMTaskRequest;
import dev.vireo.vim.CreateResourcePoolRequest;
import dev.vireo.vim.CreateVAppRequest;
import dev.vireo.vim.DestroyChildrenRequest;
import dev.vireo.vim.ImportVAppRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MoveIntoResourcePoolRequest;
import dev.vireo.vim.RefreshRuntimeRequest;
import dev.vireo.vim.RegisterChildVMTaskRequest;
import dev.vireo.vim.ResourceConfigSpec;
import dev.vireo.vim.ResourcePoolHandler;
import dev.vireo.vim.ResourcePoolSummary;
import dev.vireo.vim.UpdateChildResourceConfigurationRequest;
import dev.vireo.vim.UpdateConfigRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A resource pool.
class SimResourcePool extends SimEntity implements ResourcePoolHandler {
    private final SimComputeResource owner;
    private final List<SimResourcePool> pools = new ArrayList<>(0);
    private final List<SimVirtualMachine> machines = new ArrayList<>();
    private final PoolResources resources;

    SimResourcePool(
            SimComputeResource owner, SimEntity parent, ManagedObjectReference self, String name) {
        super(owner.inventory(), self, parent, name);
        this.owner = owner;
        this.resources = new PoolResources(this);
    }

    void add(SimVirtualMachine machine) {
        machines.add(machine);
        touch();
    }

    void remove(SimVirtualMachine machine) {
        machines.remove(machine);
        touch();
    }

    final SimComputeResource owner() {
        return owner;
    }

    final List<SimResourcePool> pools() {
        return pools;
    }

    final List<SimVirtualMachine> machines() {
        return machines;
    }

    /// Returns the machines in it and in the pools within.
    final Stream<SimVirtualMachine> allMachines() {
        return Stream.concat(
                machines.stream(), pools.stream().flatMap(SimResourcePool::allMachines));
    }

    final ResourceConfigSpec config() {
        return resources.config();
    }

    final PoolResources resources() {
        return resources;
    }

    final boolean isRoot() {
        return parent() == owner;
    }

    /// Returns the datacenter's folder for the machines of this pool.
    final SimFolder machineFolder() {
        for (SimEntity at = owner; at != null; at = at.parent()) {
            if (at instanceof SimDatacenter datacenter) {
                return datacenter.vms();
            }
        }
        throw new IllegalStateException(this + " is in no datacenter");
    }

    @Override
    List<SimEntity> children() {
        List<SimEntity> children = new ArrayList<>(pools);
        children.addAll(machines);
        return children;
    }

    // Changes

    @Override
    void renameTo(String changed) {
        new PoolChanges(this).rename(changed);
    }

    @Override
    void destroy() {
        new PoolChanges(this).destroy();
    }

    @Override
    public ManagedObjectReference createResourcePool(CreateResourcePoolRequest request) {
        return inventory()
                .durably(() -> new PoolChanges(this).create(request.name(), request.spec()));
    }

    @Override
    public ManagedObjectReference createVApp(CreateVAppRequest request) {
        return inventory().durably(() -> new PoolChanges(this).createVApp(request));
    }

    @Override
    public void destroyChildren(DestroyChildrenRequest request) {
        inventory()
                .durably(() -> {
                    List.copyOf(pools).forEach(SimEntity::destroy);
                    return null;
                });
    }

    @Override
    public void moveIntoResourcePool(MoveIntoResourcePoolRequest request) {
        inventory()
                .durably(() -> {
                    new PoolChanges(this).moveHere(request.list());
                    return null;
                });
    }

    @Override
    public void updateConfig(UpdateConfigRequest request) {
        inventory()
                .durably(() -> {
                    new PoolChanges(this).update(request.name(), request.config());
                    return null;
                });
    }

    @Override
    public void updateChildResourceConfiguration(UpdateChildResourceConfigurationRequest request) {
        inventory()
                .durably(() -> {
                    request.spec().forEach(new PoolChanges(this)::updateChild);
                    return null;
                });
    }

    @Override
    public void refreshRuntime(RefreshRuntimeRequest request) {
        touch();
    }

    @Override
    public ManagedObjectReference createChildVMTask(CreateChildVMTaskRequest request) {
        return new FolderMachines(machineFolder())
                .create("CreateChildVM_Task", this, request.config(), self(), request.host());
    }

    @Override
    public ManagedObjectReference registerChildVMTask(RegisterChildVMTaskRequest request) {
        return new FolderMachines(machineFolder())
                .register(
                        "RegisterChildVM_Task",
                        this,
                        new FolderMachines.Registration(
                                request.path(), request.name(), false, self(), request.host()));
    }

    @Override
    public ManagedObjectReference importVApp(ImportVAppRequest request) {
        return LeaseStart.importInto(this, request);
    }

    // What lasts

    @Override
    public void save(StateWriter out) {
        super.save(out);
        if (!isRoot()) {
            out.object("parent", parent());
        }
        resources.save(out);
    }

    @Override
    public void restore(StateReader in) {
        super.restore(in);
        in.object("parent", SimResourcePool.class)
                .filter(outer -> !outer.equals(parent()))
                .ifPresent(outer -> new PoolChanges(outer).adopt(this));
        resources.restore(in);
    }

    /// Makes a pool that a client had made.
    static SimResourcePool made(ManagedObjectReference self, StateReader in) {
        SimResourcePool outer = in.requiredObject("parent", SimResourcePool.class);
        return outer.take(new SimResourcePool(outer.owner(), outer, self, in.requiredText("name")));
    }

    /// Adds a pool to the inventory and to this one.
    final <T extends SimResourcePool> T take(T inner) {
        pools.add(inventory().add(inner));
        touch();
        return inner;
    }

    @Override
    public void discard() {
        if (parent() instanceof SimResourcePool outer) {
            outer.pools().remove(this);
            outer.touch();
        }
        inventory().remove(this);
    }

    // Properties

    @Override
    @Nullable Object property(String property) {
        return switch (property) {
            case "owner" -> owner.self();
            case "resourcePool" -> references(pools);
            case "vm" -> references(machines);
            case "config" -> resources.config();
            case "childConfiguration" -> childConfiguration();
            case "runtime" -> resources.runtime();
            case "summary" -> resources.fill(ResourcePoolSummary.builder()).build();
            default -> super.property(property);
        };
    }

    private List<ResourceConfigSpec> childConfiguration() {
        List<ResourceConfigSpec> all = new ArrayList<>();
        pools.forEach(pool -> all.add(pool.resources().config()));
        machines.forEach(machine -> all.add(machine.report().resourceConfig()));
        return all;
    }
}
