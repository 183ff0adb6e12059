package dev.vireo.vmx;

import dev.vireo.model.Disk;
import dev.vireo.model.DiskBus;
import dev.vireo.model.DiskCache;
import dev.vireo.model.DiskDevice;
import dev.vireo.model.DriveAddress;
import dev.vireo.model.SourceType;
import dev.vireo.model.StartupPolicy;
import dev.vireo.model.VirtException;
import java.util.Optional;

/// Writes disks and drives.
///
/// libvirt: `virVMXFormatDisk` and `virVMXFormatFloppy`.
final class DiskOutput {
    private static final String PASSTHROUGH = "/vmfs/devices/cdrom/";

    private final VmxOutput out;
    private final FileNames fileNames;

    DiskOutput(VmxOutput out, FileNames fileNames) {
        this.out = out;
        this.fileNames = fileNames;
    }

    /// Adds the lines of a disk or drive.
    void write(Disk disk, DriveAddress address) {
        out.at("/domain/devices/disk[target/@dev='" + disk.target() + "']");
        String prefix = DiskPlace.prefix(disk, address);
        if (disk.device() == DiskDevice.FLOPPY) {
            writeFloppy(disk, prefix);
        } else {
            writeDisk(disk, prefix);
        }
    }

    private void writeFloppy(Disk disk, String prefix) {
        out.put(prefix + ".present", true);
        Optional<String> source = source(disk);
        switch (disk.type()) {
            case FILE -> {
                out.put(prefix + ".fileType", "file");
                if (source.isPresent()) {
                    String name = fileNames.toName(source.get());
                    out.text(prefix + ".fileName", name, "source/@file");
                }
            }
            case BLOCK -> {
                out.put(prefix + ".fileType", "device");
                if (source.isPresent()) {
                    out.text(prefix + ".fileName", source.get(), "source/@dev");
                }
            }
            default ->
                    throw Refusal.unsupported(
                            "Floppy '"
                                    + disk.target()
                                    + "' has unsupported type '"
                                    + disk.type().text()
                                    + "', expecting 'file' or 'block'");
        }
    }

    private void writeDisk(Disk disk, String prefix) {
        out.put(prefix + ".present", true);
        out.put(prefix + ".deviceType", deviceType(disk));
        if (disk.type() == SourceType.FILE) {
            writeFile(disk, prefix);
        } else {
            writeDevice(disk, prefix);
        }
        writeCache(disk, prefix);
        if (disk.discardsChanges()) {
            out.put(prefix + ".mode", "independent-nonpersistent");
        }
    }

    private static String deviceType(Disk disk) {
        if (disk.type() == SourceType.FILE) {
            return switch (disk.device()) {
                case DISK -> isAta(disk.bus()) ? "ata-hardDisk" : "scsi-hardDisk";
                case CDROM -> "cdrom-image";
                default -> throw unsupportedType(disk, "an unsupported type", "");
            };
        }
        if (disk.type() != SourceType.BLOCK) {
            throw unsupportedType(disk, "unsupported type", ", expecting 'file' or 'block'");
        }
        return switch (disk.device()) {
            case CDROM -> "atapi-cdrom";
            case LUN -> isPassthrough(disk) ? "scsi-passthru" : "cdrom-raw";
            default -> throw unsupportedType(disk, "an unsupported type", "");
        };
    }

    private static boolean isAta(DiskBus bus) {
        return bus == DiskBus.IDE || bus == DiskBus.SATA;
    }

    private static boolean isPassthrough(Disk disk) {
        return disk.bus() == DiskBus.SCSI && source(disk).orElse("").startsWith(PASSTHROUGH);
    }

    private void writeFile(Disk disk, String prefix) {
        Optional<String> source = source(disk);
        boolean cdrom = disk.device() == DiskDevice.CDROM;
        if (cdrom && source.isEmpty()) {
            out.put(prefix + ".fileName", "emptyBackingString");
            return;
        }
        String suffix = cdrom ? ".iso" : ".vmdk";
        if (!endsWith(source.orElse(""), suffix)) {
            throw Refusal.internal(
                    "Image file for "
                            + describe(disk)
                            + " has unsupported suffix, expecting '"
                            + suffix
                            + "'");
        }
        out.text(prefix + ".fileName", fileNames.toName(source.orElse("")), "source/@file");
    }

    private void writeDevice(Disk disk, String prefix) {
        Optional<String> source = source(disk);
        if (source.isPresent()) {
            out.text(prefix + ".fileName", source.get(), "source/@dev");
        } else if (disk.startupPolicy().orElse(null) == StartupPolicy.OPTIONAL) {
            out.put(prefix + ".autodetect", true);
            out.put(prefix + ".fileName", "auto detect");
        } else {
            // what printf makes of no text at all; it reads back as a device of this name
            out.put(prefix + ".fileName", "(null)");
        }
    }

    private void writeCache(Disk disk, String prefix) {
        if (disk.bus() == DiskBus.IDE) {
            return;
        }
        if (disk.cache() == DiskCache.WRITE_THROUGH) {
            out.put(prefix + ".writeThrough", true);
        } else if (disk.cache() != DiskCache.DEFAULT) {
            throw Refusal.unsupported(
                    disk.bus().text()
                            + " harddisk '"
                            + disk.target()
                            + "' has unsupported cache mode '"
                            + disk.cache().text()
                            + "'");
        }
    }

    /// Returns the source; an empty text is none.
    static Optional<String> source(Disk disk) {
        return disk.source().filter(source -> !source.isEmpty());
    }

    /// Tells whether a text ends with another one, ASCII letters of either case being the same.
    static boolean endsWith(String text, String end) {
        return text.regionMatches(true, text.length() - end.length(), end, 0, end.length());
    }

    private static VirtException unsupportedType(Disk disk, String what, String expected) {
        return Refusal.unsupported(
                describe(disk) + " has " + what + " '" + word(disk.type()) + "'" + expected);
    }

    private static String describe(Disk disk) {
        return disk.bus().text() + ' ' + word(disk.device()) + " '" + disk.target() + '\'';
    }

    // libvirt takes the words for its errors from the list of the kinds of devices, which has other
    // words at the numbers of these

    private static String word(DiskDevice device) {
        return switch (device) {
            case DISK -> "none";
            case CDROM -> "disk";
            case FLOPPY -> "lease";
            case LUN -> "filesystem";
        };
    }

    private static String word(SourceType type) {
        return switch (type) {
            case NONE -> "none";
            case FILE -> "disk";
            case BLOCK -> "lease";
            case DIR -> "filesystem";
            case NETWORK -> "interface";
            case VOLUME -> "input";
            case NVME -> "sound";
            case VHOST_USER -> "video";
        };
    }
}
