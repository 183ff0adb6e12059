package dev.vireo.driver.esx;

import dev.vireo.api.NodeDevice;
import dev.vireo.model.HostComputer;
import dev.vireo.model.PciDevice;
import dev.vireo.model.PciDevice.Address;
import dev.vireo.model.PciDevice.Maker;
import dev.vireo.model.SystemInformation.Entry;
import dev.vireo.vim.HostBIOSInfo;
import dev.vireo.vim.HostPciDevice;
import dev.vireo.vim.HostSystemInfo;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes libvirt's node devices of what a host tells of its hardware: itself, and what is on its
/// PCI buses.
final class HostDevices {
    static final String PCI_DEVICES = "hardware.pciDevice";

    private static final int HEX = 16;
    private static final int CLASS_SHIFT = 8; // VMware leaves the programming interface out
    private static final int DOMAIN_LENGTH = 4;

    private HostDevices() {}

    /// Describes the devices of a host.
    ///
    /// @param host a row with [#PCI_DEVICES], [HostInformation#SYSTEM] and [HostInformation#BIOS]
    static List<NodeDevice> of(Row host) {
        List<NodeDevice> devices = new ArrayList<>();
        devices.add(
                new NodeDevice(
                        HostComputer.NAME, Optional.empty(), "system", computer(host).toXml()));
        List<HostPciDevice> plugged = host.list(PCI_DEVICES, HostPciDevice.class);
        Map<String, String> names = new HashMap<>();
        plugged.forEach(one -> names.put(one.id(), address(one).deviceName()));
        for (HostPciDevice one : plugged) {
            String bridge = one.parentBridge();
            String parent =
                    bridge == null
                            ? HostComputer.NAME
                            : names.getOrDefault(bridge, HostComputer.NAME);
            PciDevice device =
                    new PciDevice(
                            address(one),
                            parent,
                            Short.toUnsignedInt(one.classId()) << CLASS_SHIFT,
                            new Maker(Short.toUnsignedInt(one.deviceId()), one.deviceName()),
                            new Maker(Short.toUnsignedInt(one.vendorId()), one.vendorName()));
            devices.add(
                    new NodeDevice(
                            device.address().deviceName(),
                            Optional.of(parent),
                            "pci",
                            device.toXml()));
        }
        return List.copyOf(devices);
    }

    /// The domain is told in the id only, such as `0000:03:00.0`.
    private static Address address(HostPciDevice one) {
        String id = one.id();
        int domain = 0;
        if (id.indexOf(':') == DOMAIN_LENGTH) {
            try {
                domain = Integer.parseInt(id.substring(0, DOMAIN_LENGTH), HEX);
            } catch (NumberFormatException _) {
                domain = 0; // as on hosts that tell none
            }
        }
        return new Address(
                domain,
                Byte.toUnsignedInt(one.bus()),
                Byte.toUnsignedInt(one.slot()),
                Byte.toUnsignedInt(one.function()));
    }

    private static HostComputer computer(Row host) {
        List<Entry> hardware = new ArrayList<>();
        List<Entry> firmware = new ArrayList<>();
        host.find(HostInformation.SYSTEM, HostSystemInfo.class)
                .ifPresent(system -> {
                    add(hardware, "vendor", system.vendor());
                    add(hardware, "version", system.model());
                    add(hardware, "serial", system.serialNumber());
                    add(hardware, "uuid", system.uuid());
                });
        host.find(HostInformation.BIOS, HostBIOSInfo.class)
                .ifPresent(bios -> {
                    add(firmware, "vendor", bios.vendor());
                    add(firmware, "version", bios.biosVersion());
                    if (bios.releaseDate() != null) {
                        add(
                                firmware,
                                "release_date",
                                DateTimeFormatter.ofPattern("MM/dd/yyyy", Locale.ROOT)
                                        .withZone(ZoneOffset.UTC)
                                        .format(bios.releaseDate()));
                    }
                });
        return new HostComputer(hardware, firmware);
    }

    private static void add(List<Entry> entries, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            entries.add(new Entry(name, value));
        }
    }
}
