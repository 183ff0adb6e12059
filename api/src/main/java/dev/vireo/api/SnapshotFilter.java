package dev.vireo.api;

/// Which snapshots are listed. Within a group one match is enough, between groups all must match.
///
/// libvirt: `virDomainSnapshotListFlags`.
public enum SnapshotFilter {
    /// Without a snapshot before them; of a snapshot's own list, those directly below it.
    ROOTS,
    /// Of a snapshot's own list: also those below those directly below it.
    DESCENDANTS,
    /// Without snapshots after them.
    LEAVES,
    /// With snapshots after them.
    NO_LEAVES,
    /// Of which more is known than the server has; VMware has all there is.
    METADATA,
    /// Of which nothing more is known than the server has.
    NO_METADATA,
    /// Taken while the domain was shut off, or of its disks only: VMware tells no difference.
    INACTIVE,
    /// With the memory of an active domain.
    ACTIVE,
    /// Of the disks only, where that can be told; VMware does not.
    DISK_ONLY,
    /// Kept within the domain's disks, as libvirt calls those of VMware.
    INTERNAL,
    /// Kept in files that are named when they are taken.
    EXTERNAL
}
