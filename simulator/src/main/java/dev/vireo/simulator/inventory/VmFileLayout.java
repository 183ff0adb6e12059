package dev.vireo.simulator.inventory;

import dev.vireo.simulator.machine.DiskChains;
import dev.vireo.simulator.machine.MachineConfig;
import dev.vireo.simulator.machine.Snapshot;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceFileBackingInfo;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachineFileLayout;
import dev.vireo.vim.VirtualMachineFileLayoutDiskLayout;
import dev.vireo.vim.VirtualMachineFileLayoutEx;
import dev.vireo.vim.VirtualMachineFileLayoutExDiskLayout;
import dev.vireo.vim.VirtualMachineFileLayoutExDiskUnit;
import dev.vireo.vim.VirtualMachineFileLayoutExSnapshotLayout;
import dev.vireo.vim.VirtualMachineFileLayoutSnapshotLayout;
import dev.vireo.vim.VirtualMachinePowerState;
import dev.vireo.vim.VirtualMachineStorageInfo;
import dev.vireo.vim.VirtualMachineUsageOnDatastore;
import java.util.ArrayList;
import java.util.List;

/// The files of a machine, as `layout`, `layoutEx` and `storage` list them.
final class VmFileLayout {
    private static final int NO_FILE = -1;

    private final SimVirtualMachine vm;

    VmFileLayout(SimVirtualMachine vm) {
        this.vm = vm;
    }

    long committed() {
        return vm.config().disks().stream().mapToLong(VmFileLayout::committed).sum();
    }

    private static long committed(MachineConfig.Disk disk) {
        return disk.sizeKb() * 1024 / 4;
    }

    long uncommitted() {
        return 3 * committed();
    }

    // layout

    VirtualMachineFileLayout describe() {
        List<VirtualMachineFileLayoutDiskLayout> disks =
                chains(vm.config().info()).stream()
                        .map(chain ->
                                VirtualMachineFileLayoutDiskLayout.builder()
                                        .key(chain.key())
                                        .diskFile(chain.files())
                                        .build())
                        .toList();
        return VirtualMachineFileLayout.builder()
                .configFile(
                        List.of(
                                fileName(vm.config().vmPathName()),
                                fileName(vm.config().file(".nvram"))))
                .logFile(List.of("vmware.log"))
                .disk(disks)
                .snapshot(vm.snapshots().tree().snapshots().stream().map(this::files).toList())
                .build();
    }

    private VirtualMachineFileLayoutSnapshotLayout files(Snapshot snapshot) {
        List<String> files = new ArrayList<>();
        files.add(vm.files().snapshotState(snapshot.id()));
        chains(snapshot.config()).forEach(chain -> files.addAll(chain.files()));
        return VirtualMachineFileLayoutSnapshotLayout.builder()
                .key(vm.snapshots().reference(snapshot.id()))
                .snapshotFile(files)
                .build();
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// A disk and the descriptors it consists of.
    ///
    /// @param key the key of the device
    /// @param files their paths, that of the base first
    private record Chain(int key, List<String> files) {}

    /// Lists the files of all disks, with those that they are based on.
    static List<String> disks(VirtualMachineConfigInfo config) {
        return chains(config).stream().flatMap(chain -> chain.files().stream()).toList();
    }

    private static List<Chain> chains(VirtualMachineConfigInfo config) {
        List<Chain> chains = new ArrayList<>();
        for (VirtualDevice device : config.hardware().device()) {
            if (device instanceof VirtualDisk
                    && device.backing() instanceof VirtualDeviceFileBackingInfo file) {
                chains.add(new Chain(device.key(), DiskChains.files(file).reversed()));
            }
        }
        return chains;
    }

    // layoutEx

    VirtualMachineFileLayoutEx describeEx() {
        FileTable files = new FileTable(vm);
        files.own(vm.config().vmPathName(), "config", 2860);
        files.own(vm.config().file(".nvram"), "nvram", 8684);
        files.own(vm.config().directory() + "/vmware.log", "log", 165_000);
        List<VirtualMachineFileLayoutExDiskLayout> disks = layouts(vm.config().info(), files);
        List<VirtualMachineFileLayoutExSnapshotLayout> snapshots = new ArrayList<>();
        if (!vm.snapshots().isEmpty()) {
            files.own(vm.config().file(".vmsd"), "snapshotList", 0);
        }
        for (Snapshot each : vm.snapshots().tree().snapshots()) {
            snapshots.add(layout(each, files));
        }
        return VirtualMachineFileLayoutEx.builder()
                .file(files.all())
                .disk(disks)
                .snapshot(snapshots)
                .timestamp(vm.config().created())
                .build();
    }

    private VirtualMachineFileLayoutExSnapshotLayout layout(Snapshot snapshot, FileTable files) {
        boolean memory = !snapshot.state().equals(VirtualMachinePowerState.POWERED_OFF);
        return VirtualMachineFileLayoutExSnapshotLayout.builder()
                .key(vm.snapshots().reference(snapshot.id()))
                .dataKey(files.own(vm.files().snapshotState(snapshot.id()), "snapshotData", 0))
                .memoryKey(
                        memory
                                ? files.own(
                                        vm.files().snapshotMemory(snapshot.id()),
                                        "snapshotMemory",
                                        0)
                                : NO_FILE)
                .disk(layouts(snapshot.config(), files))
                .build();
    }

    private static List<VirtualMachineFileLayoutExDiskLayout> layouts(
            VirtualMachineConfigInfo config, FileTable files) {
        return chains(config).stream()
                .map(chain ->
                        VirtualMachineFileLayoutExDiskLayout.builder()
                                .key(chain.key())
                                .chain(
                                        chain.files().stream()
                                                .map(path ->
                                                        VirtualMachineFileLayoutExDiskUnit.builder()
                                                                .fileKey(files.disk(path))
                                                                .build())
                                                .toList())
                                .build())
                .toList();
    }

    VirtualMachineStorageInfo storage() {
        return VirtualMachineStorageInfo.builder()
                .perDatastoreUsage(
                        List.of(
                                VirtualMachineUsageOnDatastore.builder()
                                        .datastore(vm.datastore().self())
                                        .committed(committed())
                                        .uncommitted(uncommitted())
                                        .unshared(committed())
                                        .build()))
                .timestamp(vm.config().created())
                .build();
    }
}
