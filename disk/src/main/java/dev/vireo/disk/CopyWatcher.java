package dev.vireo.disk;

/// Is told how a copy goes on, by the thread that copies.
@FunctionalInterface
public interface CopyWatcher {
    /// Somebody who does not care.
    CopyWatcher NOBODY = (position, size, read) -> {};

    /// Is told how far the copy is.
    ///
    /// @param position up to which byte of the disk it is done
    /// @param size how large the disk is
    /// @param read how many bytes this copy has read so far; zeros that the tables tell do not
    ///   count
    void reached(long position, long size, long read);
}
