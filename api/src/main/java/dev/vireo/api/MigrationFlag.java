package dev.vireo.api;

/// How a domain is migrated. What VMware always does needs no flag, and has one because libvirt has
/// it.
///
/// libvirt: `virDomainMigrateFlags`.
public enum MigrationFlag {
    /// Moves a running domain without stopping it, as VMware always does.
    LIVE,
    /// Keeps the domain at the destination when it is shut off, as VMware always does.
    PERSIST_DEST,
    /// Leaves nothing of the domain on the host where it was, as VMware always does.
    UNDEFINE_SOURCE,
    /// Leaves a running domain suspended at the destination. VMware cannot migrate it so: it runs
    /// until it is there, and is suspended then.
    PAUSED,
    /// Lets a warning stop the migration, too, as every remark of the server does in libvirt.
    ABORT_ON_ERROR
}
