package dev.vireo.simulator.machine;

import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceBackingInfo;
import dev.vireo.vim.VirtualDeviceDeviceBackingInfo;
import dev.vireo.vim.VirtualDeviceFileBackingInfo;
import dev.vireo.vim.VirtualNVDIMM;
import dev.vireo.vim.VirtualNVDIMMBackingInfo;
import dev.vireo.vim.VirtualPCIPassthrough;
import dev.vireo.vim.VirtualPCIPassthroughDeviceBackingInfo;
import dev.vireo.vim.VirtualPCIPassthroughVmiopBackingInfo;
import dev.vireo.vim.VirtualPrecisionClock;
import dev.vireo.vim.VirtualPrecisionClockSystemClockBackingInfo;
import dev.vireo.vim.VirtualUSB;
import dev.vireo.vim.VirtualUSBRemoteHostBackingInfo;
import dev.vireo.vim.VirtualUSBUSBBackingInfo;
import java.util.ArrayList;
import java.util.List;

/// Devices of the host in a VMX file, persistent memory and the clock.
final class PassthroughEntries {
    private final VmxEntries entries;
    private final DatastoreNames names;

    PassthroughEntries(VmxEntries entries, DatastoreNames names) {
        this.entries = entries;
        this.names = names;
    }

    /// Reads the devices.
    ///
    /// @param usbController the key of the controller that USB devices hang on
    List<VirtualDevice> read(int usbController) {
        List<VirtualDevice> found = new ArrayList<>();
        for (int i = 0; i < Keys.PASSTHROUGHS; i++) {
            if (entries.flag("pciPassthru" + i + ".present", false)) {
                found.add(pci(i, "pciPassthru" + i));
            }
        }
        for (int i = 0; i < Keys.USB_DEVICES; i++) {
            String name = entries.get("usb.autoConnect.device" + i);
            if (name != null && !name.isEmpty() && usbController != 0) {
                found.add(usb(i, name, usbController));
            }
        }
        for (int i = 0; entries.has("nvdimm0.present") && i < Keys.NVDIMMS; i++) {
            if (entries.flag("nvdimm0:" + i + ".present", false)) {
                found.add(nvdimm(i, "nvdimm0:" + i));
            }
        }
        if (entries.flag("precisionclock0.present", false)) {
            found.add(
                    VirtualPrecisionClock.builder()
                            .key(Keys.CLOCK)
                            .controllerKey(Keys.PCI)
                            .unitNumber(Keys.CLOCK_SLOT)
                            .backing(
                                    VirtualPrecisionClockSystemClockBackingInfo.builder()
                                            .protocol(entries.get("precisionclock0.protocol"))
                                            .build())
                            .build());
        }
        return found;
    }

    private VirtualDevice pci(int index, String prefix) {
        String profile = entries.get(prefix + ".vgpu");
        VirtualDeviceBackingInfo backing =
                profile == null
                        ? VirtualPCIPassthroughDeviceBackingInfo.builder()
                                .deviceName(entries.get(prefix + ".deviceName", ""))
                                .id(entries.get(prefix + ".id", ""))
                                .deviceId(entries.get(prefix + ".deviceId", "0"))
                                .systemId(entries.get(prefix + ".systemId", ""))
                                .vendorId(vendor(entries.get(prefix + ".vendorId", "0")))
                                .build()
                        : VirtualPCIPassthroughVmiopBackingInfo.builder().vgpu(profile).build();
        return VirtualPCIPassthrough.builder()
                .key(Keys.PASSTHROUGH + index)
                .controllerKey(Keys.PCI)
                .unitNumber(Keys.PASSTHROUGH_SLOT + index)
                .backing(backing)
                .slotInfo(ControllerEntries.slot(entries, prefix))
                .build();
    }

    private static short vendor(String text) {
        try {
            return (short) Integer.decode(text).intValue();
        } catch (NumberFormatException notOne) {
            return 0;
        }
    }

    private VirtualDevice usb(int index, String name, int controller) {
        String host = entries.get("usb.autoConnect.host" + index);
        return VirtualUSB.builder()
                .key(Keys.USB_DEVICE + index)
                .controllerKey(controller)
                .unitNumber(index)
                .backing(
                        host == null
                                ? VirtualUSBUSBBackingInfo.builder().deviceName(name).build()
                                : VirtualUSBRemoteHostBackingInfo.builder()
                                        .deviceName(name)
                                        .hostname(host)
                                        .build())
                .connected(false)
                .build();
    }

    private VirtualDevice nvdimm(int index, String prefix) {
        String path = names.toPath(entries.get(prefix + ".fileName", ""));
        return VirtualNVDIMM.builder()
                .key(Keys.NVDIMM + index)
                .controllerKey(Keys.NVDIMM_CONTROLLER)
                .unitNumber(index)
                .backing(
                        VirtualNVDIMMBackingInfo.builder()
                                .fileName(path)
                                .datastore(names.datastore(path))
                                .build())
                .capacityInMB(entries.number(prefix + ".size").orElse(0L))
                .build();
    }

    void write(VirtualDevice device) {
        switch (device) {
            case VirtualPCIPassthrough pci -> pci(pci);
            case VirtualUSB usb -> usb(usb);
            case VirtualNVDIMM dimm -> {
                String prefix = "nvdimm0:" + (dimm.key() - Keys.NVDIMM);
                entries.put(prefix + ".present", true);
                entries.put(prefix + ".size", dimm.capacityInMB());
                if (dimm.backing() instanceof VirtualDeviceFileBackingInfo file) {
                    entries.put(prefix + ".fileName", names.toName(file.fileName()));
                }
            }
            case VirtualPrecisionClock clock -> {
                entries.put("precisionclock0.present", true);
                if (clock.backing()
                        instanceof VirtualPrecisionClockSystemClockBackingInfo backing) {
                    entries.putIf("precisionclock0.protocol", backing.protocol());
                }
            }
            default -> {} // written elsewhere
        }
    }

    private void pci(VirtualPCIPassthrough pci) {
        String prefix = "pciPassthru" + (pci.key() - Keys.PASSTHROUGH);
        entries.put(prefix + ".present", true);
        switch (pci.backing()) {
            case VirtualPCIPassthroughDeviceBackingInfo device -> {
                entries.put(prefix + ".deviceName", device.deviceName());
                entries.put(prefix + ".id", device.id());
                entries.put(prefix + ".deviceId", device.deviceId());
                entries.put(prefix + ".systemId", device.systemId());
                entries.put(
                        prefix + ".vendorId",
                        "0x" + Integer.toHexString(device.vendorId() & 0xffff));
            }
            case VirtualPCIPassthroughVmiopBackingInfo plugin ->
                    entries.putIf(prefix + ".vgpu", plugin.vgpu());
            case null, default -> {} // a device without anything behind it
        }
        ControllerEntries.putSlot(pci, prefix, entries);
    }

    private void usb(VirtualUSB usb) {
        int index = usb.key() - Keys.USB_DEVICE;
        if (usb.backing() instanceof VirtualDeviceDeviceBackingInfo device) {
            entries.put("usb.autoConnect.device" + index, device.deviceName());
            if (device instanceof VirtualUSBRemoteHostBackingInfo remote) {
                entries.put("usb.autoConnect.host" + index, remote.hostname());
            }
        }
    }
}
