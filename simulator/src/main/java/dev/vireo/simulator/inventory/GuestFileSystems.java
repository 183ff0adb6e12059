package dev.vireo.simulator.inventory;

import dev.vireo.simulator.machine.MachineConfig;
import dev.vireo.vim.GuestDiskInfo;
import dev.vireo.vim.GuestInfoVirtualDiskMapping;
import java.util.ArrayList;
import java.util.List;

/// The file systems of a guest, as VMware Tools tell them: one on each disk, half full.
final class GuestFileSystems {
    private static final int KIB = 1024;

    private GuestFileSystems() {}

    static List<GuestDiskInfo> of(SimVirtualMachine vm) {
        if (!vm.toolsRunning()) {
            return List.of();
        }
        boolean windows = vm.config().guest().family().equals("windowsGuest");
        List<GuestDiskInfo> systems = new ArrayList<>();
        for (MachineConfig.Disk disk : vm.config().disks()) {
            int number = systems.size();
            systems.add(
                    GuestDiskInfo.builder()
                            .diskPath(windows ? drive(number) : folder(number))
                            .capacity(disk.sizeKb() * KIB)
                            .freeSpace(disk.sizeKb() * KIB / 2)
                            .filesystemType(windows ? "NTFS" : "ext4")
                            .mappings(
                                    List.of(
                                            GuestInfoVirtualDiskMapping.builder()
                                                    .key(disk.key())
                                                    .build()))
                            .build());
        }
        return systems;
    }

    private static String folder(int number) {
        return number == 0 ? "/" : "/data" + number;
    }

    private static String drive(int number) {
        return (char) ('C' + number) + ":\\";
    }
}
