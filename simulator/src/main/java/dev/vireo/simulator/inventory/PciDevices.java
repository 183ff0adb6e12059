package dev.vireo.simulator.inventory;

import dev.vireo.vim.HostPciDevice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Lists what is plugged in to a host.
final class PciDevices {
    private static final int INTEL = 0x8086;
    private static final int VMWARE = 0x15ad;

    private PciDevices() {}

    /// Lists the devices.
    ///
    /// @param nics how many network adapters there are
    static List<HostPciDevice> describe(int nics) {
        List<HostPciDevice> devices = new ArrayList<>();
        devices.add(device(0, 0, 0, 0x600, INTEL, 0x7190, "Host bridge"));
        devices.add(device(0, 0x0f, 0, 0x300, VMWARE, 0x405, "SVGA II Adapter"));
        devices.add(device(0, 0x1f, 2, 0x106, VMWARE, 0x7e0, "SATA AHCI controller"));
        devices.add(device(3, 0, 0, 0x107, VMWARE, 0x7c0, "PVSCSI SCSI Controller"));
        for (int i = 0; i < nics; i++) {
            devices.add(
                    device(
                            PhysicalAdapter.bus(i),
                            0,
                            0,
                            0x200,
                            VMWARE,
                            0x7b0,
                            "vmxnet3 Virtual Ethernet Controller"));
        }
        return devices;
    }

    private static HostPciDevice device(
            int bus, int slot, int function, int kind, int vendor, int model, String name) {
        return HostPciDevice.builder()
                .id(String.format(Locale.ROOT, "0000:%02x:%02x.%d", bus, slot, function))
                .classId((short) kind)
                .bus((byte) bus)
                .slot((byte) slot)
                .function((byte) function)
                .vendorId((short) vendor)
                .subVendorId((short) vendor)
                .vendorName(vendor == INTEL ? "Intel Corporation" : "VMware")
                .deviceId((short) model)
                .subDeviceId((short) model)
                .deviceName(name)
                .build();
    }
}
