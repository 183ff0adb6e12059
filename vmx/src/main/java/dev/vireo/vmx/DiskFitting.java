package dev.vireo.vmx;

import dev.vireo.model.Disk;
import dev.vireo.model.DiskBus;
import dev.vireo.model.DiskCache;
import dev.vireo.model.DiskDevice;
import dev.vireo.model.DomainDefinition;
import dev.vireo.model.DriveAddress;
import dev.vireo.model.SourceType;
import dev.vireo.model.StartupPolicy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds a place on VMware's controllers for each disk of any domain, at level [VmxLevel#FULL].
///
/// * A disk stays where it is if VMware has such a place: SCSI, IDE, floppy, SATA from hardware
///   version 10, NVMe from 13.
/// * Any other hard disk becomes a SCSI disk, a virtio disk one on a paravirtual controller; any
///   other CD-ROM drive a SATA drive, or an IDE drive where there is no SATA.
/// * A hard disk in a file that is no VMDK is said to be one of the same name: VMware reads nothing
///   else, so its image must be converted.
/// * A CD-ROM drive with an image that is no `.iso`, or with something that VMware cannot reach, is
///   empty; hard disks and floppy drives of that kind are left out, and so is what finds no place.
final class DiskFitting {
    static final int HARDWARE_WITH_SATA = 10;
    static final int HARDWARE_WITH_NVME = 13;
    private static final int HARDWARE_WITH_WIDE_SCSI = 13;
    private static final int CONTROLLERS = 4;
    private static final int SCSI_UNITS = 16;
    private static final int WIDE_SCSI_UNITS = 65;
    private static final int SATA_UNITS = 30;
    private static final int LIBVIRT_SATA_PORTS = 6;
    private static final int NVME_UNITS = 15;
    private static final int PAIR = 2;
    private static final String VMDK = ".vmdk";

    private final int hardwareVersion;
    private final ScsiFitting scsi;
    private final Map<DiskBus, boolean[][]> taken = new EnumMap<>(DiskBus.class);

    private DiskFitting(int hardwareVersion, ScsiFitting scsi) {
        this.hardwareVersion = hardwareVersion;
        this.scsi = scsi;
    }

    /// Returns the disks that VMware can have, in the order of the document.
    static List<PlacedDisk> fit(DomainDefinition domain, int hardwareVersion, ScsiFitting scsi) {
        return new DiskFitting(hardwareVersion, scsi).fit(domain.devices().disks());
    }

    private List<PlacedDisk> fit(List<Disk> disks) {
        @Nullable Disk[] fitted = new Disk[disks.size()];
        @Nullable DriveAddress[] places = new DriveAddress[disks.size()];
        // those that stay where they are come first, the others get what is left
        for (int i = 0; i < fitted.length; i++) {
            Disk disk = fit(disks.get(i));
            fitted[i] = disk;
            if (disk != null && disk.bus() == disks.get(i).bus()) {
                places[i] = taken(disk);
            }
        }
        List<PlacedDisk> placed = new ArrayList<>(fitted.length);
        for (int i = 0; i < fitted.length; i++) {
            Disk disk = fitted[i];
            if (disk == null) {
                continue;
            }
            Disk original = disks.get(i);
            DriveAddress place = places[i] == null ? free(disk, original.bus()) : places[i];
            if (place != null) {
                placed.add(new PlacedDisk(original, disk, place));
            }
        }
        return placed;
    }

    /// Returns a disk as VMware can have it, or null.
    private @Nullable Disk fit(Disk disk) {
        return switch (disk.device()) {
            case DISK -> fitHardDisk(disk);
            case CDROM -> fitCdrom(disk);
            case FLOPPY ->
                    disk.type() == SourceType.FILE || disk.type() == SourceType.BLOCK
                            ? with(disk, DiskBus.FDC, disk.type(), disk.source())
                            : null;
            case LUN ->
                    disk.type() == SourceType.BLOCK
                            ? with(disk, bus(disk), disk.type(), disk.source())
                            : null;
        };
    }

    private @Nullable Disk fitHardDisk(Disk disk) {
        Optional<String> source = DiskOutput.source(disk);
        if (disk.type() != SourceType.FILE || source.isEmpty()) {
            return null;
        }
        return with(disk, bus(disk), SourceType.FILE, Optional.of(vmdk(source.get())));
    }

    private static String vmdk(String file) {
        if (DiskOutput.endsWith(file, VMDK)) {
            return file;
        }
        int dot = file.lastIndexOf('.');
        return (dot > file.lastIndexOf('/') + 1 ? file.substring(0, dot) : file) + VMDK;
    }

    private Disk fitCdrom(Disk disk) {
        Optional<String> source = DiskOutput.source(disk);
        if (disk.type() == SourceType.BLOCK) {
            return with(disk, bus(disk), SourceType.BLOCK, source);
        }
        boolean image =
                disk.type() == SourceType.FILE && DiskOutput.endsWith(source.orElse(""), ".iso");
        return with(disk, bus(disk), SourceType.FILE, image ? source : Optional.empty());
    }

    private DiskBus bus(Disk disk) {
        boolean hardDisk = disk.device() == DiskDevice.DISK;
        return switch (disk.bus()) {
            case SCSI -> DiskBus.SCSI;
            case IDE -> DiskBus.IDE;
            case SATA -> hardwareVersion >= HARDWARE_WITH_SATA ? DiskBus.SATA : other(hardDisk);
            case NVME ->
                    hardDisk && hardwareVersion >= HARDWARE_WITH_NVME
                            ? DiskBus.NVME
                            : other(hardDisk);
            default -> other(hardDisk);
        };
    }

    private DiskBus other(boolean hardDisk) {
        if (hardDisk) {
            return DiskBus.SCSI;
        }
        return hardwareVersion >= HARDWARE_WITH_SATA ? DiskBus.SATA : DiskBus.IDE;
    }

    /// Returns the place that a disk names, and takes it; null if there is none or it is taken.
    private @Nullable DriveAddress taken(Disk disk) {
        if (!(disk.address().orElse(null) instanceof DriveAddress address)) {
            return null;
        }
        if (disk.bus() == DiskBus.SATA) {
            address = sataAddress(disk, address);
        }
        int first = first(disk.bus(), address);
        boolean pure = disk.bus() == DiskBus.IDE ? address.controller() == 0 : address.bus() == 0;
        return pure && take(disk.bus(), first, address.unit()) ? address : null;
    }

    /// Returns the place that a SATA address means. libvirt counts six ports on a SATA controller
    /// where VMware has thirty; the target then tells that this was done.
    private static DriveAddress sataAddress(Disk disk, DriveAddress address) {
        boolean isSd = disk.target().startsWith("sd");
        int index = isSd ? TargetName.index(disk.target(), PAIR) : -1;
        boolean counted = index == address.controller() * LIBVIRT_SATA_PORTS + address.unit();
        return counted && index < CONTROLLERS * SATA_UNITS
                ? new DriveAddress(index / SATA_UNITS, 0, 0, index % SATA_UNITS)
                : address;
    }

    /// Returns the number that comes first in the keys of a disk.
    private static int first(DiskBus bus, DriveAddress address) {
        return bus == DiskBus.IDE ? address.bus() : address.controller();
    }

    private boolean take(DiskBus bus, int first, int unit) {
        boolean[][] units = units(bus);
        if (first < 0
                || first >= units.length
                || unit < 0
                || unit >= units[first].length
                || units[first][unit]
                || (bus == DiskBus.SCSI && unit == DiskPlace.SCSI_CONTROLLER_UNIT)) {
            return false;
        }
        units[first][unit] = true;
        if (bus == DiskBus.SCSI) {
            scsi.use(first);
        }
        return true;
    }

    private boolean[][] units(DiskBus bus) {
        return taken.computeIfAbsent(bus, this::newUnits);
    }

    private boolean[][] newUnits(DiskBus bus) {
        return switch (bus) {
            case IDE -> new boolean[PAIR][PAIR];
            case FDC -> new boolean[1][PAIR];
            case SATA -> new boolean[CONTROLLERS][SATA_UNITS];
            case NVME -> new boolean[CONTROLLERS][NVME_UNITS];
            default ->
                    new boolean[CONTROLLERS]
                            [hardwareVersion >= HARDWARE_WITH_WIDE_SCSI
                                    ? WIDE_SCSI_UNITS
                                    : SCSI_UNITS];
        };
    }

    /// Finds a free place and takes it; null if there is none.
    private @Nullable DriveAddress free(Disk disk, DiskBus original) {
        DiskBus bus = disk.bus();
        boolean[][] units = units(bus);
        for (int first = 0; first < units.length; first++) {
            if (bus == DiskBus.SCSI && !scsi.suits(first, original == DiskBus.VIRTIO)) {
                continue;
            }
            for (int unit = 0; unit < Math.min(units[first].length, SCSI_UNITS); unit++) {
                if (take(bus, first, unit)) {
                    return bus == DiskBus.IDE
                            ? new DriveAddress(0, first, 0, unit)
                            : new DriveAddress(first, 0, 0, unit);
                }
            }
        }
        return null;
    }

    private static Disk with(Disk disk, DiskBus bus, SourceType type, Optional<String> source) {
        // a drive of the host without a name is any drive
        boolean any = type == SourceType.BLOCK && source.isEmpty();
        boolean through = disk.cache() == DiskCache.WRITE_THROUGH;
        return new Disk(
                type,
                disk.device(),
                source,
                any ? Optional.of(StartupPolicy.OPTIONAL) : disk.startupPolicy(),
                disk.target(),
                bus,
                disk.address(),
                disk.driverName(),
                through ? DiskCache.WRITE_THROUGH : DiskCache.DEFAULT,
                disk.readOnly(),
                disk.shareable(),
                disk.discardsChanges(),
                disk.rest());
    }
}
