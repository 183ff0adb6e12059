package dev.vireo.simulator.performance;

/// What a guest does, made up from a number: a daily curve with its own peak, and noise. The same
/// number and time give the same activity.
record GuestActivity(long seed) {
    private static final long DAY = 86_400 / TimeSlice.SECONDS;
    private static final long SLOW = 15;

    /// Returns how busy the processors would be, 0 to 1.
    double cpu(long slice) {
        double busy = 0.02 + 0.12 * own(1) + 0.3 * own(2) * daily(slice);
        double noise = 0.08 * (at(3, slice) - 0.5) + 0.1 * (slow(4, slice) - 0.5);
        return Math.clamp(busy + noise, 0.01, 0.97);
    }

    /// Returns the part of its memory that the guest uses, 0 to 1.
    double memory(long slice) {
        double busy = 0.06 + 0.25 * own(5) + 0.12 * own(2) * daily(slice);
        return Math.clamp(busy + 0.06 * (slow(6, slice) - 0.5), 0.02, 0.9);
    }

    /// Returns the part of its memory that the guest has ever written to, when it has run a while.
    double touched() {
        return 0.55 + 0.4 * own(7);
    }

    /// Returns the part of its pages that equal others, in thousandths.
    int sharable() {
        return 60 + (int) (120 * own(8));
    }

    /// Returns an amount of input or output, 0 to 1.
    double transfer(int kind, long slice) {
        return (0.05 + own(kind)) * (0.2 + 0.5 * daily(slice) + 0.3 * at(kind + 100, slice));
    }

    /// Returns where the day is, from 0 at its quietest to 1 at the peak.
    private double daily(long slice) {
        long phase = (long) (own(9) * DAY / 8) + DAY * 3 / 16; // peaks around the afternoon
        double x = (double) Math.floorMod(slice - phase, DAY) / DAY;
        double wave = 4 * x * (1 - x);
        return wave * wave;
    }

    private double own(int kind) {
        return at(kind, Long.MIN_VALUE);
    }

    /// Returns noise that changes within minutes, without leaps.
    private double slow(int kind, long slice) {
        long step = Math.floorDiv(slice, SLOW);
        double part = (double) Math.floorMod(slice, SLOW) / SLOW;
        return at(kind, step) * (1 - part) + at(kind, step + 1) * part;
    }

    private double at(int kind, long slice) {
        long z = seed + kind * 0xbf58476d1ce4e5b9L + slice * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1p-53;
    }
}
