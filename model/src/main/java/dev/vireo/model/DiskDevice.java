package dev.vireo.model;

import java.util.Optional;

/// What a disk is to the guest.
///
/// libvirt: `virDomainDiskDevice`, in its order.
public enum DiskDevice {
    /// A hard disk.
    DISK("disk"),
    /// A CD-ROM drive.
    CDROM("cdrom"),
    /// A floppy drive.
    FLOPPY("floppy"),
    /// A raw SCSI device that takes its commands from the guest.
    LUN("lun");

    private static final DiskDevice[] ALL = values();

    private final String text;

    DiskDevice(String text) {
        this.text = text;
    }

    /// Returns the word that stands for it in a domain document.
    ///
    /// @return the word
    public String text() {
        return text;
    }

    /// Finds one by its word; case matters.
    ///
    /// @param text the word
    /// @return the constant, or empty if libvirt knows no such word
    public static Optional<DiskDevice> of(String text) {
        for (DiskDevice one : ALL) {
            if (one.text.equals(text)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
