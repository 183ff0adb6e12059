package dev.vireo.simulator.performance;

/// How a host's memory was divided.
public final class MemoryOutcome {
    private final FreeState state;
    private final long free;
    private final boolean sharing;
    private final long[] targets;

    MemoryOutcome(FreeState state, long free, boolean sharing, long[] targets) {
        this.state = state;
        this.free = free;
        this.sharing = sharing;
        this.targets = targets;
    }

    /// Returns how scarce memory is.
    ///
    /// @return the state in which reclamation rests
    public FreeState state() {
        return state;
    }

    /// Returns what is left.
    ///
    /// @return KiB
    public long free() {
        return free;
    }

    /// Returns whether equal pages are shared.
    ///
    /// @return whether they are
    public boolean sharing() {
        return sharing;
    }

    /// Returns what a machine gets.
    ///
    /// @param machine its index
    /// @return KiB
    public long target(int machine) {
        return targets[machine];
    }

    /// Tells what becomes of a machine's memory.
    ///
    /// @param machine its index
    /// @param demand what it wants
    /// @return where its memory is
    public MemoryUse use(int machine, MemoryDemand demand) {
        return demand.with(targets[machine], sharing);
    }
}
