package dev.vireo.api;

/// What goes with a domain that is removed.
///
/// libvirt: `virDomainUndefineFlagsValues`.
public enum UndefineFlag {
    /// The image of a managed save.
    MANAGED_SAVE,
    /// What is known of snapshots; for VMware they are in the domain's own files and stay there.
    SNAPSHOTS_METADATA,
    /// What is known of checkpoints.
    CHECKPOINTS_METADATA,
    /// The variables of the firmware.
    NVRAM,
    /// The variables of the firmware stay.
    KEEP_NVRAM
}
