package dev.vireo.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks completed disks.
///
/// libvirt: `virDomainDiskDefValidate`, `virDomainDefDuplicateDiskInfoValidate`.
final class DiskValidation {
    private final XmlReading reading;
    private final List<Disk> disks;
    private final List<XmlElement> elements;

    DiskValidation(XmlReading reading, List<Disk> disks, List<XmlElement> elements) {
        this.reading = reading;
        this.disks = disks;
        this.elements = elements;
    }

    /// Checks each disk by itself.
    void validateEach() {
        for (int i = 0; i < disks.size(); i++) {
            validate(disks.get(i), elements.get(i));
        }
    }

    private void validate(Disk disk, XmlElement element) {
        refuseNoTarget(disk, element);
        validateOptions(disk, element);
        validateAddress(disk, element);
        validateTarget(disk, element);
        validateMedium(disk, element);
    }

    private void refuseNoTarget(Disk disk, XmlElement element) {
        if (disk.target().equals(DomainDefaults.NO_TARGET)) {
            throw reading.error(ErrorCode.NO_TARGET, disk.source().orElse(""), element);
        }
    }

    private void validateMedium(Disk disk, XmlElement element) {
        boolean path =
                disk.type() == SourceType.FILE
                        || disk.type() == SourceType.BLOCK
                        || disk.type() == SourceType.DIR;
        if (disk.device() == DiskDevice.DISK && path && disk.source().isEmpty()) {
            throw reading.error(ErrorCode.NO_SOURCE, disk.target(), element);
        }
    }

    private void validateOptions(Disk disk, XmlElement element) {
        if (disk.device() == DiskDevice.LUN
                && disk.type() != SourceType.BLOCK
                && disk.type() != SourceType.VOLUME) {
            throw unsupported(
                    "disk device='lun' is only valid for block type disk source", element);
        }
        validatePolicy(disk, element);
        String model = element.value("model");
        if (model != null && disk.bus() != DiskBus.VIRTIO) {
            throw unsupported(
                    "disk model '" + model + "' not supported for bus '" + disk.bus().text() + "'",
                    element);
        }
        if (is(element, "sgio", "unfiltered")) {
            throw unsupported("unfiltered sgio is no longer supported", element);
        }
        if (is(element, "rawio", "yes") && disk.device() != DiskDevice.LUN) {
            throw unsupported("rawio can be used only with device='lun'", element);
        }
        XmlElement driver = element.first("driver");
        if (driver != null && driver.value("queues") != null && disk.bus() != DiskBus.VIRTIO) {
            throw unsupported(
                    "queues attribute in disk driver element is only supported by virtio-blk",
                    element);
        }
        XmlElement target = element.first("target");
        if (target != null) {
            validateDrive(disk, target);
        }
    }

    private void validatePolicy(Disk disk, XmlElement element) {
        StartupPolicy policy = disk.startupPolicy().orElse(StartupPolicy.DEFAULT);
        if (policy == StartupPolicy.DEFAULT) {
            return;
        }
        if (disk.type() == SourceType.NETWORK) {
            throw reading.error(
                    ErrorCode.XML_ERROR,
                    "disk startupPolicy '"
                            + policy.text()
                            + "' is not allowed for disk of 'network' type",
                    element);
        }
        if (policy == StartupPolicy.REQUISITE
                && disk.device() != DiskDevice.CDROM
                && disk.device() != DiskDevice.FLOPPY) {
            throw reading.error(
                    ErrorCode.XML_ERROR,
                    "disk startupPolicy 'requisite' is allowed only for cdrom or floppy",
                    element);
        }
    }

    private void validateDrive(Disk disk, XmlElement target) {
        boolean tray = is(target, "tray", "open");
        if (tray && disk.device() != DiskDevice.CDROM && disk.device() != DiskDevice.FLOPPY) {
            throw unsupported("tray is only valid for cdrom and floppy", target);
        }
        if (target.value("removable") != null && disk.bus() != DiskBus.USB) {
            throw reading.error(
                    ErrorCode.XML_ERROR, "removable is only valid for usb disks", target);
        }
    }

    private void validateAddress(Disk disk, XmlElement element) {
        DeviceAddress address = disk.address().orElse(null);
        if (address == null) {
            return;
        }
        boolean allowed =
                switch (disk.bus()) {
                    case IDE, SCSI, SATA, FDC -> address instanceof DriveAddress;
                    case USB -> address.type().equals("usb") || address instanceof DriveAddress;
                    default -> true;
                };
        if (!allowed) {
            throw unsupported(
                    "Invalid address type '"
                            + address.type()
                            + "' for the disk '"
                            + disk.target()
                            + "' with the bus type '"
                            + disk.bus().text()
                            + "'",
                    element);
        }
    }

    private void validateTarget(Disk disk, XmlElement element) {
        boolean floppy = disk.device() == DiskDevice.FLOPPY;
        if (floppy != (disk.bus() == DiskBus.FDC)) {
            throw reading.error(
                    ErrorCode.INTERNAL_ERROR,
                    "Invalid bus type '"
                            + disk.bus().text()
                            + "' for "
                            + (floppy ? "floppy disk" : "disk"),
                    element);
        }
        String target = disk.target();
        boolean fits =
                switch (disk.device()) {
                    case FLOPPY -> target.startsWith("fd");
                    case DISK, LUN ->
                            target.startsWith("hd")
                                    || target.startsWith("sd")
                                    || target.startsWith("vd")
                                    || target.startsWith("xvd")
                                    || target.startsWith("ubd")
                                    || (disk.bus() == DiskBus.NVME && target.startsWith("nvme"));
                    case CDROM -> true;
                };
        if (!fits) {
            throw reading.error(
                    ErrorCode.INTERNAL_ERROR,
                    "Invalid " + (floppy ? "floppy" : "harddisk") + " device name: " + target,
                    element);
        }
    }

    /// Checks that no two disks have the same name or address.
    void validateTogether() {
        for (int i = 0; i < disks.size(); i++) {
            for (int j = i + 1; j < disks.size(); j++) {
                if (disks.get(i).target().equals(disks.get(j).target())) {
                    throw reading.error(
                            ErrorCode.XML_ERROR,
                            "target '"
                                    + disks.get(i).target()
                                    + "' duplicated for disk sources '"
                                    + shown(disks.get(i))
                                    + "' and '"
                                    + shown(disks.get(j))
                                    + "'",
                            elements.get(j));
                }
            }
        }
        refuseSameAddress();
    }

    private static String shown(Disk disk) {
        return disk.source().orElse("<null>");
    }

    private void refuseSameAddress() {
        for (int i = 0; i < disks.size(); i++) {
            if (!(disks.get(i).address().orElse(null) instanceof DriveAddress drive)) {
                continue;
            }
            for (int j = i + 1; j < disks.size(); j++) {
                if (disks.get(j).bus() == disks.get(i).bus()
                        && drive.equals(disks.get(j).address().orElse(null))) {
                    throw unsupported(
                            "Found duplicate drive address for disk with target name '"
                                    + disks.get(i).target()
                                    + "' controller='"
                                    + drive.controller()
                                    + "' bus='"
                                    + drive.bus()
                                    + "' target='"
                                    + drive.target()
                                    + "' unit='"
                                    + drive.unit()
                                    + "'",
                            elements.get(j));
                }
            }
        }
    }

    private static boolean is(@Nullable XmlElement element, String attribute, String value) {
        String there = element == null ? null : element.value(attribute);
        return there != null && there.equals(value);
    }

    private DomainXmlException unsupported(String detail, XmlElement at) {
        return reading.error(ErrorCode.CONFIG_UNSUPPORTED, detail, at);
    }
}
