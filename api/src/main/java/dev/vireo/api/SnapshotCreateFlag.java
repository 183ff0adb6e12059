package dev.vireo.api;

/// How a snapshot is taken.
///
/// libvirt: `virDomainSnapshotCreateFlags`.
public enum SnapshotCreateFlag {
    /// Keeps no data beside the server's; VMware's driver never does.
    NO_METADATA,
    /// Switches the domain off afterwards.
    HALT,
    /// Without the memory of a running domain.
    DISK_ONLY,
    /// Has the guest's file systems quiesced by VMware Tools first; for snapshots without memory.
    QUIESCE,
    /// All or nothing, as VMware's snapshots always are.
    ATOMIC,
    /// With the guest running on, as it does for VMware.
    LIVE,
    /// Refuses documents with elements that mean nothing.
    VALIDATE
}
