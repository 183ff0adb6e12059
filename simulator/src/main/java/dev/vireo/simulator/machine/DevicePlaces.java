package dev.vireo.simulator.machine;

import dev.vireo.vim.VirtualCdrom;
import dev.vireo.vim.VirtualController;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualEthernetCard;
import dev.vireo.vim.VirtualFloppy;
import dev.vireo.vim.VirtualIDEController;
import dev.vireo.vim.VirtualKeyboard;
import dev.vireo.vim.VirtualMachineVMCIDevice;
import dev.vireo.vim.VirtualMachineVideoCard;
import dev.vireo.vim.VirtualNVDIMM;
import dev.vireo.vim.VirtualNVDIMMController;
import dev.vireo.vim.VirtualPCIController;
import dev.vireo.vim.VirtualPCIPassthrough;
import dev.vireo.vim.VirtualPS2Controller;
import dev.vireo.vim.VirtualParallelPort;
import dev.vireo.vim.VirtualPointingDevice;
import dev.vireo.vim.VirtualPrecisionClock;
import dev.vireo.vim.VirtualSCSIController;
import dev.vireo.vim.VirtualSCSIPassthrough;
import dev.vireo.vim.VirtualSCSISharing;
import dev.vireo.vim.VirtualSIOController;
import dev.vireo.vim.VirtualSerialPort;
import dev.vireo.vim.VirtualSoundCard;
import dev.vireo.vim.VirtualTPM;
import dev.vireo.vim.VirtualUSB;
import dev.vireo.vim.VirtualUSBController;
import dev.vireo.vim.VirtualUSBXHCIController;
import dev.vireo.vim.VirtualWDT;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Gives devices their controller, unit and key.
final class DevicePlaces {
    private final Map<Integer, VirtualDevice> devices;
    private final Map<Integer, Integer> assigned;
    private final int hardwareVersion;

    DevicePlaces(
            Map<Integer, VirtualDevice> devices,
            Map<Integer, Integer> assigned,
            int hardwareVersion) {
        this.devices = devices;
        this.assigned = assigned;
        this.hardwareVersion = hardwareVersion;
    }

    /// Tells whether each machine has the device, so that it cannot be removed.
    static boolean isBuiltIn(VirtualDevice device) {
        return switch (device) {
            case VirtualIDEController _,
                    VirtualPCIController _,
                    VirtualPS2Controller _,
                    VirtualSIOController _,
                    VirtualKeyboard _,
                    VirtualPointingDevice _,
                    VirtualMachineVideoCard _,
                    VirtualMachineVMCIDevice _ ->
                    true;
            default -> false;
        };
    }

    /// Returns the device that the machine has already instead of the one to be added.
    Optional<VirtualDevice> builtIn(VirtualDevice wanted) {
        if (!isBuiltIn(wanted)) {
            return Optional.empty();
        }
        int bus = wanted instanceof VirtualIDEController ide && ide.busNumber() == 1 ? 1 : 0;
        return devices.values().stream()
                .filter(device -> device.vimType() == wanted.vimType())
                .filter(device ->
                        !(device instanceof VirtualController controller)
                                || controller.busNumber() == bus)
                .findFirst();
    }

    /// Returns how a VMX file calls a device, empty if it does not tell devices of its kind apart.
    Optional<String> vmxName(VirtualDevice device) {
        int key = device.key();
        return switch (device) {
            case VirtualController controller ->
                    Bus.of(controller).map(bus -> bus.prefix(controller.busNumber()));
            case VirtualEthernetCard _ -> Optional.of("ethernet" + (key - Keys.ETHERNET));
            case VirtualFloppy _ -> Optional.of("floppy" + (key - Keys.FLOPPY));
            case VirtualSerialPort _ -> Optional.of("serial" + (key - Keys.SERIAL));
            case VirtualParallelPort _ -> Optional.of("parallel" + (key - Keys.PARALLEL));
            case VirtualPCIPassthrough _ -> Optional.of("pcipassthru" + (key - Keys.PASSTHROUGH));
            default -> {
                VirtualDevice controller = controller(device.controllerKey());
                Integer unit = device.unitNumber();
                yield controller instanceof VirtualController parent && unit != null
                        ? Bus.of(parent).map(bus -> bus.prefix(parent.busNumber(), unit))
                        : Optional.empty();
            }
        };
    }

    private @Nullable VirtualDevice controller(@Nullable Integer key) {
        return key == null ? null : devices.get(assigned.getOrDefault(key, key));
    }

    /// Returns a new device with the place that it gets.
    VirtualDevice place(int index, VirtualDevice wanted) {
        return switch (wanted) {
            case VirtualController controller -> controller(index, controller);
            case VirtualDisk _, VirtualCdrom _, VirtualSCSIPassthrough _ -> onBus(index, wanted);
            case VirtualEthernetCard _ -> ethernet(wanted);
            case VirtualFloppy _ ->
                    numbered(wanted, Keys.FLOPPY, Keys.FLOPPIES, Keys.SIO, 0, "floppy drives");
            case VirtualSerialPort _ ->
                    numbered(wanted, Keys.SERIAL, Keys.SERIALS, Keys.SIO, 0, "serial ports");
            case VirtualParallelPort _ ->
                    numbered(wanted, Keys.PARALLEL, Keys.PARALLELS, Keys.SIO, 0, "parallel ports");
            case VirtualSoundCard _ ->
                    numbered(wanted, Keys.SOUND, 1, Keys.PCI, Keys.SOUND_SLOT, "sound cards");
            case VirtualPCIPassthrough _ ->
                    numbered(
                            wanted,
                            Keys.PASSTHROUGH,
                            Keys.PASSTHROUGHS,
                            Keys.PCI,
                            Keys.PASSTHROUGH_SLOT,
                            "PCI devices");
            case VirtualWDT _ ->
                    numbered(wanted, Keys.WATCHDOG, 1, Keys.PCI, Keys.WATCHDOG_SLOT, "watchdogs");
            case VirtualPrecisionClock _ ->
                    numbered(wanted, Keys.CLOCK, 1, Keys.PCI, Keys.CLOCK_SLOT, "clocks");
            case VirtualTPM _ -> {
                if (devices.containsKey(Keys.TPM)) {
                    throw Faults.tooMany("trusted platform modules");
                }
                yield wanted.toBuilder().key(Keys.TPM).controllerKey(null).unitNumber(null).build();
            }
            case VirtualNVDIMM _ ->
                    numbered(
                            wanted,
                            Keys.NVDIMM,
                            Keys.NVDIMMS,
                            required(index, Keys.NVDIMM_CONTROLLER),
                            0,
                            "NVDIMMs");
            case VirtualUSB _ ->
                    numbered(
                            wanted,
                            Keys.USB_DEVICE,
                            Keys.USB_DEVICES,
                            usbController(index),
                            0,
                            "USB devices");
            default -> throw Faults.device(index, "type");
        };
    }

    private int required(int index, int controller) {
        if (!devices.containsKey(controller)) {
            throw Faults.device(index, "controllerKey");
        }
        return controller;
    }

    private int usbController(int index) {
        return devices.containsKey(Keys.USB) ? Keys.USB : required(index, Keys.XHCI);
    }

    private VirtualDevice numbered(
            VirtualDevice wanted, int first, int count, int controller, int unit, String what) {
        for (int i = 0; i < count; i++) {
            if (!devices.containsKey(first + i)) {
                return wanted.toBuilder()
                        .key(first + i)
                        .controllerKey(controller)
                        .unitNumber(unit + i)
                        .build();
            }
        }
        throw Faults.tooMany(what);
    }

    private VirtualDevice ethernet(VirtualDevice wanted) {
        Integer unit = wanted.unitNumber();
        int asked = unit == null ? -1 : unit - Keys.ETHERNET_SLOT;
        boolean free =
                asked >= 0 && asked < Keys.ETHERNETS && !devices.containsKey(Keys.ETHERNET + asked);
        return free
                ? wanted.toBuilder().key(Keys.ETHERNET + asked).controllerKey(Keys.PCI).build()
                : numbered(
                        wanted,
                        Keys.ETHERNET,
                        Keys.ETHERNETS,
                        Keys.PCI,
                        Keys.ETHERNET_SLOT,
                        "network adapters");
    }

    // Controllers

    private VirtualDevice controller(int index, VirtualController wanted) {
        Optional<Bus> bus = Bus.of(wanted);
        if (bus.isPresent()) {
            return onPci(index, wanted, bus.get());
        }
        return switch (wanted) {
            case VirtualUSBController usb ->
                    single(
                            usb.toBuilder()
                                    .ehciEnabled(isTrue(usb.ehciEnabled()))
                                    .autoConnectDevices(isTrue(usb.autoConnectDevices()))
                                    .build(),
                            Keys.USB,
                            Keys.USB_SLOT);
            case VirtualUSBXHCIController usb ->
                    single(
                            usb.toBuilder()
                                    .autoConnectDevices(isTrue(usb.autoConnectDevices()))
                                    .build(),
                            Keys.XHCI,
                            Keys.XHCI_SLOT);
            case VirtualNVDIMMController _ ->
                    single(wanted, Keys.NVDIMM_CONTROLLER, Keys.NVDIMM_SLOT);
            default -> throw Faults.device(index, "type");
        };
    }

    private static boolean isTrue(@Nullable Boolean flag) {
        return Objects.equals(flag, true);
    }

    private VirtualDevice single(VirtualController wanted, int key, int slot) {
        if (devices.containsKey(key)) {
            throw Faults.tooMany("controllers of this kind");
        }
        return wanted.toBuilder()
                .key(key)
                .busNumber(0)
                .controllerKey(Keys.PCI)
                .unitNumber(slot)
                .build();
    }

    private VirtualDevice onPci(int index, VirtualController wanted, Bus bus) {
        int number = wanted.busNumber();
        if (number >= bus.controllers()) {
            throw Faults.device(index, "busNumber");
        }
        if (number < 0 || devices.containsKey(bus.controllerKey(number))) {
            number = freeController(bus);
        }
        int slot =
                switch (bus) {
                    case SATA -> Keys.SATA_SLOT;
                    case NVME -> Keys.NVME_SLOT;
                    default -> Keys.SCSI_SLOT;
                };
        VirtualController placed =
                wanted.toBuilder()
                        .key(bus.controllerKey(number))
                        .busNumber(number)
                        .controllerKey(Keys.PCI)
                        .unitNumber(slot + number)
                        .build();
        return placed instanceof VirtualSCSIController scsi ? completed(scsi) : placed;
    }

    private int freeController(Bus bus) {
        for (int i = 0; i < bus.controllers(); i++) {
            if (!devices.containsKey(bus.controllerKey(i))) {
                return i;
            }
        }
        throw Faults.tooMany("controllers of this kind");
    }

    private static VirtualDevice completed(VirtualSCSIController scsi) {
        boolean shared = scsi.value("sharedBus").isPresent();
        return scsi.toBuilder()
                .hotAddRemove(Objects.requireNonNullElse(scsi.hotAddRemove(), true))
                .sharedBus(shared ? scsi.sharedBus() : VirtualSCSISharing.NO_SHARING)
                .scsiCtlrUnitNumber(Bus.SCSI_SELF)
                .build();
    }

    // Devices on a bus

    private VirtualDevice onBus(int index, VirtualDevice wanted) {
        Integer key = wanted.controllerKey();
        if (key == null || (key == 0 && controller(key) == null)) {
            return onUnit(index, wanted, anyController(wanted), null);
        }
        VirtualDevice controller = controller(key);
        if (!(controller instanceof VirtualController bus) || Bus.of(bus).isEmpty()) {
            throw Faults.device(index, "controllerKey");
        }
        return onUnit(index, wanted, bus, wanted.unitNumber());
    }

    /// Finds the controller that a host takes when nobody names one; makes one if all are full.
    private VirtualController anyController(VirtualDevice wanted) {
        boolean cdrom = wanted instanceof VirtualCdrom;
        for (VirtualDevice device : devices.values()) {
            Optional<Bus> bus = Bus.of(device);
            boolean fits =
                    bus.isPresent()
                            && (cdrom
                                    ? bus.get() == Bus.IDE || bus.get() == Bus.SATA
                                    : bus.get() != Bus.IDE);
            if (fits
                    && device instanceof VirtualController controller
                    && freeUnit(controller).isPresent()) {
                return controller;
            }
        }
        VirtualController made =
                cdrom
                        ? ControllerEntries.sata(freeController(Bus.SATA)).build()
                        : ControllerEntries.scsi("lsilogic", freeController(Bus.SCSI)).build();
        devices.put(made.key(), made);
        return made;
    }

    private VirtualDevice onUnit(
            int index, VirtualDevice wanted, VirtualController controller, @Nullable Integer unit) {
        int place =
                unit == null || unit < 0
                        ? freeUnit(controller).orElseThrow(() -> Faults.device(index, "unitNumber"))
                        : unit;
        if (!isFree(controller, place)) {
            throw Faults.device(index, "unitNumber");
        }
        Bus bus = Bus.of(controller).orElseThrow();
        return wanted.toBuilder()
                .key(bus.deviceKey(controller.busNumber(), place))
                .controllerKey(controller.key())
                .unitNumber(place)
                .build();
    }

    private Optional<Integer> freeUnit(VirtualController controller) {
        for (int i = 0; i < Bus.units(controller, hardwareVersion); i++) {
            if (isFree(controller, i)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private boolean isFree(VirtualController controller, int unit) {
        Bus bus = Bus.of(controller).orElseThrow();
        return bus.isFree(unit)
                && unit < Bus.units(controller, hardwareVersion)
                && devices.values().stream()
                        .noneMatch(device ->
                                Objects.equals(device.controllerKey(), controller.key())
                                        && Objects.equals(device.unitNumber(), unit));
    }

    /// Returns an edited device with the place that it gets: another one only if the edit says so.
    VirtualDevice move(int index, VirtualDevice before, VirtualDevice after) {
        boolean stays =
                Objects.equals(before.controllerKey(), after.controllerKey())
                        && Objects.equals(before.unitNumber(), after.unitNumber());
        boolean movable =
                after instanceof VirtualDisk
                        || after instanceof VirtualCdrom
                        || after instanceof VirtualSCSIPassthrough;
        if (stays || !movable) {
            return after.toBuilder()
                    .key(before.key())
                    .controllerKey(before.controllerKey())
                    .unitNumber(before.unitNumber())
                    .build();
        }
        devices.remove(before.key());
        try {
            return onBus(index, after);
        } finally {
            devices.put(before.key(), before);
        }
    }
}
