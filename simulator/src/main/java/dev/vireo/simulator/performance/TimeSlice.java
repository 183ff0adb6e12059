package dev.vireo.simulator.performance;

import java.time.Instant;

/// Time as performance data know it: slices of 20 seconds, numbered from 1970.
public final class TimeSlice {
    /// The length of a slice, s.
    public static final int SECONDS = 20;

    /// The length of a slice, ms.
    static final long MILLIS = SECONDS * 1000L;

    private TimeSlice() {}

    /// Returns the last slice that has ended.
    ///
    /// @param time a moment
    /// @return the slice's number
    public static long at(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), SECONDS);
    }

    /// Returns when a slice ended.
    ///
    /// @param slice its number
    /// @return the moment
    public static Instant end(long slice) {
        return Instant.ofEpochSecond(slice * SECONDS);
    }
}
