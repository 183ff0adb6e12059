package dev.vireo.simulator.inventory;

import dev.vireo.simulator.datastore.DiskContent;
import dev.vireo.vim.VirtualController;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceFileBackingInfo;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualDiskFlatVer2BackingInfo;
import dev.vireo.vim.VirtualDiskSeSparseBackingInfo;
import dev.vireo.vim.VirtualMachineConfigInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A disk of a machine or of a snapshot that a lease is about.
///
/// @param place where it hangs, for example `VirtualLsiLogicController0:0`
/// @param key the key of the device
/// @param capacity bytes
/// @param paths its descriptor, then those that it is based on, as far as the configuration knows
record LeaseDisk(String place, int key, long capacity, List<String> paths) {
    /// Lists the disks that are files.
    static List<LeaseDisk> of(VirtualMachineConfigInfo config) {
        List<VirtualDevice> devices = config.hardware().device();
        List<LeaseDisk> disks = new ArrayList<>();
        for (VirtualDevice device : devices) {
            if (device instanceof VirtualDisk disk
                    && disk.backing() instanceof VirtualDeviceFileBackingInfo backing) {
                Long bytes = disk.capacityInBytes();
                disks.add(
                        new LeaseDisk(
                                place(disk, devices),
                                disk.key(),
                                bytes == null ? disk.capacityInKB() << 10 : bytes,
                                paths(backing)));
            }
        }
        return disks;
    }

    private static String place(VirtualDisk disk, List<VirtualDevice> devices) {
        for (VirtualDevice device : devices) {
            if (device instanceof VirtualController controller
                    && Objects.equals(disk.controllerKey(), controller.key())) {
                return controller.vimType().name()
                        + controller.busNumber()
                        + ":"
                        + Objects.requireNonNullElse(disk.unitNumber(), 0);
            }
        }
        return "disk" + disk.key();
    }

    private static List<String> paths(VirtualDeviceFileBackingInfo backing) {
        List<String> paths = new ArrayList<>();
        VirtualDeviceFileBackingInfo at = backing;
        while (at != null) {
            paths.add(at.fileName());
            at = parent(at);
        }
        return paths;
    }

    private static @Nullable VirtualDeviceFileBackingInfo parent(VirtualDeviceFileBackingInfo of) {
        return switch (of) {
            case VirtualDiskFlatVer2BackingInfo flat -> flat.parent();
            case VirtualDiskSeSparseBackingInfo sparse -> sparse.parent();
            default -> null;
        };
    }

    /// Finds its descriptor: the first that is there, for deltas to which nothing was written need
    /// not be.
    ///
    /// @throws SimFault `FileNotFound` if there is none
    FilePlace find(HostSite site) {
        Optional<String> there = paths.stream().filter(site::exists).findFirst();
        return site.place(there.orElseThrow(() -> FileFaults.notFound(paths.getFirst())));
    }

    /// Opens it for reading.
    DiskContent open(HostSite site) {
        FilePlace file = find(site);
        return FileFaults.translating(
                file.datastore(), () -> DiskContent.open(file.files(), file.path()));
    }
}
