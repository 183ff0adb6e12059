package dev.vireo.api;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// How a disk's input and output is kept apart from that of others. What is empty is not told, or
/// is to stay as it is.
///
/// VI API: `StorageIOAllocationInfo`.
///
/// @param disk its target, such as `sda`; its path is understood, too
/// @param path its path, empty in a change
/// @param totalIops how many operations a second it may do, reading and writing together; 0 for any
///   number
/// @param shares its weight against others: a number, or -1 low, -2 normal, -3 high
public record DiskTuning(
        String disk, Optional<String> path, OptionalLong totalIops, OptionalInt shares) {
    /// Limits the operations of a disk.
    ///
    /// @param disk its target or path
    /// @param totalIops operations a second, 0 for any number
    /// @return the change
    public static DiskTuning limiting(String disk, long totalIops) {
        return new DiskTuning(
                disk, Optional.empty(), OptionalLong.of(totalIops), OptionalInt.empty());
    }

    /// Weighs a disk against others.
    ///
    /// @param disk its target or path
    /// @param shares its weight: a number, or -1 low, -2 normal, -3 high
    /// @return the change
    public static DiskTuning weighing(String disk, int shares) {
        return new DiskTuning(disk, Optional.empty(), OptionalLong.empty(), OptionalInt.of(shares));
    }
}
