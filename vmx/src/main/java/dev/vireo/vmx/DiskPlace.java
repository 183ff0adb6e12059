package dev.vireo.vmx;

import dev.vireo.model.Disk;
import dev.vireo.model.DriveAddress;

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

    private DiskPlace() {}

    /// Returns what the keys of a disk begin with, such as `scsi0:1`.
    static String prefix(Disk disk, DriveAddress address) {
        return switch (disk.bus()) {
            case IDE -> "ide" + address.bus() + ':' + address.unit();
            case FDC -> "floppy" + address.unit();
            default -> disk.bus().text() + address.controller() + ':' + address.unit();
        };
    }

    /// Returns the address of a disk if it is one that VMware has, and fits the name of the target.
    ///
    /// @throws dev.vireo.model.VirtException as libvirt does if it is not
    static DriveAddress verified(Disk disk) {
        if (!(disk.address().orElse(null) instanceof DriveAddress address)) {
            String type = disk.address().map(other -> other.type()).orElse("none");
            throw Refusal.unsupported("Unsupported disk address type '" + type + "'");
        }
        switch (disk.bus()) {
            case SCSI -> verifyScsi(disk, address);
            case IDE -> verifyIde(disk, address);
            case FDC -> verifyFloppy(disk, address);
            default ->
                    throw Refusal.unsupported("Unsupported bus type '" + disk.bus().text() + "'");
        }
        return address;
    }

    private static void verifyScsi(Disk disk, DriveAddress address) {
        int index = index(disk, "sd");
        int unit = index % SCSI_DISKS;
        verifySame(
                disk,
                address,
                index / SCSI_DISKS,
                0,
                unit < SCSI_CONTROLLER_UNIT ? unit : unit + 1);
        verifyRange("SCSI controller", address.controller(), SCSI_CONTROLLERS);
        if (address.bus() != 0) {
            throw Refusal.internal("SCSI bus index " + address.bus() + " out of [0] range");
        }
        if (address.unit() > SCSI_LAST_UNIT || address.unit() == SCSI_CONTROLLER_UNIT) {
            throw Refusal.internal(
                    "SCSI unit index " + address.unit() + " out of [0..6,8..15] range");
        }
    }

    private static void verifyIde(Disk disk, DriveAddress address) {
        int index = index(disk, "hd");
        int perController = IDE_BUSES * IDE_UNITS;
        verifySame(
                disk,
                address,
                index / perController,
                index % perController / IDE_UNITS,
                index % IDE_UNITS);
        if (address.controller() != 0) {
            throw Refusal.internal(
                    "IDE controller index " + address.controller() + " out of [0] range");
        }
        verifyRange("IDE bus", address.bus(), IDE_BUSES);
        verifyRange("IDE unit", address.unit(), IDE_UNITS);
    }

    private static void verifyFloppy(Disk disk, DriveAddress address) {
        int index = index(disk, "fd");
        verifySame(disk, address, index / FLOPPIES, 0, index % FLOPPIES);
        if (address.controller() != 0) {
            throw Refusal.internal(
                    "FDC controller index " + address.controller() + " out of [0] range");
        }
        verifyRange("FDC unit", address.unit(), FLOPPIES);
    }

    private static void verifyRange(String what, int value, int count) {
        if (value < 0 || value >= count) {
            throw Refusal.internal(
                    what + " index " + value + " out of [0.." + (count - 1) + "] range");
        }
    }

    private static void verifySame(
            Disk disk, DriveAddress address, int controller, int bus, int unit) {
        if (address.controller() != controller || address.bus() != bus || address.unit() != unit) {
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

    private static int index(Disk disk, String prefix) {
        if (!disk.target().startsWith(prefix)) {
            throw Refusal.internal(
                    "Expecting domain XML attribute 'dev' of entry 'devices/disk/target' to start"
                            + " with '"
                            + prefix
                            + '\'');
        }
        int index = TargetName.index(disk.target(), prefix.length());
        if (index < 0) {
            throw Refusal.internal("Could not verify disk address");
        }
        return index;
    }
}
