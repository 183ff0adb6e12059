package dev.vireo.simulator.machine;

import dev.vireo.vim.Description;
import dev.vireo.vim.VirtualCdrom;
import dev.vireo.vim.VirtualController;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualEthernetCard;
import dev.vireo.vim.VirtualFloppy;
import dev.vireo.vim.VirtualNVMEController;
import dev.vireo.vim.VirtualParallelPort;
import dev.vireo.vim.VirtualSATAController;
import dev.vireo.vim.VirtualSCSIController;
import dev.vireo.vim.VirtualSCSIPassthrough;
import dev.vireo.vim.VirtualSerialPort;
import dev.vireo.vim.VirtualUSBController;
import dev.vireo.vim.VirtualUSBXHCIController;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// Puts the devices of a machine in the order in which hosts list them, tells controllers what
/// hangs on them, and labels all.
final class Wiring {
    private static final List<Integer> FIRST =
            List.of(
                    Keys.IDE,
                    Keys.IDE + 1,
                    Keys.PS2,
                    Keys.PCI,
                    Keys.SIO,
                    Keys.KEYBOARD,
                    Keys.POINTER,
                    Keys.VIDEO,
                    Keys.VMCI);

    private Wiring() {}

    static List<VirtualDevice> arrange(List<VirtualDevice> devices) {
        List<VirtualDevice> sorted =
                devices.stream()
                        .sorted(
                                Comparator.comparingInt(Wiring::rank)
                                        .thenComparingInt(VirtualDevice::key))
                        .toList();
        Labels labels = new Labels();
        List<VirtualDevice> arranged = new ArrayList<>(sorted.size());
        for (VirtualDevice device : sorted) {
            VirtualDevice wired =
                    device instanceof VirtualController controller
                            ? controller.toBuilder().device(children(device, sorted)).build()
                            : device;
            Description info = labels.of(wired);
            arranged.add(
                    info.equals(wired.deviceInfo())
                            ? wired
                            : wired.toBuilder().deviceInfo(info).build());
        }
        return List.copyOf(arranged);
    }

    private static List<Integer> children(VirtualDevice controller, List<VirtualDevice> devices) {
        return devices.stream()
                .filter(device -> Objects.equals(device.controllerKey(), controller.key()))
                .map(VirtualDevice::key)
                .toList();
    }

    private static int rank(VirtualDevice device) {
        int fixed = FIRST.indexOf(device.key());
        if (fixed >= 0) {
            return fixed;
        }
        return FIRST.size()
                + switch (device) {
                    case VirtualSCSIController _ -> 0;
                    case VirtualSATAController _ -> 1;
                    case VirtualNVMEController _ -> 2;
                    case VirtualUSBController _ -> 3;
                    case VirtualUSBXHCIController _ -> 4;
                    case VirtualController _ -> 5;
                    case VirtualCdrom _ -> 6;
                    case VirtualDisk _ -> 7;
                    case VirtualSCSIPassthrough _ -> 8;
                    case VirtualEthernetCard _ -> 9;
                    case VirtualFloppy _ -> 10;
                    case VirtualSerialPort _ -> 11;
                    case VirtualParallelPort _ -> 12;
                    default -> 13;
                };
    }
}
