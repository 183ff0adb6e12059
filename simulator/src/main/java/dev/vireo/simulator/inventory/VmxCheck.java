package dev.vireo.simulator.inventory;

import dev.vireo.simulator.datastore.DatastoreFileException;
import dev.vireo.simulator.datastore.VirtualDiskFiles;
import dev.vireo.vim.GenericVmConfigFault;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceFileBackingInfo;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualMachineConfigInfo;

/// Refuses what a `.vmx` file can say and no machine can be.
final class VmxCheck {
    private VmxCheck() {}

    /// Checks a configuration that was read.
    ///
    /// @throws SimFault `GenericVmConfigFault` that says what is wrong
    static void require(VirtualMachineConfigInfo config) {
        if (config.hardware().memoryMB() <= 0) {
            throw refused("memSize is " + config.hardware().memoryMB());
        }
        if (config.hardware().numCPU() <= 0) {
            throw refused("numvcpus is " + config.hardware().numCPU());
        }
        for (VirtualDevice device : config.hardware().device()) {
            if (device instanceof VirtualDisk
                    && device.backing() instanceof VirtualDeviceFileBackingInfo file
                    && !isInside(file.fileName())) {
                throw refused("the disk " + file.fileName() + " is in no datastore");
            }
        }
    }

    private static boolean isInside(String path) {
        if (!path.startsWith("[")) {
            return path.isEmpty() || path.startsWith("/vmfs/");
        }
        try {
            String inside = path.substring(path.indexOf(']') + 1).strip();
            return !VirtualDiskFiles.plain(inside).isEmpty();
        } catch (DatastoreFileException _) {
            return false;
        }
    }

    private static SimFault refused(String reason) {
        return new SimFault(
                GenericVmConfigFault.builder().reason(reason).build(),
                "Invalid virtual machine configuration: " + reason);
    }
}
