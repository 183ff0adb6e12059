package dev.vireo.simulator.machine;

import dev.vireo.vim.ParaVirtualSCSIController;
import dev.vireo.vim.VirtualAHCIController;
import dev.vireo.vim.VirtualBusLogicController;
import dev.vireo.vim.VirtualController;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceBusSlotInfo;
import dev.vireo.vim.VirtualDevicePciBusSlotInfo;
import dev.vireo.vim.VirtualLsiLogicController;
import dev.vireo.vim.VirtualLsiLogicSASController;
import dev.vireo.vim.VirtualNVDIMMController;
import dev.vireo.vim.VirtualNVMEController;
import dev.vireo.vim.VirtualSATAController;
import dev.vireo.vim.VirtualSCSIController;
import dev.vireo.vim.VirtualSCSISharing;
import dev.vireo.vim.VirtualUSBController;
import dev.vireo.vim.VirtualUSBXHCIController;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Controllers in a VMX file, except those that each machine has.
final class ControllerEntries {
    private static final String PRESENT = ".present";
    private static final String SHARED = ".sharedBus";
    private static final String SLOT = ".pciSlotNumber";

    private ControllerEntries() {}

    static List<VirtualController> read(VmxEntries entries) {
        List<VirtualController> found = new ArrayList<>();
        for (int i = 0; i < Bus.SCSI.controllers(); i++) {
            if (entries.flag(Bus.SCSI.prefix(i) + PRESENT, false)) {
                found.add(scsi(entries, i));
            }
        }
        for (int i = 0; i < Bus.SATA.controllers(); i++) {
            if (entries.flag(Bus.SATA.prefix(i) + PRESENT, false)) {
                found.add(sata(i).slotInfo(slot(entries, Bus.SATA.prefix(i))).build());
            }
        }
        for (int i = 0; i < Bus.NVME.controllers(); i++) {
            if (entries.flag(Bus.NVME.prefix(i) + PRESENT, false)) {
                found.add(
                        nvme(i).sharedBus(entries.get(Bus.NVME.prefix(i) + SHARED))
                                .slotInfo(slot(entries, Bus.NVME.prefix(i)))
                                .build());
            }
        }
        if (entries.flag("usb.present", false)) {
            found.add(
                    VirtualUSBController.builder()
                            .key(Keys.USB)
                            .controllerKey(Keys.PCI)
                            .unitNumber(Keys.USB_SLOT)
                            .busNumber(0)
                            .autoConnectDevices(entries.flag("usb.autoConnect.enable", false))
                            .ehciEnabled(entries.flag("ehci.present", false))
                            .slotInfo(slot(entries, "usb"))
                            .build());
        }
        if (entries.flag("usb_xhci.present", false)) {
            found.add(
                    VirtualUSBXHCIController.builder()
                            .key(Keys.XHCI)
                            .controllerKey(Keys.PCI)
                            .unitNumber(Keys.XHCI_SLOT)
                            .busNumber(0)
                            .autoConnectDevices(entries.flag("usb_xhci.autoConnect.enable", false))
                            .slotInfo(slot(entries, "usb_xhci"))
                            .build());
        }
        if (entries.flag("nvdimm0.present", false)) {
            found.add(
                    VirtualNVDIMMController.builder()
                            .key(Keys.NVDIMM_CONTROLLER)
                            .controllerKey(Keys.PCI)
                            .unitNumber(Keys.NVDIMM_SLOT)
                            .busNumber(0)
                            .build());
        }
        return found;
    }

    private static VirtualController scsi(VmxEntries entries, int bus) {
        String prefix = Bus.SCSI.prefix(bus);
        String model = entries.get(prefix + ".virtualDev", "lsilogic").toLowerCase(Locale.ROOT);
        return scsi(model, bus)
                .sharedBus(
                        switch (entries.get(prefix + SHARED, "none").toLowerCase(Locale.ROOT)) {
                            case "virtual" -> VirtualSCSISharing.VIRTUAL_SHARING;
                            case "physical" -> VirtualSCSISharing.PHYSICAL_SHARING;
                            default -> VirtualSCSISharing.NO_SHARING;
                        })
                .slotInfo(slot(entries, prefix))
                .build();
    }

    /// Starts a SCSI controller as hosts make them.
    ///
    /// @param model as a VMX file calls it
    static VirtualSCSIController.Builder<?> scsi(String model, int bus) {
        VirtualSCSIController.Builder<?> controller =
                switch (model) {
                    case "pvscsi" -> ParaVirtualSCSIController.builder();
                    case "lsisas1068" -> VirtualLsiLogicSASController.builder();
                    case "buslogic" -> VirtualBusLogicController.builder();
                    default -> VirtualLsiLogicController.builder();
                };
        return controller
                .key(Bus.SCSI.controllerKey(bus))
                .controllerKey(Keys.PCI)
                .unitNumber(Keys.SCSI_SLOT + bus)
                .busNumber(bus)
                .hotAddRemove(true)
                .sharedBus(VirtualSCSISharing.NO_SHARING)
                .scsiCtlrUnitNumber(Bus.SCSI_SELF);
    }

    static VirtualAHCIController.Builder<?> sata(int bus) {
        return VirtualAHCIController.builder()
                .key(Bus.SATA.controllerKey(bus))
                .controllerKey(Keys.PCI)
                .unitNumber(Keys.SATA_SLOT + bus)
                .busNumber(bus);
    }

    static VirtualNVMEController.Builder<?> nvme(int bus) {
        return VirtualNVMEController.builder()
                .key(Bus.NVME.controllerKey(bus))
                .controllerKey(Keys.PCI)
                .unitNumber(Keys.NVME_SLOT + bus)
                .busNumber(bus);
    }

    static void write(VirtualController controller, VmxEntries entries) {
        int bus = controller.busNumber();
        switch (controller) {
            case VirtualSCSIController scsi -> putScsi(scsi, entries);
            case VirtualSATAController _ -> present(controller, Bus.SATA.prefix(bus), entries);
            case VirtualNVMEController nvme -> {
                present(controller, Bus.NVME.prefix(bus), entries);
                entries.putIf(Bus.NVME.prefix(bus) + SHARED, nvme.sharedBus());
            }
            case VirtualUSBController usb -> {
                present(controller, "usb", entries);
                entries.put("ehci.present", Objects.equals(usb.ehciEnabled(), true));
                if (Objects.equals(usb.autoConnectDevices(), true)) {
                    entries.put("usb.autoConnect.enable", true);
                }
            }
            case VirtualUSBXHCIController usb -> {
                present(controller, "usb_xhci", entries);
                if (Objects.equals(usb.autoConnectDevices(), true)) {
                    entries.put("usb_xhci.autoConnect.enable", true);
                }
            }
            case VirtualNVDIMMController _ -> entries.put("nvdimm0.present", true);
            default -> {} // each machine has it
        }
    }

    private static void present(VirtualController controller, String prefix, VmxEntries entries) {
        entries.put(prefix + PRESENT, true);
        putSlot(controller, prefix, entries);
    }

    private static void putScsi(VirtualSCSIController scsi, VmxEntries entries) {
        String prefix = Bus.SCSI.prefix(scsi.busNumber());
        entries.put(
                prefix + ".virtualDev",
                switch (scsi) {
                    case ParaVirtualSCSIController _ -> "pvscsi";
                    case VirtualLsiLogicSASController _ -> "lsisas1068";
                    case VirtualBusLogicController _ -> "buslogic";
                    default -> "lsilogic";
                });
        present(scsi, prefix, entries);
        switch (scsi.sharedBus().value()) {
            case "virtualSharing" -> entries.put(prefix + SHARED, "virtual");
            case "physicalSharing" -> entries.put(prefix + SHARED, "physical");
            default -> {}
        }
    }

    static @Nullable VirtualDeviceBusSlotInfo slot(VmxEntries entries, String prefix) {
        return entries.number(prefix + SLOT)
                .map(n -> VirtualDevicePciBusSlotInfo.builder().pciSlotNumber(n.intValue()).build())
                .orElse(null);
    }

    static void putSlot(VirtualDevice device, String prefix, VmxEntries entries) {
        if (device.slotInfo() instanceof VirtualDevicePciBusSlotInfo slot) {
            entries.put(prefix + SLOT, slot.pciSlotNumber());
        }
    }
}
