package dev.vireo.api;

/// Which networks are listed. Within a pair one match is enough, between pairs all must match.
///
/// libvirt: `virConnectListAllNetworksFlags`.
public enum NetworkFilter {
    /// In use, as VMware's always are.
    ACTIVE,
    /// Not in use.
    INACTIVE,
    /// There until they are undefined, as VMware's always are.
    PERSISTENT,
    /// Gone when they are stopped.
    TRANSIENT,
    /// Started with the host, as VMware's always are.
    AUTOSTART,
    /// Not started with the host.
    NO_AUTOSTART
}
