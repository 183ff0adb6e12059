package dev.vireo.api;

/// How a domain goes back to a snapshot.
///
/// libvirt: `virDomainSnapshotRevertFlags`.
public enum SnapshotRevertFlag {
    /// The domain runs afterwards, whatever it did when the snapshot was taken.
    RUNNING,
    /// The domain is suspended afterwards.
    PAUSED,
    /// Also where libvirt sees a risk; VMware's driver sees none.
    FORCE
}
