package dev.vireo.disk;

/// A range of a disk.
///
/// @param start where it starts, in bytes
/// @param length how long it is, in bytes
/// @param isZero whether it is known to be zeros without reading it
public record DiskRange(long start, long length, boolean isZero) {
    /// Returns where it ends.
    ///
    /// @return the first byte behind it
    public long end() {
        return start + length;
    }
}
