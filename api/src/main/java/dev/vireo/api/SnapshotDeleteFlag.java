package dev.vireo.api;

/// What goes with a snapshot that is deleted.
///
/// libvirt: `virDomainSnapshotDeleteFlags`.
public enum SnapshotDeleteFlag {
    /// All snapshots below it, and it.
    CHILDREN,
    /// All snapshots below it, and not it.
    CHILDREN_ONLY,
    /// Only what is known of it beside the server's data, which for VMware is nothing.
    METADATA_ONLY
}
