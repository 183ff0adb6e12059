package dev.vireo.api;

/// Which storage pools a listing has.
///
/// libvirt: `virConnectListAllStoragePoolsFlags`. Types are not among them: a listing tells them.
public enum StoragePoolFilter {
    /// Active ones.
    ACTIVE,
    /// Inactive ones.
    INACTIVE,
    /// Those that are known while they are not active.
    PERSISTENT,
    /// Those that are not.
    TRANSIENT,
    /// Those that start with the host.
    AUTOSTART,
    /// Those that do not.
    NO_AUTOSTART
}
