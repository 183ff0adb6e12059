package dev.vireo.simulator.machine;

import dev.vireo.vim.VirtualCdrom;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualEthernetCard;
import dev.vireo.vim.VirtualNVMEController;
import dev.vireo.vim.VirtualSATAController;
import dev.vireo.vim.VirtualSCSIController;
import dev.vireo.vim.VirtualSCSIPassthrough;
import dev.vireo.vim.VirtualUSB;
import dev.vireo.vim.VirtualUSBController;
import dev.vireo.vim.VirtualUSBXHCIController;
import java.util.Objects;

/// What can be plugged in and out while a machine runs.
final class HotPlug {
    private HotPlug() {}

    static boolean canAdd(VirtualDevice device) {
        return canRemove(device)
                || device instanceof VirtualUSBController
                || device instanceof VirtualUSBXHCIController;
    }

    static boolean canRemove(VirtualDevice device) {
        Integer controller = device.controllerKey();
        boolean ide = controller != null && (controller == Keys.IDE || controller == Keys.IDE + 1);
        return switch (device) {
            case VirtualDisk _, VirtualCdrom _ -> !ide;
            case VirtualEthernetCard _, VirtualSCSIPassthrough _, VirtualUSB _ -> true;
            case VirtualSCSIController _, VirtualSATAController _, VirtualNVMEController _ -> true;
            default -> false;
        };
    }

    /// Tells whether a change of a device is possible: of all devices the connection, of disks,
    /// drives and network adapters what is behind them, too.
    static boolean canEdit(VirtualDevice before, VirtualDevice after) {
        boolean moved =
                !Objects.equals(before.controllerKey(), after.controllerKey())
                        || !Objects.equals(before.unitNumber(), after.unitNumber());
        if (moved) {
            return false;
        }
        return switch (after) {
            case VirtualDisk _, VirtualCdrom _, VirtualEthernetCard _ -> true;
            default ->
                    before.equals(
                            after.toBuilder()
                                    .connectable(before.connectable())
                                    .deviceInfo(before.deviceInfo())
                                    .build());
        };
    }
}
