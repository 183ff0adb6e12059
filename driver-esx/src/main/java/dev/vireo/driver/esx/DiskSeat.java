package dev.vireo.driver.esx;

import dev.vireo.driver.esx.AttachedDisk.Bus;
import dev.vireo.model.DriveAddress;
import dev.vireo.vmx.TargetName;
import java.util.Optional;

/// A place that a disk or a drive can have in a machine.
///
/// @param bus how it is attached
/// @param controller the number of its controller among those of the bus
/// @param unit the place there
record DiskSeat(Bus bus, int controller, int unit) {
    private static final int SCSI_SELF = 7;
    private static final int SCSI_DISKS = 15;

    /// How many disks libvirt counts on a wide SCSI controller, whatever the names of targets say.
    private static final int WIDE_SCSI_DISKS = 63;

    private static final int SATA_DISKS = 30;
    private static final int LIBVIRT_SATA_PORTS = 6;
    private static final int NVME_DISKS = 15;
    private static final int PAIR = 2;
    private static final int CONTROLLERS = 4;

    /// Finds the place that the name of a target stands for.
    static Optional<DiskSeat> of(Bus bus, String target) {
        for (int controller = 0; controller < controllers(bus); controller++) {
            for (int unit = 0; unit < units(bus); unit++) {
                DiskSeat seat = new DiskSeat(bus, controller, unit);
                if (!(bus == Bus.SCSI && unit == SCSI_SELF) && seat.target().equals(target)) {
                    return Optional.of(seat);
                }
            }
        }
        return Optional.empty();
    }

    private static int controllers(Bus bus) {
        return switch (bus) {
            case SCSI, SATA, NVME -> CONTROLLERS;
            case IDE -> PAIR;
            case FDC -> 1;
        };
    }

    private static int units(Bus bus) {
        return switch (bus) {
            case SCSI -> SCSI_DISKS + 1;
            case SATA -> SATA_DISKS;
            case NVME -> NVME_DISKS;
            case IDE, FDC -> PAIR;
        };
    }

    /// Returns the name of the target.
    String target() {
        return switch (bus) {
            case SCSI -> TargetName.of("sd", index());
            case SATA -> TargetName.of("sd", index());
            case NVME -> "nvme" + controller + "n" + (unit + 1);
            case IDE -> TargetName.of("hd", index());
            case FDC -> TargetName.of("fd", unit);
        };
    }

    private int index() {
        return switch (bus) {
            case SCSI -> controller * SCSI_DISKS + (unit < SCSI_SELF ? unit : unit - 1);
            case SATA -> controller * SATA_DISKS + unit;
            default -> controller * PAIR + unit;
        };
    }

    /// Tells whether an address in a document means this place: as it is, or as libvirt reckons it
    /// back from the name of the target, which is what documents show.
    boolean isAt(DriveAddress address) {
        if (address.target() != 0) {
            return false;
        }
        return switch (bus) {
            case IDE ->
                    address.controller() == 0
                            && address.bus() == controller
                            && address.unit() == unit;
            case SCSI ->
                    isCounted(address, SCSI_DISKS, 1) || isCounted(address, WIDE_SCSI_DISKS, 1);
            case SATA ->
                    isCounted(address, SATA_DISKS, 0) || isCounted(address, LIBVIRT_SATA_PORTS, 0);
            case NVME, FDC ->
                    address.controller() == controller
                            && address.bus() == 0
                            && address.unit() == unit;
        };
    }

    /// @param disks how many disks a controller has
    /// @param self 1 if the controller itself has a unit
    private boolean isCounted(DriveAddress address, int disks, int self) {
        int place = index() % disks;
        return address.controller() == index() / disks
                && address.bus() == 0
                && address.unit() == (place < SCSI_SELF ? place : place + self);
    }
}
