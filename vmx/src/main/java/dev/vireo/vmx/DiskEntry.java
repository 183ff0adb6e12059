package dev.vireo.vmx;

import dev.vireo.model.Disk;
import dev.vireo.model.DiskBus;
import dev.vireo.model.DiskCache;
import dev.vireo.model.DiskDevice;
import dev.vireo.model.DriveAddress;
import dev.vireo.model.SourceType;
import dev.vireo.model.StartupPolicy;
import dev.vireo.model.VirtException;
import dev.vireo.model.XmlElement;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads one disk, CD-ROM drive or floppy drive. What it is follows from the name of the file and
/// the kind of the device together.
///
/// libvirt: `virVMXParseDisk`, which is called twice for each place: for a hard disk, then for a
/// CD-ROM drive.
final class DiskEntry {
    private static final String EMPTY = "emptyBackingString";
    private static final String HOST_CDROMS = "/vmfs/devices/cdrom/";
    private static final String AUTO_DETECT = "auto detect";
    private static final String ATAPI_CDROM = "atapi-cdrom";
    private static final String CDROM_RAW = "cdrom-raw";
    private static final String CDROM_IMAGE = "cdrom-image";
    private static final String SCSI_PASSTHRU = "scsi-passthru";

    private final VmxReading reading;
    private final DiskSlot slot;
    private final String target;
    private final DriveAddress address;

    // what the entries say
    private @Nullable String deviceType;
    private @Nullable String mode;
    private @Nullable String fileType;
    private @Nullable String fileName;
    private boolean writeThrough;

    DiskEntry(VmxReading reading, DiskSlot slot, String target, DriveAddress address) {
        this.reading = reading;
        this.slot = slot;
        this.target = target;
        this.address = address;
    }

    /// Reads the disk.
    ///
    /// @return the disk; empty if there is none that a document can hold
    /// @throws VirtException as libvirt does
    Optional<Disk> read() {
        if (!readEntries()) {
            return Optional.empty();
        }
        if (slot.bus() == DiskBus.FDC) {
            return Optional.of(floppy());
        }
        if (hasSuffix(".vmdk")) {
            return isDrive() ? Optional.empty() : Optional.of(hardDisk());
        }
        checkNoHardDisk();
        return slot.bus() == DiskBus.NVME ? Optional.empty() : cdrom();
    }

    /// Reads the entries; tells whether there is a device that belongs to the host.
    private boolean readEntries() {
        VmxConfig config = reading.config();
        boolean present = config.bool(slot.key("present"), false);
        config.bool(slot.key("startConnected"), true);
        if (!present) {
            return false;
        }
        deviceType = config.value(slot.key("deviceType"));
        if (config.bool(slot.key("clientDevice"), false)) {
            reading.lost(
                    Loss.Kind.NOT_EXPRESSED,
                    slot.key("clientDevice"),
                    "the device is on the machine of the user, which a domain document cannot say");
            return false;
        }
        mode = config.value(slot.key("mode"));
        if (slot.bus() == DiskBus.FDC) {
            fileType = config.value(slot.key("fileType"));
        }
        fileName = config.value(slot.key("fileName"));
        writeThrough = config.bool(slot.key("writeThrough"), false);
        return true;
    }

    private Disk floppy() {
        String name = fileName;
        if (fileType != null && KeyIndex.same(fileType, "device")) {
            return hostDevice(DiskDevice.FLOPPY);
        }
        if (fileType != null && KeyIndex.same(fileType, "file")) {
            return drive(
                    SourceType.FILE,
                    DiskDevice.FLOPPY,
                    name == null ? Optional.empty() : reading.source(name));
        }
        throw notHandled();
    }

    private Disk hardDisk() {
        checkHardDiskType();
        boolean discards = mode != null && KeyIndex.same(mode, "independent-nonpersistent");
        return new Disk(
                SourceType.FILE,
                DiskDevice.DISK,
                reading.source(fileName == null ? "" : fileName),
                Optional.empty(),
                target,
                slot.bus(),
                Optional.of(address),
                Optional.empty(),
                writeThrough ? DiskCache.WRITE_THROUGH : DiskCache.DEFAULT,
                false,
                false,
                discards,
                XmlElement.empty("disk"));
    }

    private void checkHardDiskType() {
        String own =
                switch (slot.bus()) {
                    case SCSI -> "scsi-hardDisk";
                    case IDE -> "ata-hardDisk";
                    default -> "";
                };
        if (!own.isEmpty() && deviceType != null && !isType(own) && !isType("disk")) {
            throw VmxReading.unexpected(
                    slot.key("deviceType"), '\'' + own + "' or 'disk'", '\'' + deviceType + '\'');
        }
    }

    /// Refuses what is neither a hard disk nor a CD-ROM drive.
    private void checkNoHardDisk() {
        boolean drive =
                hasSuffix(".iso")
                        || Objects.equals(fileName, EMPTY)
                        || isType(ATAPI_CDROM)
                        || isType(CDROM_RAW)
                        || (isPassthrough() && (fileName == null || isHostCdrom()))
                        || isEmptyImage();
        if (!drive) {
            throw notHandled();
        }
    }

    private Optional<Disk> cdrom() {
        if (hasSuffix(".iso")) {
            checkImage();
            return Optional.of(
                    drive(
                            SourceType.FILE,
                            DiskDevice.CDROM,
                            reading.image(fileName == null ? "" : fileName)));
        }
        if (isType(ATAPI_CDROM)) {
            return Optional.of(hostDrive(DiskDevice.CDROM));
        }
        if (isType(CDROM_RAW)) {
            return Optional.of(hostDrive(DiskDevice.LUN));
        }
        if (isPassthrough()) {
            return isHostCdrom() ? Optional.of(hostDrive(DiskDevice.LUN)) : Optional.empty();
        }
        checkImage();
        return Optional.of(drive(SourceType.FILE, DiskDevice.CDROM, Optional.empty()));
    }

    private void checkImage() {
        if (deviceType != null && !isType(CDROM_IMAGE)) {
            throw VmxReading.unexpected(
                    slot.key("deviceType"), "'cdrom-image'", '\'' + deviceType + '\'');
        }
    }

    /// Makes a drive that is one of the host. A `lun` is nothing without a source, and libvirt
    /// reads no document with such a one: at level FULL it is a CD-ROM drive.
    private Disk hostDrive(DiskDevice wanted) {
        boolean sourceless =
                fileName == null || fileName.isEmpty() || KeyIndex.same(fileName, AUTO_DETECT);
        DiskDevice device =
                sourceless && reading.isAtLeast(VmxLevel.FULL) ? DiskDevice.CDROM : wanted;
        if (fileName != null && KeyIndex.same(fileName, AUTO_DETECT)) {
            return drive(
                    SourceType.BLOCK,
                    device,
                    Optional.empty(),
                    Optional.of(StartupPolicy.OPTIONAL));
        }
        return hostDevice(device);
    }

    /// Makes a drive with a device of the host. Libvirt reads one without a device as one without
    /// an image; level FULL says so at once.
    private Disk hostDevice(DiskDevice device) {
        boolean empty =
                reading.isAtLeast(VmxLevel.FULL) && (fileName == null || fileName.isEmpty());
        return empty
                ? drive(SourceType.FILE, device, Optional.empty())
                : drive(SourceType.BLOCK, device, Optional.ofNullable(fileName));
    }

    private Disk drive(SourceType type, DiskDevice device, Optional<String> source) {
        return drive(type, device, source, Optional.empty());
    }

    private Disk drive(
            SourceType type,
            DiskDevice device,
            Optional<String> source,
            Optional<StartupPolicy> policy) {
        return new Disk(
                type,
                device,
                source,
                policy,
                target,
                slot.bus(),
                Optional.of(address),
                Optional.empty(),
                DiskCache.DEFAULT,
                device != DiskDevice.FLOPPY,
                false,
                false,
                XmlElement.empty("disk"));
    }

    private boolean hasSuffix(String suffix) {
        return fileName != null
                && fileName.regionMatches(
                        true, fileName.length() - suffix.length(), suffix, 0, suffix.length());
    }

    private boolean isDrive() {
        return isType(ATAPI_CDROM) || isType(CDROM_RAW) || isType(CDROM_IMAGE);
    }

    private boolean isType(String type) {
        return deviceType != null && KeyIndex.same(deviceType, type);
    }

    private boolean isPassthrough() {
        return slot.bus() == DiskBus.SCSI && isType(SCSI_PASSTHRU);
    }

    private boolean isHostCdrom() {
        return fileName != null && fileName.startsWith(HOST_CDROMS);
    }

    /// Tells whether it is the empty CD-ROM drive as newer hosts write it.
    private boolean isEmptyImage() {
        return reading.isAtLeast(VmxLevel.LIBVIRT_12)
                && isType(CDROM_IMAGE)
                && fileName != null
                && fileName.isEmpty();
    }

    private VirtException notHandled() {
        return Refusal.internal(
                "Invalid or not yet handled value '"
                        + (fileName == null ? "<null>" : fileName)
                        + "' for VMX entry '"
                        + slot.key("fileName")
                        + "' for device type '"
                        + (deviceType == null ? "unknown" : deviceType)
                        + '\'');
    }
}
