package dev.vireo.driver.esx;

import dev.vireo.driver.esx.AttachedDisk.Bus;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.VirtualController;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualEthernetCard;
import dev.vireo.vim.VirtualFloppy;
import dev.vireo.vim.VirtualParallelPort;
import dev.vireo.vim.VirtualSerialPort;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The devices of a machine, and what they are called.
///
/// @param devices the devices
/// @param active whether the machine runs
record Hardware(List<VirtualDevice> devices, boolean active) {
    private static final int FIRST_ETHERNET = 4000;
    private static final int FIRST_FLOPPY = 8000;
    private static final int FIRST_SERIAL = 9000;
    private static final int FIRST_PARALLEL = 10_000;

    Hardware {
        devices = List.copyOf(devices);
    }

    /// Reads a row with [AttachedDisk#DEVICES].
    static Hardware of(Row machine, boolean active) {
        return new Hardware(machine.list(AttachedDisk.DEVICES, VirtualDevice.class), active);
    }

    /// Returns the devices of a type, in the order of their keys.
    <T extends VirtualDevice> List<T> all(Class<T> type) {
        return devices.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .sorted(Comparator.comparingInt(VirtualDevice::key))
                .toList();
    }

    List<AttachedDisk> disks() {
        return AttachedDisk.all(devices);
    }

    /// Finds the controller with a number among those of a bus.
    Optional<VirtualController> controller(Bus bus, int number) {
        return all(VirtualController.class).stream()
                .filter(one -> AttachedDisk.busOf(one) == bus && one.busNumber() == number)
                .findFirst();
    }

    /// Returns what the machine's VMX file calls a device, which is also its alias; empty for those
    /// that have no name of their own there.
    Optional<String> name(VirtualDevice device) {
        int key = device.key();
        return switch (device) {
            case VirtualEthernetCard _ -> Optional.of("ethernet" + (key - FIRST_ETHERNET));
            case VirtualFloppy _ -> Optional.of("floppy" + (key - FIRST_FLOPPY));
            case VirtualSerialPort _ -> Optional.of("serial" + (key - FIRST_SERIAL));
            case VirtualParallelPort _ -> Optional.of("parallel" + (key - FIRST_PARALLEL));
            case VirtualController controller -> {
                Bus bus = AttachedDisk.busOf(controller);
                yield bus == null
                        ? Optional.empty()
                        : Optional.of(bus.text() + controller.busNumber());
            }
            default ->
                    disks().stream()
                            .filter(disk -> disk.device().key() == key)
                            .map(AttachedDisk::instance)
                            .findFirst();
        };
    }

    /// Finds a device by its name in the VMX file.
    Optional<VirtualDevice> named(String name) {
        return devices.stream()
                .filter(device -> name(device).filter(name::equals).isPresent())
                .findFirst();
    }

    /// Returns the names of all devices that have one.
    List<String> names() {
        return devices.stream().flatMap(device -> name(device).stream()).sorted().toList();
    }

    /// Picks the one device that was meant.
    ///
    /// @param found all that fit
    /// @param what what was looked for, for messages
    /// @param kinds devices of its kind, which a message names if none fits
    /// @throws VirtException `DEVICE_MISSING` if none fits, `OPERATION_FAILED` if several do
    <T extends VirtualDevice> T only(
            List<T> found, String what, List<? extends VirtualDevice> kinds) {
        if (found.isEmpty()) {
            throw new VirtException(
                    ErrorCode.DEVICE_MISSING,
                    what + " not found" + (kinds.isEmpty() ? "" : "; there are " + list(kinds)));
        }
        if (found.size() > 1) {
            throw new VirtException(
                    ErrorCode.OPERATION_FAILED, what + " may be each of " + list(found));
        }
        return found.getFirst();
    }

    private String list(List<? extends VirtualDevice> some) {
        return some.stream().map(this::describe).collect(Collectors.joining(", "));
    }

    /// Describes a device for a message: its name, and what people know it by.
    private String describe(VirtualDevice device) {
        String name = name(device).orElse("device " + device.key());
        if (device instanceof VirtualEthernetCard card) {
            return name + new AttachedCard(card).mac().map(mac -> " (" + mac + ")").orElse("");
        }
        return disks().stream()
                .filter(disk -> disk.device().key() == device.key())
                .map(disk -> disk.target() + disk.path().map(at -> " (" + at + ")").orElse(""))
                .findFirst()
                .orElse(name);
    }
}
