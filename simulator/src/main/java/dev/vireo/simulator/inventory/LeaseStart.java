package dev.vireo.simulator.inventory;

import dev.vireo.vim.CreateVAppRequest;
import dev.vireo.vim.ImportSpec;
import dev.vireo.vim.ImportVAppRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.VAppEntityConfigInfo;
import dev.vireo.vim.VirtualAppImportSpec;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachineImportSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Starts leases for the session that calls.
final class LeaseStart {
    private final List<LeaseFile> files = new ArrayList<>();
    private int disks;
    private int others;

    private LeaseStart() {}

    /// Lets the caller download a machine that is off.
    static ManagedObjectReference export(SimVirtualMachine vm) {
        LeaseStart start = new LeaseStart();
        start.export(vm, "/");
        return start.lease(SimHttpNfcLease.Purpose.EXPORT, vm);
    }

    /// Lets the caller download the machines of a vApp, which are all off.
    static ManagedObjectReference export(SimVirtualApp app) {
        LeaseStart start = new LeaseStart();
        for (SimVirtualMachine vm : app.allMachines().toList()) {
            start.export(vm, "/" + app.name() + "/");
        }
        return start.lease(SimHttpNfcLease.Purpose.EXPORT_APP, app);
    }

    /// Lets the caller download the disks as a snapshot has them.
    static ManagedObjectReference export(SimVirtualMachine vm, VirtualMachineConfigInfo frozen) {
        LeaseStart start = new LeaseStart();
        start.disks(vm, frozen, "/");
        return start.lease(SimHttpNfcLease.Purpose.SNAPSHOT, vm);
    }

    /// Makes machines and lets the caller upload their disks.
    static ManagedObjectReference importInto(SimResourcePool pool, ImportVAppRequest request) {
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
                    LeaseStart start = new LeaseStart();
                    SimEntity made = start.make(pool, folder, request.spec(), request.host(), "/");
                    return start.lease(SimHttpNfcLease.Purpose.IMPORT, made);
                });
    }

    private SimEntity make(
            SimResourcePool pool,
            SimFolder folder,
            ImportSpec spec,
            @Nullable ManagedObjectReference host,
            String prefix) {
        return switch (spec) {
            case VirtualMachineImportSpec machine -> {
                SimVirtualMachine vm =
                        new FolderMachines(folder)
                                .createNow(machine.configSpec(), pool.self(), host);
                disks(vm, vm.config().info(), prefix);
                nvram(vm, prefix);
                yield vm;
            }
            case VirtualAppImportSpec app -> make(pool, folder, app, host, prefix);
            default -> throw SimFault.notSupported();
        };
    }

    /// Makes a vApp with all that is in it. If something cannot be made nothing stays.
    private SimVirtualApp make(
            SimResourcePool pool,
            SimFolder folder,
            VirtualAppImportSpec spec,
            @Nullable ManagedObjectReference host,
            String prefix) {
        ManagedObjectReference self =
                new PoolChanges(pool)
                        .createVApp(
                                CreateVAppRequest.builder(pool.self())
                                        .name(spec.name())
                                        .resSpec(spec.resourcePoolSpec())
                                        .configSpec(spec.vAppConfigSpec())
                                        .vmFolder(folder.self())
                                        .build());
        SimVirtualApp app = (SimVirtualApp) pool.inventory().find(self).orElseThrow();
        List<VAppEntityConfigInfo> order = new ArrayList<>();
        try {
            for (ImportSpec child : spec.child()) {
                SimEntity made = make(app, folder, child, host, prefix + app.name() + "/");
                VAppEntityConfigInfo start = child.entityConfig();
                order.add(
                        (start == null ? VAppEntityConfigInfo.builder() : start.toBuilder())
                                .key(made.self())
                                .build());
            }
        } catch (SimFault fault) {
            app.destroy();
            throw fault;
        }
        app.order(order);
        return app;
    }

    /// Takes away what a lease was to import.
    static void discard(SimEntity imported) {
        if (imported instanceof SimVirtualMachine vm) {
            new VmRemoval(vm).destroy();
        } else {
            imported.destroy();
        }
    }

    private void export(SimVirtualMachine vm, String prefix) {
        if (vm.power() != PowerState.OFF) {
            throw SimFault.invalidPowerState(PowerState.OFF.wire(), vm.power());
        }
        new VmTasks(vm).requireIdle(null);
        disks(vm, vm.config().info(), prefix);
        if (new HostSite(vm.host()).exists(vm.config().file(".nvram"))) {
            nvram(vm, prefix);
        }
    }

    private void disks(SimVirtualMachine vm, VirtualMachineConfigInfo config, String prefix) {
        for (LeaseDisk disk : LeaseDisk.of(config)) {
            files.add(
                    new LeaseFile(
                            vm,
                            "disk-" + disks++ + ".vmdk",
                            "/" + vm.id() + "/" + disk.place(),
                            prefix + vm.name() + "/" + disk.place(),
                            disk,
                            ""));
        }
    }

    private void nvram(SimVirtualMachine vm, String prefix) {
        files.add(
                new LeaseFile(
                        vm,
                        "file-" + others++ + ".nvram",
                        "/" + vm.id() + "/nvram",
                        prefix + vm.name() + "/nvram",
                        null,
                        vm.config().file(".nvram")));
    }

    private ManagedObjectReference lease(SimHttpNfcLease.Purpose purpose, SimEntity entity) {
        Session session = Call.current().authenticated();
        SimHttpNfcLease lease = session.add(new SimHttpNfcLease(session, purpose, entity, files));
        lease.start();
        return lease.self();
    }
}
