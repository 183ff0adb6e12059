package dev.vireo.api;

/// How the blocks of a virtual disk are provided.
public enum DiskFormat {
    /// As they are written.
    THIN,
    /// All at once; each is filled with zeros when it is first written.
    THICK,
    /// All at once, and filled with zeros at once.
    EAGER
}
