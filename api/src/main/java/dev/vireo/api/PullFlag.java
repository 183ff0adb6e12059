package dev.vireo.api;

/// How disks are pulled.
public enum PullFlag {
    /// The domain may run: a snapshot without memory is taken, what the disks were then is copied,
    /// and the snapshot is removed again.
    LIVE,
    /// With [#LIVE]: the guest writes what it has in memory first, by VMware Tools.
    QUIESCE,
    /// Files that are there already are replaced.
    OVERWRITE,
    /// What an earlier pull has left unfinished is dropped.
    RESTART,
    /// Disks that cannot be copied are left out and named, instead of failing.
    SKIP_UNREADABLE,
    /// The free space is not compared with what the disks take on the server.
    IGNORE_SPACE
}
