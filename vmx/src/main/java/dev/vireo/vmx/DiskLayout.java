package dev.vireo.vmx;

import dev.vireo.model.DiskBus;
import dev.vireo.model.DomainProfile;
import dev.vireo.model.DriveAddress;

/// How places for disks become names of targets and addresses. libvirt 9.0 reckons the address back
/// from the name of the target, and not always with the numbers the name was made with.
///
/// libvirt: `virVMXParseDisk` and `virDomainDiskDefAssignAddress`.
final class DiskLayout {
    private static final int SCSI_CONTROLLERS = 4;
    private static final int SCSI_CONTROLLER_UNIT = 7;
    private static final int NARROW_UNITS = 7;
    private static final int WIDE_UNITS = 16;
    private static final int SUPER_WIDE_UNITS = 64;
    private static final int WIDE_DISKS = 15;
    private static final int SUPER_WIDE_DISKS = 63;
    private static final int SATA_UNITS = 30;
    private static final int LIBVIRT_SATA_PORTS = 6;
    private static final long SUPER_WIDE_HARDWARE = 13;

    private final boolean narrow;
    private final boolean superWide;
    private final boolean straight;
    private final boolean ownPorts;

    /// Makes the layout.
    ///
    /// @param hardware the version of the virtual hardware
    /// @param profile the driver
    /// @param level the level: since libvirt 12 the address of a SCSI disk is its place
    DiskLayout(long hardware, DomainProfile profile, VmxLevel level) {
        this.superWide = hardware >= SUPER_WIDE_HARDWARE;
        // the width of the hardware comes before that of the driver
        this.narrow =
                profile == DomainProfile.PLAYER && !superWide && !level.isAtLeast(VmxLevel.FULL);

        this.straight = level.isAtLeast(VmxLevel.LIBVIRT_12);
        this.ownPorts = level.isAtLeast(VmxLevel.FULL);
    }

    /// Returns how many units of a controller are looked at.
    int units(DiskBus bus) {
        return switch (bus) {
            case SCSI -> scsiUnits();
            case SATA -> SATA_UNITS;
            case NVME -> 15;
            default -> 2;
        };
    }

    private int scsiUnits() {
        if (narrow) {
            return NARROW_UNITS;
        }
        if (!superWide) {
            return WIDE_UNITS;
        }
        return straight ? SUPER_WIDE_UNITS + 1 : SUPER_WIDE_UNITS;
    }

    /// Tells whether a unit is the controller itself.
    static boolean isController(DiskBus bus, int unit) {
        return bus == DiskBus.SCSI && unit == SCSI_CONTROLLER_UNIT;
    }

    /// Returns the name of the target.
    ///
    /// @param afterScsi whether there are SCSI disks
    String target(DiskSlot slot, boolean afterScsi) {
        return switch (slot.bus()) {
            case SCSI -> TargetName.of("sd", scsiIndex(slot));
            case SATA -> TargetName.of("sd", sataIndex(slot, afterScsi));
            case IDE -> TargetName.of("hd", slot.controller() * 2 + slot.unit());
            case NVME -> "nvme" + slot.controller() + 'n' + (slot.unit() + 1);
            default -> TargetName.of("fd", slot.unit());
        };
    }

    /// Counts SATA disks like SCSI disks, so that both can be `sda`; a document that is to be read
    /// again must not have that, so that at [VmxLevel#FULL] they come after the last SCSI disk.
    private int sataIndex(DiskSlot slot, boolean afterScsi) {
        int first = ownPorts && afterScsi ? SCSI_CONTROLLERS * (scsiUnits() - 1) : 0;
        return first + slot.controller() * SATA_UNITS + slot.unit();
    }

    private int scsiIndex(DiskSlot slot) {
        int disks = straight && superWide ? SUPER_WIDE_UNITS : WIDE_DISKS;
        int unit = slot.unit() < SCSI_CONTROLLER_UNIT ? slot.unit() : slot.unit() - 1;
        return slot.controller() * disks + unit;
    }

    /// Returns the address.
    DriveAddress address(DiskSlot slot) {
        return switch (slot.bus()) {
            case SCSI -> scsiAddress(slot);
            case SATA -> sataAddress(slot);
            case IDE -> new DriveAddress(0, slot.controller(), 0, slot.unit());
            default -> new DriveAddress(slot.controller(), 0, 0, slot.unit());
        };
    }

    private DriveAddress scsiAddress(DiskSlot slot) {
        if (straight && !narrow) {
            return new DriveAddress(slot.controller(), 0, 0, slot.unit());
        }
        int index = scsiIndex(slot);
        if (narrow) {
            return new DriveAddress(index / NARROW_UNITS, 0, 0, index % NARROW_UNITS);
        }
        int disks = superWide ? SUPER_WIDE_DISKS : WIDE_DISKS;
        int unit = index % disks;
        return new DriveAddress(index / disks, 0, 0, unit < SCSI_CONTROLLER_UNIT ? unit : unit + 1);
    }

    private DriveAddress sataAddress(DiskSlot slot) {
        if (ownPorts) {
            return new DriveAddress(slot.controller(), 0, 0, slot.unit());
        }
        int index = slot.controller() * SATA_UNITS + slot.unit();
        return new DriveAddress(index / LIBVIRT_SATA_PORTS, 0, 0, index % LIBVIRT_SATA_PORTS);
    }
}
