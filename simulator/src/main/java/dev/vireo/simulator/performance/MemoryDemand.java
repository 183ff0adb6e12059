package dev.vireo.simulator.performance;

/// What a running machine wants of the memory. All sizes are KiB.
///
/// @param size what the guest believes to have
/// @param allocation reservation, limit and shares
/// @param touched what the guest has ever written to
/// @param active what the guest uses
/// @param overhead what the hypervisor needs to run it
/// @param sharable the part of the touched pages that equal others, in thousandths
/// @param tools whether a balloon can grow in the guest
public record MemoryDemand(
        long size,
        Allocation allocation,
        long touched,
        long active,
        long overhead,
        int sharable,
        boolean tools) {
    private static final int ZERO_PAGES = 12;

    /// The part of a guest's memory that a balloon can take, in percent.
    static final int BALLOON_PERCENT = 65;

    /// Returns the pages that are shared.
    long shared(boolean sharing) {
        return touched * (sharing ? sharable : Math.min(sharable, ZERO_PAGES)) / 1000;
    }

    /// Returns the pages that back the shared ones.
    long common(boolean sharing) {
        return shared(sharing) / 8;
    }

    /// Returns the memory that the machine would take if there were enough, without a limit.
    long unlimited(boolean sharing) {
        return touched - shared(sharing) + common(sharing);
    }

    /// Returns the memory that the machine may take at most.
    long most(boolean sharing) {
        return Math.min(unlimited(sharing), allocation.limit());
    }

    /// Returns the memory that nobody may take from it.
    long guaranteed(boolean sharing) {
        return Math.min(allocation.reservation(), most(sharing));
    }

    /// Returns how far a balloon can grow.
    long balloonMost() {
        return tools ? size * BALLOON_PERCENT / 100 : 0;
    }

    /// Tells what becomes of the guest's memory if the machine gets so much.
    ///
    /// @param target what [MemoryModel] gave it, KiB
    /// @param sharing whether equal pages are shared
    /// @return where the guest's memory is
    public MemoryUse with(long target, boolean sharing) {
        long missing = Math.max(0, unlimited(sharing) - target);
        long ballooned = Math.min(missing, balloonMost());
        long rest = missing - ballooned;
        long saved = Math.min(rest * 3 / 10, size / 10); // pages shrink to a half
        long swapped = rest - saved;
        return new MemoryUse(
                size,
                active,
                touched - ballooned - swapped - 2 * saved,
                shared(sharing),
                common(sharing),
                ballooned,
                swapped,
                2 * saved,
                overhead,
                target,
                allocation.reservation());
    }
}
