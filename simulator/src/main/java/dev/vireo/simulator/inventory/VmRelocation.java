package dev.vireo.simulator.inventory;

import dev.vireo.simulator.machine.MachineClone;
import dev.vireo.simulator.machine.Reconfiguration;
import dev.vireo.simulator.machine.Snapshot;
import dev.vireo.simulator.machine.StoredConfig;
import dev.vireo.vim.VirtualMachineRelocateSpec;
import dev.vireo.vim.VmRelocatedEvent;
import java.util.List;
import java.util.Objects;

/// Moves the files of a machine to other datastores, and the machine to another host if that is
/// wanted too.
///
/// @param vm the machine
/// @param to where it is to be
/// @param made what its configurations are then, and the files to move
record VmRelocation(
        SimVirtualMachine vm, SimVirtualMachine.Surroundings to, MachineClone.Relocation made) {
    /// Finds out what to do.
    ///
    /// @throws SimFault if the place does not exist
    static VmRelocation plan(SimVirtualMachine vm, VirtualMachineRelocateSpec spec) {
        SimVirtualMachine.Surroundings to =
                spec.pool() == null && spec.host() == null
                        ? vm.surroundings()
                        : new VmMigration(vm).target(spec.pool(), spec.host());
        return new VmRelocation(
                vm,
                to,
                FolderMachines.translating(() ->
                        MachineClone.relocated(
                                vm.config().info(),
                                vm.snapshots().tree().snapshots().stream()
                                        .map(Snapshot::config)
                                        .toList(),
                                spec,
                                vm.power().wire(),
                                new HostSite(to.host(), vm.host()),
                                new VmDisks(vm)::isShared)));
    }

    /// Finds all that speaks against it.
    List<MigrationObstacle> obstacles() {
        return to.host().equals(vm.host())
                ? List.of()
                : new MigrationObstacles(vm, to.host()).find(made.machine().config());
    }

    /// Does it.
    void run() {
        VmMigration.require(obstacles());
        SimHostSystem from = vm.host();
        SimDatastore fromDatastore = vm.datastore();
        HostSite site = new HostSite(to.host(), from);
        Reconfiguration machine = made.machine();
        if (!machine.files().isEmpty()) {
            vm.files().prepare();
        }
        new DiskWork(site).run(machine.files());
        String path = Objects.requireNonNull(machine.config().files().vmPathName());
        SimDatastore datastore = site.place(path).datastore();
        boolean moves = !path.equals(vm.config().vmPathName());
        if (moves) {
            vm.files().leave();
        }
        vm.configureQuietly(new StoredConfig(machine.config()));
        vm.snapshots().reconfigured(made.snapshots());
        vm.placement()
                .move(
                        new SimVirtualMachine.Surroundings(
                                to.host(), to.pool(), datastore, to.network()));
        if (moves) {
            new VmIdentity(vm).moved();
            vm.files().write();
        }
        vm.snapshots().consolidateNow(); // a linked clone has got copies of what it shared
        vm.inventory()
                .events()
                .post(
                        vm,
                        VmRelocatedEvent.builder()
                                .sourceHost(VmMigration.argument(from))
                                .sourceDatacenter(VmMigration.argument(from.datacenter()))
                                .sourceDatastore(VmMigration.argument(fromDatastore)),
                        "Completed the relocation of the virtual machine " + vm.name());
    }
}
