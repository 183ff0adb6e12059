package dev.vireo.simulator.inventory;

import dev.vireo.simulator.machine.MachineCreation;
import dev.vireo.simulator.machine.MachineFault;
import dev.vireo.simulator.machine.Reconfiguration;
import dev.vireo.simulator.machine.StoredConfig;
import dev.vireo.vim.Event;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachineConfigSpec;
import dev.vireo.vim.VmCreatedEvent;
import dev.vireo.vim.VmRegisteredEvent;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Brings machines into a folder: new ones, and those whose files are there.
///
/// @param folder the folder
record FolderMachines(SimFolder folder) {
    private Inventory inventory() {
        return folder.inventory();
    }

    private void requireHoldsMachines() {
        if (!folder.holds("VirtualMachine")) {
            throw SimFault.notSupported();
        }
    }

    /// Creates a machine with the disks that it wants.
    ///
    /// @param method the name on the wire
    /// @param entity what the task is about
    ManagedObjectReference create(
            String method,
            SimEntity entity,
            VirtualMachineConfigSpec spec,
            ManagedObjectReference pool,
            @Nullable ManagedObjectReference host) {
        requireHoldsMachines();
        return inventory()
                .tasks()
                .start(
                        entity,
                        new SimTask.Operation(
                                method,
                                "Folder.createVm",
                                false,
                                _ -> make(spec, surroundings(pool, host)).self()));
    }

    /// Creates a machine at once, without a task.
    SimVirtualMachine createNow(
            VirtualMachineConfigSpec spec,
            ManagedObjectReference pool,
            @Nullable ManagedObjectReference host) {
        requireHoldsMachines();
        return make(spec, surroundings(pool, host));
    }

    private SimVirtualMachine make(
            VirtualMachineConfigSpec spec, SimVirtualMachine.Surroundings around) {
        String name = EntityNames.given(Objects.requireNonNullElse(spec.name(), ""), folder.self());
        EntityNames.requireFree(folder.children(), name, null);
        HostSite site = new HostSite(around.host());
        Reconfiguration made =
                translating(() -> MachineCreation.of(spec.toBuilder().name(name).build(), site));
        return add(made, around, VmCreatedEvent.builder(), "Created virtual machine ");
    }

    /// Makes the files of a new machine and adds it.
    SimVirtualMachine add(
            Reconfiguration made,
            SimVirtualMachine.Surroundings around,
            Event.Builder<?> event,
            String what) {
        HostSite site = new HostSite(around.host());
        new DiskWork(site).run(made.files());
        FilePlace vmx = site.place(Objects.requireNonNull(made.config().files().vmPathName()));
        SimVirtualMachine vm =
                place(made.config().toBuilder().locationId(null).build(), around, vmx.datastore());
        vm.files().write();
        inventory().events().post(vm, event, what + EventPlace.of(vm));
        return vm;
    }

    private SimVirtualMachine place(
            VirtualMachineConfigInfo config,
            SimVirtualMachine.Surroundings around,
            SimDatastore datastore) {
        String path = Objects.requireNonNull(config.files().vmPathName());
        VirtualMachineConfigInfo placed =
                Objects.requireNonNullElse(config.locationId(), "").isEmpty()
                        ? config.toBuilder()
                                .locationId(VmIdentity.location(datastore, path))
                                .build()
                        : config;
        SimVirtualMachine vm =
                new SimVirtualMachine(
                        inventory().newMachine(),
                        folder,
                        new SimVirtualMachine.Surroundings(
                                around.host(), around.pool(), datastore, around.network()),
                        new StoredConfig(placed),
                        inventory().nextMachineNumber(),
                        PowerState.OFF);
        folder.add(vm);
        vm.placement().join();
        return vm;
    }

    /// Where the files of a machine are, and where it is to be.
    ///
    /// @param path the `.vmx` file
    /// @param name the name, null for the one in the file
    /// @param template whether it is to be a template
    /// @param pool the pool, null for none
    /// @param host the host, null for any
    record Registration(
            String path,
            @Nullable String name,
            boolean template,
            @Nullable ManagedObjectReference pool,
            @Nullable ManagedObjectReference host) {}

    /// Adds a machine whose files are there.
    ///
    /// @param method the name on the wire
    /// @param entity what the task is about
    ManagedObjectReference register(String method, SimEntity entity, Registration registration) {
        requireHoldsMachines();
        return inventory()
                .tasks()
                .start(
                        entity,
                        new SimTask.Operation(
                                method,
                                "Folder.registerVm",
                                false,
                                _ -> take(registration).self()));
    }

    private SimVirtualMachine take(Registration wanted) {
        if (wanted.template && !inventory().isVcenter()) {
            throw SimFault.notSupported();
        }
        SimVirtualMachine.Surroundings around = surroundings(wanted.pool, wanted.host);
        HostSite site = new HostSite(around.host());
        FilePlace vmx = site.place(wanted.path);
        String path = vmx.toString();
        for (SimVirtualMachine other : vmx.datastore().machines()) {
            if (other.config().vmPathName().equals(path)) {
                throw HostFaults.alreadyExists(other.name());
            }
        }
        VirtualMachineConfigInfo read = VmFiles.read(vmx, site);
        String given = wanted.name;
        String name =
                EntityNames.given(
                        given == null || given.isEmpty() ? read.name() : given, folder.self());
        EntityNames.requireFree(folder.children(), name, null);
        VirtualMachineConfigInfo named =
                read.toBuilder().name(name).template(wanted.template).build();
        SimVirtualMachine vm = place(named, around, vmx.datastore());
        vm.files().changed();
        if (!wanted.template && vm.files().holdMemory()) {
            vm.powerControl().wasSuspended();
        }
        inventory()
                .events()
                .post(vm, VmRegisteredEvent.builder(), "Registered " + EventPlace.of(vm));
        return vm;
    }

    /// Finds the host and the pool that a machine is to have.
    SimVirtualMachine.Surroundings surroundings(
            @Nullable ManagedObjectReference poolId, @Nullable ManagedObjectReference hostId) {
        SimHostSystem host = hostId == null ? null : find(hostId, SimHostSystem.class);
        SimResourcePool pool = poolId == null ? null : find(poolId, SimResourcePool.class);
        if (pool == null) {
            if (host == null && inventory().isVcenter()) {
                throw SimFault.invalidArgument("pool");
            }
            SimHostSystem any =
                    host == null ? inventory().all(SimHostSystem.class).getFirst() : host;
            pool = any.computeResource().pool();
        }
        if (host == null) {
            host = pool.owner().hosts().getFirst();
        }
        if (!host.computeResource().equals(pool.owner())) {
            throw SimFault.invalidArgument("host");
        }
        if (host.inMaintenanceMode()) {
            throw SimFault.invalidState("The host is in maintenance mode.");
        }
        return new SimVirtualMachine.Surroundings(
                host,
                pool,
                host.datastores().getFirst(),
                host.networks().isEmpty() ? null : host.networks().getFirst());
    }

    private <T extends SimObject> T find(ManagedObjectReference id, Class<T> kind) {
        return inventory()
                .find(id)
                .filter(kind::isInstance)
                .map(kind::cast)
                .orElseThrow(() -> SimFault.notFound(id));
    }

    /// Does what may be refused by the rules for configurations.
    static <R> R translating(Supplier<R> work) {
        try {
            return work.get();
        } catch (MachineFault fault) {
            throw new SimFault(fault.fault(), fault.text());
        }
    }
}
