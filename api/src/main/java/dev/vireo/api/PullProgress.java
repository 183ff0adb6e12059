package dev.vireo.api;

import java.time.Duration;

/// How far the copy of one disk is.
///
/// @param image the name of the image that is written
/// @param number which disk it is, from 1 on
/// @param count how many disks there are
/// @param start from which byte of the disk on it is copied now; what is before was there
/// @param done up to which byte of the disk it is copied
/// @param size how large the disk is, in bytes
/// @param read how many bytes were fetched for that; what is known to be zero is not
/// @param elapsed how long it has taken up to now
public record PullProgress(
        String image,
        int number,
        int count,
        long start,
        long done,
        long size,
        long read,
        Duration elapsed) {
    private static final double NANOS = 1e9;

    /// Returns how many bytes are fetched in a second.
    ///
    /// @return bytes, 0 if that is not known yet
    public long rate() {
        return elapsed.isZero() ? 0 : (long) (read / (elapsed.toNanos() / NANOS));
    }

    /// Returns how long the rest takes, if it is like what was before.
    ///
    /// @return the time left, [Duration#ZERO] if that is not known yet
    public Duration left() {
        return done == start
                ? Duration.ZERO
                : Duration.ofMillis(
                        (long) ((double) elapsed.toMillis() / (done - start) * (size - done)));
    }
}
