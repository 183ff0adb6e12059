package dev.vireo.simulator.inventory;

import dev.vireo.vim.ImportVAppRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachineImportSpec;
import java.util.ArrayList;
import java.util.List;

/// Starts leases for the session that calls.
final class LeaseStart {
    private LeaseStart() {}

    /// Lets the caller download a machine that is off.
    static ManagedObjectReference export(SimVirtualMachine vm) {
        if (vm.power() != PowerState.OFF) {
            throw SimFault.invalidPowerState(PowerState.OFF.wire(), vm.power());
        }
        new VmTasks(vm).requireIdle(null);
        List<LeaseFile> files = files(vm, vm.config().info());
        String nvram = vm.config().file(".nvram");
        if (new HostSite(vm.host()).exists(nvram)) {
            files.add(
                    new LeaseFile(
                            "file-0.nvram",
                            "/" + vm.id() + "/nvram",
                            "/" + vm.name() + "/nvram",
                            null,
                            nvram));
        }
        return start(SimHttpNfcLease.Purpose.EXPORT, vm, files);
    }

    /// Lets the caller download the disks as a snapshot has them.
    static ManagedObjectReference export(SimVirtualMachine vm, VirtualMachineConfigInfo frozen) {
        return start(SimHttpNfcLease.Purpose.SNAPSHOT, vm, files(vm, frozen));
    }

    /// Makes a machine and lets the caller upload its disks.
    static ManagedObjectReference importInto(SimResourcePool pool, ImportVAppRequest request) {
        if (!(request.spec() instanceof VirtualMachineImportSpec spec)) {
            throw SimFault.notSupported();
        }
        ManagedObjectReference folderId = request.folder();
        SimFolder folder =
                folderId == null
                        ? pool.machineFolder()
                        : pool.inventory()
                                .find(folderId)
                                .filter(SimFolder.class::isInstance)
                                .map(SimFolder.class::cast)
                                .orElseThrow(() -> SimFault.notFound(folderId));
        return pool.inventory()
                .durably(() -> {
                    SimVirtualMachine vm =
                            new FolderMachines(folder)
                                    .createNow(spec.configSpec(), pool.self(), request.host());
                    return start(SimHttpNfcLease.Purpose.IMPORT, vm, files(vm, vm.config().info()));
                });
    }

    private static List<LeaseFile> files(SimVirtualMachine vm, VirtualMachineConfigInfo config) {
        List<LeaseFile> files = new ArrayList<>();
        for (LeaseDisk disk : LeaseDisk.of(config)) {
            files.add(
                    new LeaseFile(
                            "disk-" + files.size() + ".vmdk",
                            "/" + vm.id() + "/" + disk.place(),
                            "/" + vm.name() + "/" + disk.place(),
                            disk,
                            ""));
        }
        return files;
    }

    private static ManagedObjectReference start(
            SimHttpNfcLease.Purpose purpose, SimVirtualMachine vm, List<LeaseFile> files) {
        Session session = Call.current().authenticated();
        SimHttpNfcLease lease = session.add(new SimHttpNfcLease(session, purpose, vm, files));
        lease.start();
        return lease.self();
    }
}
