package dev.vireo.vmx;

import dev.vireo.model.Controller;
import dev.vireo.model.ControllerType;
import dev.vireo.model.DeviceAddress;
import dev.vireo.model.Devices;
import dev.vireo.model.Disk;
import dev.vireo.model.DiskBus;
import dev.vireo.model.DriveAddress;
import dev.vireo.model.PciAddress;
import dev.vireo.model.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads the disks and their controllers.
final class DiskEntries {
    private static final int CONTROLLERS = 4;

    private final VmxReading reading;
    private final VmxConfig config;
    private final DiskLayout layout;
    private final DiskKeys keys;
    private final List<Disk> disks = new ArrayList<>();
    private final List<Controller> controllers = new ArrayList<>();
    private final List<Optional<String>> scsiModels = new ArrayList<>();
    private boolean hasScsi;

    DiskEntries(VmxReading reading, long hardware) {
        this.reading = reading;
        this.config = reading.config();
        this.layout = new DiskLayout(hardware, reading.profile(), reading.level());
        this.keys = new DiskKeys(config.file());
    }

    void read(Devices.Builder devices) {
        readControllers(DiskBus.SCSI, ControllerType.SCSI);
        hasScsi = !disks.isEmpty();

        readControllers(DiskBus.SATA, ControllerType.SATA);
        for (int bus = 0; bus < 2; bus++) {
            readUnits(DiskBus.IDE, bus);
        }
        readUnits(DiskBus.FDC, 0);
        if (reading.isAtLeast(VmxLevel.LIBVIRT_12)) {
            for (int controller = 0; controller < CONTROLLERS; controller++) {
                if (config.bool("nvme" + controller + ".present", false)) {
                    readUnits(DiskBus.NVME, controller);
                }
            }
        } else {
            addControllersOfDisks(DiskBus.SCSI, ControllerType.SCSI);
            addControllersOfDisks(DiskBus.SATA, ControllerType.SATA);
        }
        devices.disks(disks);
        if (reading.isAtLeast(VmxLevel.FULL)) {
            controllers.addAll(new UsbAndSoundEntries(reading).readControllers());
        }
        devices.controllers(controllers);
    }

    private void readControllers(DiskBus bus, ControllerType type) {
        for (int index = 0; index < CONTROLLERS; index++) {
            String prefix = bus.text() + index + '.';
            Optional<String> model = Optional.empty();
            if (config.bool(prefix + "present", false)) {
                model = bus == DiskBus.SCSI ? scsiModel(prefix + "virtualDev") : model;
                if (reading.isAtLeast(VmxLevel.LIBVIRT_12)) {
                    controllers.add(controller(type, index, model, slot(prefix + "pciSlotNumber")));
                }
                readUnits(bus, index);
            }
            if (bus == DiskBus.SCSI) {
                scsiModels.add(model);
            }
        }
    }

    private Optional<String> scsiModel(String key) {
        String model = config.value(key);
        if (model == null) {
            return Optional.empty();
        }
        String lower = model.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "buslogic", "lsilogic", "lsisas1068" -> Optional.of(lower);
            case "pvscsi" -> Optional.of("vmpvscsi");
            default ->
                    throw VmxReading.unexpected(
                            key,
                            "'buslogic' or 'lsilogic' or 'lsisas1068' or 'pvscsi'",
                            '\'' + lower + '\'');
        };
    }

    /// Returns the PCI address that a slot number means: five bits of slot, five of bus, three of
    /// function.
    private Optional<DeviceAddress> slot(String key) {
        long number = config.integer(key, -1);
        if (number == -1) {
            return Optional.empty();
        }
        return Optional.of(
                new PciAddress(
                        0,
                        (int) (number >> 5) & 31,
                        (int) number & 31,
                        (int) (number >> 10) & 7,
                        XmlElement.empty("address")));
    }

    private void readUnits(DiskBus bus, int controller) {
        int units = layout.units(bus);
        for (int unit = 0; unit < units; unit++) {
            if (!DiskLayout.isController(bus, unit) && keys.mention(bus, controller, unit)) {
                DiskSlot slot = DiskSlot.of(bus, controller, unit);
                String target = layout.target(slot, hasScsi);
                new DiskEntry(reading, slot, target, layout.address(slot))
                        .read()
                        .ifPresent(disks::add);
            }
        }
    }

    /// Adds the controllers that the addresses of disks speak of, and those before them, as libvirt
    /// does when a disk names a controller that nobody mentioned.
    private void addControllersOfDisks(DiskBus bus, ControllerType type) {
        int last = -1;
        for (Disk disk : disks) {
            if (disk.bus() == bus && disk.address().orElse(null) instanceof DriveAddress address) {
                last = Math.max(last, address.controller());
            }
        }
        for (int index = 0; index <= last; index++) {
            Optional<String> model =
                    bus == DiskBus.SCSI && index < scsiModels.size()
                            ? scsiModels.get(index)
                            : Optional.empty();
            controllers.add(controller(type, index, model, Optional.empty()));
        }
    }

    private static Controller controller(
            ControllerType type,
            int index,
            Optional<String> model,
            Optional<DeviceAddress> address) {
        return new Controller(type, index, model, address, XmlElement.empty("controller"));
    }
}
