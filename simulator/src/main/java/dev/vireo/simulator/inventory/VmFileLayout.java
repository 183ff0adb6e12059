package dev.vireo.simulator.inventory;

import dev.vireo.simulator.machine.MachineConfig;
import dev.vireo.vim.VirtualMachineFileLayout;
import dev.vireo.vim.VirtualMachineFileLayoutDiskLayout;
import dev.vireo.vim.VirtualMachineFileLayoutEx;
import dev.vireo.vim.VirtualMachineFileLayoutExDiskLayout;
import dev.vireo.vim.VirtualMachineFileLayoutExDiskUnit;
import dev.vireo.vim.VirtualMachineFileLayoutExFileInfo;
import dev.vireo.vim.VirtualMachineStorageInfo;
import dev.vireo.vim.VirtualMachineUsageOnDatastore;
import java.util.ArrayList;
import java.util.List;

/// The files of a machine, as `layout`, `layoutEx` and `storage` list them.
final class VmFileLayout {
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

    VirtualMachineFileLayout describe() {
        List<VirtualMachineFileLayoutDiskLayout> disks = new ArrayList<>();
        for (MachineConfig.Disk disk : vm.config().disks()) {
            disks.add(
                    VirtualMachineFileLayoutDiskLayout.builder()
                            .key(disk.key())
                            .diskFile(List.of(disk.path()))
                            .build());
        }
        return VirtualMachineFileLayout.builder()
                .configFile(
                        List.of(
                                fileName(vm.config().vmPathName()),
                                fileName(vm.config().file(".nvram"))))
                .logFile(List.of("vmware.log"))
                .disk(disks)
                .build();
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    VirtualMachineFileLayoutEx describeEx() {
        List<VirtualMachineFileLayoutExFileInfo> files = new ArrayList<>();
        files.add(file(0, vm.config().vmPathName(), "config", 2860));
        files.add(file(1, vm.config().file(".nvram"), "nvram", 8684));
        files.add(file(2, vm.config().directory() + "/vmware.log", "log", 165_000));
        List<VirtualMachineFileLayoutExDiskLayout> disks = new ArrayList<>();
        for (MachineConfig.Disk disk : vm.config().disks()) {
            int key = files.size();
            files.add(file(key, disk.path(), "diskDescriptor", 540));
            String extent = disk.path().replaceFirst("\\.vmdk$", "-flat.vmdk");
            files.add(file(key + 1, extent, "diskExtent", committed(disk)));
            disks.add(layout(disk, List.of(key, key + 1)));
        }
        return VirtualMachineFileLayoutEx.builder()
                .file(files)
                .disk(disks)
                .timestamp(vm.config().created())
                .build();
    }

    private static VirtualMachineFileLayoutExDiskLayout layout(
            MachineConfig.Disk disk, List<Integer> files) {
        return VirtualMachineFileLayoutExDiskLayout.builder()
                .key(disk.key())
                .chain(List.of(VirtualMachineFileLayoutExDiskUnit.builder().fileKey(files).build()))
                .build();
    }

    private static VirtualMachineFileLayoutExFileInfo file(
            int key, String name, String type, long size) {
        return VirtualMachineFileLayoutExFileInfo.builder()
                .key(key)
                .name(name)
                .type(type)
                .size(size)
                .uniqueSize(size)
                .accessible(true)
                .build();
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
