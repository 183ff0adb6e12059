package dev.vireo.simulator.performance;

/// What processors do: for one machine, or summed up over some.
///
/// @param capacity what the virtual or physical processors can do, MHz
/// @param processors how many there are
/// @param usage what is done, MHz
/// @param demand what guests want done, MHz
/// @param ready how long virtual processors waited for a physical one, ms within a time slice,
///   summed up over all
/// @param reserved what is guaranteed, MHz
public record CpuUse(
        long capacity, int processors, long usage, long demand, long ready, long reserved) {
    /// Nothing.
    public static final CpuUse NONE = new CpuUse(0, 0, 0, 0, 0, 0);

    /// Adds another's.
    ///
    /// @param other what to add
    /// @return the sums
    public CpuUse plus(CpuUse other) {
        return new CpuUse(
                capacity + other.capacity,
                processors + other.processors,
                usage + other.usage,
                demand + other.demand,
                ready + other.ready,
                reserved + other.reserved);
    }

    /// Returns how long processors worked in a time slice.
    ///
    /// @return ms, summed up over all processors
    public long usedMs() {
        return capacity == 0 ? 0 : usage * processors * TimeSlice.MILLIS / capacity;
    }

    /// Returns the part of the time that processors spent ready.
    ///
    /// @return percent
    public int readyPercent() {
        return processors == 0 ? 0 : (int) (ready * 100 / (processors * TimeSlice.MILLIS));
    }
}
