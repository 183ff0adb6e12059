package dev.vireo.simulator.machine;

import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualEthernetCard;
import dev.vireo.vim.VirtualMachineBootOptions;
import dev.vireo.vim.VirtualMachineBootOptionsBootableDevice;
import dev.vireo.vim.VirtualMachineBootOptionsBootableDiskDevice;
import dev.vireo.vim.VirtualMachineBootOptionsBootableEthernetDevice;
import dev.vireo.vim.VirtualMachineConfigInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The devices that a machine boots from have to be there.
final class BootOrder {
    private BootOrder() {}

    /// Checks the order.
    ///
    /// @param assigned the keys that devices got instead of temporary ones
    /// @return the configuration with the keys that devices have
    static VirtualMachineConfigInfo check(
            VirtualMachineConfigInfo config, Map<Integer, Integer> assigned) {
        VirtualMachineBootOptions options = config.bootOptions();
        if (options == null || options.bootOrder().isEmpty()) {
            return config;
        }
        List<VirtualMachineBootOptionsBootableDevice> order = new ArrayList<>();
        for (VirtualMachineBootOptionsBootableDevice each : options.bootOrder()) {
            order.add(
                    switch (each) {
                        case VirtualMachineBootOptionsBootableDiskDevice disk ->
                                disk.toBuilder()
                                        .deviceKey(
                                                key(
                                                        disk.deviceKey(),
                                                        VirtualDisk.class,
                                                        config,
                                                        assigned))
                                        .build();
                        case VirtualMachineBootOptionsBootableEthernetDevice card ->
                                card.toBuilder()
                                        .deviceKey(
                                                key(
                                                        card.deviceKey(),
                                                        VirtualEthernetCard.class,
                                                        config,
                                                        assigned))
                                        .build();
                        default -> each;
                    });
        }
        return config.toBuilder().bootOptions(options.toBuilder().bootOrder(order).build()).build();
    }

    private static int key(
            int key,
            Class<? extends VirtualDevice> type,
            VirtualMachineConfigInfo config,
            Map<Integer, Integer> assigned) {
        int wanted = assigned.getOrDefault(key, key);
        return config.hardware().device().stream()
                .filter(device -> device.key() == wanted && type.isInstance(device))
                .findFirst()
                .map(VirtualDevice::key)
                .orElseThrow(() -> Faults.argument("configSpec.bootOptions.bootOrder"));
    }

    /// Takes devices that are gone out of the order.
    static VirtualMachineConfigInfo without(VirtualMachineConfigInfo config, List<Integer> keys) {
        VirtualMachineBootOptions options = config.bootOptions();
        if (options == null || keys.isEmpty()) {
            return config;
        }
        List<VirtualMachineBootOptionsBootableDevice> order =
                options.bootOrder().stream()
                        .filter(each -> each.value("deviceKey").filter(keys::contains).isEmpty())
                        .toList();
        return config.toBuilder().bootOptions(options.toBuilder().bootOrder(order).build()).build();
    }
}
