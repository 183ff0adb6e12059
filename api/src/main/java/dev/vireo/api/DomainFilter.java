package dev.vireo.api;

/// What a listing of domains is narrowed to.
///
/// libvirt: `virConnectListAllDomainsFlags`.
public enum DomainFilter {
    /// Running or suspended.
    ACTIVE,
    /// Shut off.
    INACTIVE,
    /// With a configuration that outlives the domain.
    PERSISTENT,
    /// Without one; VMware has no such domains.
    TRANSIENT,
    /// Running.
    RUNNING,
    /// Suspended.
    PAUSED,
    /// Shut off.
    SHUT_OFF,
    /// In any other state.
    OTHER,
    /// With a managed save image; VMware has no such domains.
    MANAGED_SAVE,
    /// Without a managed save image.
    NO_MANAGED_SAVE,
    /// Started by the host at boot.
    AUTOSTART,
    /// Not started by the host at boot.
    NO_AUTOSTART,
    /// With at least one snapshot.
    HAS_SNAPSHOT,
    /// Without snapshots.
    NO_SNAPSHOT,
    /// With at least one checkpoint; VMware has no such domains.
    HAS_CHECKPOINT,
    /// Without checkpoints.
    NO_CHECKPOINT
}
