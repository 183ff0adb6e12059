package dev.vireo.disk;

import java.time.Duration;

/// When it is time to note again how far a copy is. What is not noted is lost if the process is
/// killed; each note makes the file system write what it holds back.
///
/// @param position how far the copy was at the last note, in bytes
/// @param nanos when that was, by [System#nanoTime()]
record NotePace(long position, long nanos) {
    private static final long BYTES = 64L << 20;
    private static final Duration TIME = Duration.ofSeconds(3);

    boolean isDue(long positionNow, long nanosNow) {
        return positionNow - position >= BYTES
                || (positionNow > position && nanosNow - nanos >= TIME.toNanos());
    }
}
