package dev.vireo.simulator;

import dev.vireo.simulator.inventory.GuestDisk;

/// A disk of a machine, as its guest sees it: it reads through all that snapshots froze, and writes
/// to the file that the machine is on. A test may write also while the machine is off or suspended:
/// it then finds what a guest would have left.
public final class SimulatedDisk {
    private final GuestDisk disk;

    SimulatedDisk(GuestDisk disk) {
        this.disk = disk;
    }

    /// Returns the file that is written to.
    ///
    /// @return a datastore path, for example `[datastore1] web/web-000001.vmdk`
    public String path() {
        return disk.path();
    }

    /// Returns how large the disk is.
    ///
    /// @return bytes
    public long capacity() {
        return disk.capacity();
    }

    /// Reads what the guest sees.
    ///
    /// @param offset where to begin, in bytes
    /// @param length how many bytes
    /// @return the bytes
    /// @throws IllegalArgumentException if they are not all on the disk
    public byte[] read(long offset, int length) {
        return disk.read(offset, length);
    }

    /// Writes as the guest does.
    ///
    /// @param offset where to begin, in bytes; it need not be a multiple of anything
    /// @param bytes the bytes
    /// @throws IllegalArgumentException if they would not all be on the disk
    /// @throws IllegalStateException if the datastore is full
    public void write(long offset, byte[] bytes) {
        disk.write(offset, bytes);
    }

    /// Makes a part zero as a guest does that asks the disk to, without sending the zeros.
    ///
    /// @param offset where to begin, in bytes
    /// @param length how many bytes
    /// @throws IllegalArgumentException if they are not all on the disk
    public void zero(long offset, long length) {
        disk.zero(offset, length, false);
    }

    /// Gives a part back as a guest does that has deleted files. It reads as zeros.
    ///
    /// @param offset where to begin, in bytes
    /// @param length how many bytes
    /// @throws IllegalArgumentException if they are not all on the disk
    public void unmap(long offset, long length) {
        disk.zero(offset, length, true);
    }

    @Override
    public String toString() {
        return path();
    }
}
