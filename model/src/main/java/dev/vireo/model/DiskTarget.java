package dev.vireo.model;

import java.util.Optional;
import java.util.OptionalInt;

/// The names of disks, such as `sdb`, and what follows from them.
public final class DiskTarget {
    /// How many disks a wide SCSI controller has: sixteen units without its own, the seventh.
    static final int WIDE_SCSI = 15;

    /// How many disks a narrow SCSI controller has.
    static final int NARROW_SCSI = 7;

    private static final String[] PREFIXES = {"fd", "hd", "vd", "sd", "xvd", "ubd"};
    private static final int LETTERS = 26;
    private static final int SCSI_OWN_UNIT = 7;
    private static final int IDE_BUSES = 2;
    private static final int IDE_PER_CONTROLLER = 4;
    private static final int SATA_PORTS = 6;
    private static final int FLOPPIES = 2;

    private DiskTarget() {}

    /// Counts the disk that a name stands for: `sda` is 0, `sdaa` is 26. Digits at the end name a
    /// partition and do not count.
    ///
    /// libvirt: `virDiskNameToIndex`.
    ///
    /// @param target the name
    /// @return the index, or empty if the name is of no known kind
    public static OptionalInt index(String target) {
        int at = prefixLength(target);
        if (at == 0) {
            return OptionalInt.empty();
        }
        int index = 0;
        int first = at;
        // libvirt counts in 32 bits and lets the number overflow
        while (at < target.length() && target.charAt(at) >= 'a' && target.charAt(at) <= 'z') {
            index = (index + (at > first ? 1 : 0)) * LETTERS + (target.charAt(at) - 'a');
            at++;
        }
        if (at == first) {
            return OptionalInt.empty();
        }
        while (at < target.length()) {
            if (target.charAt(at) < '0' || target.charAt(at) > '9') {
                return OptionalInt.empty();
            }
            at++;
        }
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
    }

    private static int prefixLength(String target) {
        for (String prefix : PREFIXES) {
            if (target.startsWith(prefix)) {
                return prefix.length();
            }
        }
        return 0;
    }

    /// Derives the place of a disk from its name.
    ///
    /// libvirt: `virDomainDiskDefAssignAddress`.
    ///
    /// @param bus what the disk is attached to
    /// @param index the number of its name
    /// @param perScsiController how many disks a SCSI controller has: 7, 15, 63 or 64
    /// @return the address, or empty for a bus without such addresses
    public static Optional<DriveAddress> address(DiskBus bus, int index, int perScsiController) {
        return switch (bus) {
            case SCSI -> Optional.of(scsiAddress(index, perScsiController));
            case IDE ->
                    Optional.of(
                            new DriveAddress(
                                    index / IDE_PER_CONTROLLER,
                                    index % IDE_PER_CONTROLLER / IDE_BUSES,
                                    0,
                                    index % IDE_BUSES));
            case SATA ->
                    Optional.of(new DriveAddress(index / SATA_PORTS, 0, 0, index % SATA_PORTS));
            case FDC -> Optional.of(new DriveAddress(index / FLOPPIES, 0, 0, index % FLOPPIES));
            default -> Optional.empty();
        };
    }

    private static DriveAddress scsiAddress(int index, int perController) {
        int unit = index % perController;
        // a narrow controller has no unit beyond its own
        if (perController > NARROW_SCSI && unit >= SCSI_OWN_UNIT) {
            unit++;
        }
        return new DriveAddress(index / perController, 0, 0, unit);
    }

    /// Guesses the bus from a name, for a document that does not say it.
    static DiskBus guessBus(String target) {
        // libvirt looks at the device first; what is no floppy and no disk of these is IDE's
        if (target.startsWith("hd")) {
            return DiskBus.IDE;
        }
        if (target.startsWith("sd")) {
            return DiskBus.SCSI;
        }
        if (target.startsWith("vd")) {
            return DiskBus.VIRTIO;
        }
        if (target.startsWith("xvd")) {
            return DiskBus.XEN;
        }
        return target.startsWith("ubd") ? DiskBus.UML : DiskBus.IDE;
    }
}
