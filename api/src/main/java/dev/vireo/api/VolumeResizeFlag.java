package dev.vireo.api;

/// How a volume gets another size.
///
/// libvirt: `virStorageVolResizeFlags`.
public enum VolumeResizeFlag {
    /// What is added is written at once.
    ALLOCATE,
    /// The size is what is added, not the new size.
    DELTA,
    /// The volume may become smaller. VMware has no way to do that, so it is refused.
    SHRINK
}
