package dev.vireo.simulator.machine;

import dev.vireo.vim.ConcurrentAccess;
import dev.vireo.vim.CpuHotPlugNotSupported;
import dev.vireo.vim.DeviceHotPlugNotSupported;
import dev.vireo.vim.FileAlreadyExists;
import dev.vireo.vim.FileNotFound;
import dev.vireo.vim.GenericVmConfigFault;
import dev.vireo.vim.InvalidArgument;
import dev.vireo.vim.InvalidDatastorePath;
import dev.vireo.vim.InvalidDeviceBacking;
import dev.vireo.vim.InvalidDeviceOperation;
import dev.vireo.vim.InvalidDeviceSpec;
import dev.vireo.vim.InvalidName;
import dev.vireo.vim.InvalidPowerState;
import dev.vireo.vim.MemoryHotPlugNotSupported;
import dev.vireo.vim.TooManyDevices;
import dev.vireo.vim.VirtualDeviceConfigSpecFileOperation;
import dev.vireo.vim.VirtualDeviceConfigSpecOperation;
import dev.vireo.vim.VirtualMachinePowerState;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The faults of configurations that cannot be, with the data that hosts give.
final class Faults {
    private static final String DEVICE = "virtualDeviceSpec.device.";

    private Faults() {}

    static MachineFault argument(String property) {
        return new MachineFault(
                InvalidArgument.builder().invalidProperty(property).build(),
                "A specified parameter was not correct: " + property);
    }

    static MachineFault name(String name) {
        return new MachineFault(
                InvalidName.builder().name(name).build(), "The name '" + name + "' is invalid.");
    }

    static MachineFault concurrentAccess() {
        return new MachineFault(
                ConcurrentAccess.builder().build(),
                "The configuration was changed since it was read.");
    }

    static MachineFault generic(String reason) {
        return new MachineFault(GenericVmConfigFault.builder().reason(reason).build(), reason);
    }

    static MachineFault powerState(VirtualMachinePowerState existing) {
        String label =
                Objects.equals(existing, VirtualMachinePowerState.POWERED_ON)
                        ? "Powered on"
                        : Objects.equals(existing, VirtualMachinePowerState.SUSPENDED)
                                ? "Suspended"
                                : "Powered off";
        return new MachineFault(
                InvalidPowerState.builder()
                        .requestedState(VirtualMachinePowerState.POWERED_OFF)
                        .existingState(existing)
                        .build(),
                "The attempted operation cannot be performed in the current state ("
                        + label
                        + ").");
    }

    static MachineFault cpuHotPlug() {
        return new MachineFault(
                CpuHotPlugNotSupported.builder().build(),
                "CPU hot plug is not supported for this virtual machine.");
    }

    static MachineFault memoryHotPlug() {
        return new MachineFault(
                MemoryHotPlugNotSupported.builder().build(),
                "Memory hot plug is not supported for this virtual machine.");
    }

    static MachineFault fileNotFound(String path) {
        return new MachineFault(
                FileNotFound.builder().file(path).build(), "File " + path + " was not found");
    }

    static MachineFault fileExists(String path) {
        return new MachineFault(
                FileAlreadyExists.builder().file(path).build(),
                "Cannot complete the operation because the file or folder "
                        + path
                        + " already exists");
    }

    static MachineFault datastorePath(String path) {
        return new MachineFault(
                InvalidDatastorePath.builder().datastorePath(path).build(),
                "Invalid datastore path '" + path + "'.");
    }

    // Devices

    /// Refuses a device.
    ///
    /// @param index its place in the list of changes
    /// @param member what is wrong with it
    static MachineFault device(int index, String member) {
        return new MachineFault(
                InvalidDeviceSpec.builder().deviceIndex(index).property(DEVICE + member).build(),
                "Invalid configuration for device '" + index + "'.");
    }

    static MachineFault backing(int index, String member) {
        return new MachineFault(
                InvalidDeviceBacking.builder()
                        .deviceIndex(index)
                        .property(DEVICE + "backing" + member)
                        .build(),
                "Incompatible device backing specified for device '" + index + "'.");
    }

    static MachineFault operation(
            int index,
            @Nullable VirtualDeviceConfigSpecOperation operation,
            @Nullable VirtualDeviceConfigSpecFileOperation fileOperation) {
        return new MachineFault(
                InvalidDeviceOperation.builder()
                        .deviceIndex(index)
                        .property("virtualDeviceSpec.operation")
                        .badOp(operation)
                        .badFileOp(fileOperation)
                        .build(),
                "Invalid operation for device '" + index + "'.");
    }

    static MachineFault deviceHotPlug(int index) {
        return new MachineFault(
                DeviceHotPlugNotSupported.builder()
                        .deviceIndex(index)
                        .property("virtualDeviceSpec.operation")
                        .build(),
                "Hot-plug operation is not supported for device '" + index + "'.");
    }

    static MachineFault tooMany(String what) {
        return new MachineFault(
                TooManyDevices.builder().property("deviceChange").build(),
                "The virtual machine has too many devices: " + what + ".");
    }
}
