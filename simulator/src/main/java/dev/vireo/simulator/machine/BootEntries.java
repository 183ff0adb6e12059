package dev.vireo.simulator.machine;

import dev.vireo.vim.VirtualController;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualEthernetCard;
import dev.vireo.vim.VirtualMachineBootOptions;
import dev.vireo.vim.VirtualMachineBootOptionsBootableCdromDevice;
import dev.vireo.vim.VirtualMachineBootOptionsBootableDevice;
import dev.vireo.vim.VirtualMachineBootOptionsBootableDiskDevice;
import dev.vireo.vim.VirtualMachineBootOptionsBootableEthernetDevice;
import dev.vireo.vim.VirtualMachineBootOptionsBootableFloppyDevice;
import dev.vireo.vim.VirtualMachineConfigInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The order in which a machine tries to boot from its devices: `bios.bootOrder` names the kinds
/// and `bios.hddOrder` the disks.
final class BootEntries {
    private static final String ORDER = "bios.bootOrder";
    private static final String DISKS = "bios.hddOrder";

    private BootEntries() {}

    static VirtualMachineConfigInfo read(VmxEntries entries, VirtualMachineConfigInfo config) {
        String order = entries.get(ORDER);
        String disks = entries.get(DISKS, "");
        VirtualMachineBootOptions options = config.bootOptions();
        if (order == null || options == null) {
            return config;
        }
        List<VirtualDevice> devices = config.hardware().device();
        List<VirtualMachineBootOptionsBootableDevice> found = new ArrayList<>();
        for (String word : order.split(",", -1)) {
            String kind = word.strip();
            switch (kind) {
                case "hdd" -> disks(disks, devices, found);
                case "cdrom" ->
                        found.add(VirtualMachineBootOptionsBootableCdromDevice.builder().build());
                case "floppy", "fd" ->
                        found.add(VirtualMachineBootOptionsBootableFloppyDevice.builder().build());
                default -> card(kind, devices, found);
            }
        }
        return config.toBuilder().bootOptions(options.toBuilder().bootOrder(found).build()).build();
    }

    private static void disks(
            String order,
            List<VirtualDevice> devices,
            List<VirtualMachineBootOptionsBootableDevice> found) {
        for (String place : order.split(",", -1)) {
            for (VirtualDevice device : devices) {
                if (device instanceof VirtualDisk
                        && place.strip().equals(place(device, devices).orElse(null))) {
                    found.add(
                            VirtualMachineBootOptionsBootableDiskDevice.builder()
                                    .deviceKey(device.key())
                                    .build());
                }
            }
        }
    }

    private static void card(
            String kind,
            List<VirtualDevice> devices,
            List<VirtualMachineBootOptionsBootableDevice> found) {
        for (VirtualDevice device : devices) {
            if (device instanceof VirtualEthernetCard
                    && kind.equals("ethernet" + (device.key() - Keys.ETHERNET))) {
                found.add(
                        VirtualMachineBootOptionsBootableEthernetDevice.builder()
                                .deviceKey(device.key())
                                .build());
            }
        }
    }

    /// Returns where a device is, such as `scsi0:1`; empty if it is on no bus for disks.
    static Optional<String> place(VirtualDevice device, List<VirtualDevice> devices) {
        Integer unit = device.unitNumber();
        for (VirtualDevice controller : devices) {
            if (unit != null
                    && controller instanceof VirtualController bus
                    && Objects.equals(bus.key(), device.controllerKey())) {
                return Bus.of(bus).map(kind -> kind.prefix(bus.busNumber(), unit));
            }
        }
        return Optional.empty();
    }

    static void write(VirtualMachineConfigInfo config, VmxEntries entries) {
        VirtualMachineBootOptions options = config.bootOptions();
        if (options == null || options.bootOrder().isEmpty()) {
            return;
        }
        List<VirtualDevice> devices = config.hardware().device();
        List<String> order = new ArrayList<>();
        List<String> disks = new ArrayList<>();
        for (VirtualMachineBootOptionsBootableDevice device : options.bootOrder()) {
            switch (device) {
                case VirtualMachineBootOptionsBootableDiskDevice disk -> {
                    VirtualDevice found = find(disk.deviceKey(), devices);
                    if (found != null) {
                        place(found, devices).ifPresent(disks::add);
                    }
                    if (!order.contains("hdd")) {
                        order.add("hdd");
                    }
                }
                case VirtualMachineBootOptionsBootableEthernetDevice card ->
                        order.add("ethernet" + (card.deviceKey() - Keys.ETHERNET));
                case VirtualMachineBootOptionsBootableCdromDevice _ -> order.add("cdrom");
                case VirtualMachineBootOptionsBootableFloppyDevice _ -> order.add("floppy");
                default -> {} // nothing else can be booted from
            }
        }
        entries.put(ORDER, String.join(",", order));
        if (!disks.isEmpty()) {
            entries.put(DISKS, String.join(",", disks));
        }
    }

    private static @Nullable VirtualDevice find(int key, List<VirtualDevice> devices) {
        return devices.stream().filter(device -> device.key() == key).findFirst().orElse(null);
    }
}
