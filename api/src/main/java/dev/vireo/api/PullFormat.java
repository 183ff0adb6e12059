package dev.vireo.api;

/// What disk images are written as.
public enum PullFormat {
    /// One byte of the file for each of the disk; what is zero is not stored.
    RAW,
    /// QEMU's format; what is zero is not stored.
    QCOW2
}
