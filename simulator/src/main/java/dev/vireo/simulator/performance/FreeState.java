package dev.vireo.simulator.performance;

/// How scarce a host's free memory is, and so how it is reclaimed.
public enum FreeState {
    /// Plenty: nothing is reclaimed.
    HIGH(0, 100, 100),
    /// Large pages are broken up and equal pages shared.
    CLEAR(1, 64, 82),
    /// Balloons grow.
    SOFT(2, 32, 48),
    /// Pages are compressed and swapped.
    HARD(3, 16, 24),
    /// As hard, and machines that go on to allocate are held up.
    LOW(4, 0, 8);

    private static final long MIB = 1024;

    private final int code;
    private final int percent;
    private final int restingPercent;

    FreeState(int code, int percent, int restingPercent) {
        this.code = code;
        this.percent = percent;
        this.restingPercent = restingPercent;
    }

    /// Returns the number that `mem.state.latest` has for it.
    ///
    /// @return 0 for high to 4 for low
    public int code() {
        return code;
    }

    /// Returns the free memory down to which a host is in this state.
    ///
    /// @param minFreeKb what [#minFreeKb(long)] says of the host
    /// @return KiB
    long thresholdKb(long minFreeKb) {
        return minFreeKb * percent / 100;
    }

    /// Returns the free memory at which reclamation in this state comes to rest: the middle of its
    /// range.
    long restingKb(long minFreeKb) {
        return minFreeKb * restingPercent / 100;
    }

    /// Returns the state of a host that has so much left.
    static FreeState of(long freeKb, long minFreeKb) {
        for (FreeState state : values()) {
            if (freeKb >= state.thresholdKb(minFreeKb)) {
                return state;
            }
        }
        return LOW;
    }

    /// Returns the free memory that a host strives for: 6 % of the first 4 GiB, 4 % up to 12 GiB, 2
    /// % up to 28 GiB and 1 % of the rest.
    ///
    /// @param totalKb the host's memory, KiB
    /// @return KiB
    static long minFreeKb(long totalKb) {
        long[] ends = {4L << 20, 12L << 20, 28L << 20, Long.MAX_VALUE};
        int[] percents = {6, 4, 2, 1};
        long sum = 0;
        long start = 0;
        for (int i = 0; i < ends.length && start < totalKb; i++) {
            sum += (Math.min(totalKb, ends[i]) - start) * percents[i] / 100;
            start = ends[i];
        }
        return Math.max(sum, MIB);
    }
}
