package dev.vireo.vmx;

import dev.vireo.model.Disk;
import dev.vireo.model.DiskBus;
import dev.vireo.model.DriveAddress;
import java.util.List;

/// Where VMware attaches a disk: the place that the keys of the disk begin with.
///
/// libvirt knows the place twice, in the address of the disk and in the name of its target, and
/// wants both to agree.
///
/// libvirt: `virVMXVerifyDiskAddress` and `virVMXDiskNameToSCSI` and its like.
final class DiskPlace {
    static final int SCSI_CONTROLLERS = 4;

    /// The unit that the SCSI controller itself has.
    static final int SCSI_CONTROLLER_UNIT = 7;

    private static final int SCSI_LAST_UNIT = 15;
    private static final int SCSI_DISKS = 15;
    private static final int IDE_BUSES = 2;
    private static final int IDE_UNITS = 2;
    private static final int FLOPPIES = 2;
    private static final int SATA_PORTS = 6;

    /// What the names of disks begin with, as libvirt knows them.
    private static final List<String> PREFIXES = List.of("fd", "hd", "vd", "sd", "xvd", "ubd");

    private DiskPlace() {}

    /// Returns what the keys of a disk begin with, such as `scsi0:1`.
    static String prefix(Disk disk, DriveAddress address) {
        return switch (disk.bus()) {
            case IDE -> "ide" + address.bus() + ':' + address.unit();
            case FDC -> "floppy" + address.unit();
            default -> disk.bus().text() + address.controller() + ':' + address.unit();
        };
    }

    /// Returns the address of a disk if it is one that VMware has, and the one that the name of the
    /// target implies.
    ///
    /// @throws dev.vireo.model.VirtException as libvirt does if it is not
    static DriveAddress verified(Disk disk) {
        if (!(disk.address().orElse(null) instanceof DriveAddress address)) {
            String type = disk.address().map(other -> other.type()).orElse("none");
            throw Refusal.unsupported("Unsupported disk address type '" + type + "'");
        }
        verifyImplied(disk, address);
        switch (disk.bus()) {
            case SCSI -> verifyScsi(address);
            case IDE -> {
                verifyOnly("IDE controller", address.controller());
                verifyRange("IDE bus", address.bus(), IDE_BUSES);
                verifyRange("IDE unit", address.unit(), IDE_UNITS);
            }
            case FDC -> {
                verifyOnly("FDC controller", address.controller());
                verifyOnly("FDC bus", address.bus());
                verifyRange("FDC unit", address.unit(), FLOPPIES);
            }
            default ->
                    throw Refusal.unsupported("Unsupported bus type '" + disk.bus().text() + "'");
        }
        return address;
    }

    private static void verifyImplied(Disk disk, DriveAddress address) {
        int prefix = prefixLength(disk.target());
        int index = prefix == 0 ? -1 : TargetName.index(disk.target(), prefix);
        if (index < 0) {
            throw Refusal.internal("Could not verify disk address");
        }
        DriveAddress implied = implied(disk.bus(), index);
        if (address.controller() != implied.controller()
                || address.bus() != implied.bus()
                || address.unit() != implied.unit()) {
            throw Refusal.internal(
                    "Disk address "
                            + address.controller()
                            + ':'
                            + address.bus()
                            + ':'
                            + address.unit()
                            + " doesn't match target device '"
                            + disk.target()
                            + '\'');
        }
    }

    private static int prefixLength(String target) {
        for (String prefix : PREFIXES) {
            if (target.startsWith(prefix)) {
                return prefix.length();
            }
        }
        return 0;
    }

    private static DriveAddress implied(DiskBus bus, int index) {
        return switch (bus) {
            case SCSI -> {
                int unit = index % SCSI_DISKS;
                yield new DriveAddress(
                        index / SCSI_DISKS, 0, 0, unit < SCSI_CONTROLLER_UNIT ? unit : unit + 1);
            }
            case IDE -> {
                int onController = index % (IDE_BUSES * IDE_UNITS);
                yield new DriveAddress(
                        index / (IDE_BUSES * IDE_UNITS),
                        onController / IDE_UNITS,
                        0,
                        onController % IDE_UNITS);
            }
            case FDC -> new DriveAddress(index / FLOPPIES, 0, 0, index % FLOPPIES);
            case SATA -> new DriveAddress(index / SATA_PORTS, 0, 0, index % SATA_PORTS);
            default -> new DriveAddress(0, 0, 0, 0);
        };
    }

    private static void verifyScsi(DriveAddress address) {
        verifyRange("SCSI controller", address.controller(), SCSI_CONTROLLERS);
        verifyOnly("SCSI bus", address.bus());
        if (address.unit() > SCSI_LAST_UNIT || address.unit() == SCSI_CONTROLLER_UNIT) {
            throw Refusal.internal(
                    "SCSI unit index " + address.unit() + " out of [0..6,8..15] range");
        }
    }

    private static void verifyOnly(String what, int value) {
        if (value != 0) {
            throw Refusal.internal(what + " index " + value + " out of [0] range");
        }
    }

    private static void verifyRange(String what, int value, int count) {
        if (value < 0 || value >= count) {
            throw Refusal.internal(
                    what + " index " + value + " out of [0.." + (count - 1) + "] range");
        }
    }

    /// Refuses a disk whose target is named after another bus.
    static void verifyTarget(Disk disk) {
        String prefix =
                switch (disk.bus()) {
                    case SCSI -> "sd";
                    case IDE -> "hd";
                    default -> "fd";
                };
        if (!disk.target().startsWith(prefix)) {
            throw Refusal.internal(
                    "Expecting domain XML attribute 'dev' of entry 'devices/disk/target' to start"
                            + " with '"
                            + prefix
                            + '\'');
        }
    }
}
