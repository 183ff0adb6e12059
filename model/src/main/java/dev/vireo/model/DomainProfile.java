package dev.vireo.model;

/// Which of libvirt's VMware drivers reads a domain: they complete it differently.
///
/// libvirt: `virDomainXMLOption`, as the ESX and the VMware driver set it up.
public enum DomainProfile {
    /// The driver for ESX and vCenter: sixteen units on a SCSI controller, names with slashes.
    ESX(true),
    /// The driver for Workstation, Player and Fusion: seven units on a SCSI controller, no slash in
    /// a name, and a boot device for every domain that names none.
    PLAYER(false);

    private final boolean wide;

    DomainProfile(boolean wide) {
        this.wide = wide;
    }

    /// Returns how many disks a SCSI controller has, as targets are counted.
    ///
    /// @return 15 or 7
    public int disksPerScsiController() {
        return wide ? DiskTarget.WIDE_SCSI : DiskTarget.NARROW_SCSI;
    }

    /// Tells whether a name may contain a slash.
    boolean allowsSlashInName() {
        return wide;
    }

    /// Tells whether a domain without a boot device gets `hd`.
    boolean addsBootDevice() {
        return !wide;
    }
}
