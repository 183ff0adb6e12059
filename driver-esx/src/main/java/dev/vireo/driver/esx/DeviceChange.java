package dev.vireo.driver.esx;

import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceConfigSpec;
import dev.vireo.vim.VirtualDeviceConfigSpecOperation;
import dev.vireo.vim.VirtualMachineConfigSpec;
import java.util.ArrayList;
import java.util.List;

/// What is done to the devices of a machine in one go.
///
/// @param steps each device that comes, goes or changes
record DeviceChange(List<VirtualDeviceConfigSpec> steps) {
    /// The key of a device that comes; the host gives it another one.
    static final int NEW_KEY = -1;

    /// The key of the controller that comes with it.
    static final int NEW_CONTROLLER_KEY = -2;

    DeviceChange {
        steps = List.copyOf(steps);
    }

    /// Adds devices; the files behind them are there already.
    static DeviceChange add(VirtualDevice... devices) {
        List<VirtualDeviceConfigSpec> steps = new ArrayList<>();
        for (VirtualDevice device : devices) {
            steps.add(step(device, VirtualDeviceConfigSpecOperation.ADD));
        }
        return new DeviceChange(steps);
    }

    /// Takes a device away; the files behind it stay.
    static DeviceChange remove(VirtualDevice device) {
        return new DeviceChange(List.of(step(device, VirtualDeviceConfigSpecOperation.REMOVE)));
    }

    static DeviceChange edit(VirtualDevice device) {
        return new DeviceChange(List.of(step(device, VirtualDeviceConfigSpecOperation.EDIT)));
    }

    private static VirtualDeviceConfigSpec step(
            VirtualDevice device, VirtualDeviceConfigSpecOperation operation) {
        return VirtualDeviceConfigSpec.builder().operation(operation).device(device).build();
    }

    VirtualMachineConfigSpec spec() {
        return VirtualMachineConfigSpec.builder().deviceChange(steps).build();
    }
}
