package dev.vireo.simulator.performance;

/// Where memory is: of one machine, or summed up over some. All sizes are KiB.
///
/// @param size what guests believe to have
/// @param active what guests use
/// @param granted what of it is in the host's memory, shared pages counted each time
/// @param shared the pages of it that are shared
/// @param common the memory behind the shared pages
/// @param ballooned what balloons have taken
/// @param swapped what the hypervisor has swapped out
/// @param compressed what the hypervisor has compressed to half its size
/// @param overhead what the hypervisor needs to run machines
/// @param entitled what the machines may take
/// @param reserved what is guaranteed to them
public record MemoryUse(
        long size,
        long active,
        long granted,
        long shared,
        long common,
        long ballooned,
        long swapped,
        long compressed,
        long overhead,
        long entitled,
        long reserved) {
    /// Nothing.
    public static final MemoryUse NONE = new MemoryUse(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// Returns the host's memory that guests take, without overhead.
    ///
    /// @return KiB
    public long consumed() {
        return granted - shared + common + compressed / 2;
    }

    /// Returns the host's memory that is not shared.
    ///
    /// @return KiB
    public long unshared() {
        return consumed() - common;
    }

    /// Adds another's.
    ///
    /// @param other what to add
    /// @return the sums
    public MemoryUse plus(MemoryUse other) {
        return new MemoryUse(
                size + other.size,
                active + other.active,
                granted + other.granted,
                shared + other.shared,
                common + other.common,
                ballooned + other.ballooned,
                swapped + other.swapped,
                compressed + other.compressed,
                overhead + other.overhead,
                entitled + other.entitled,
                reserved + other.reserved);
    }
}
