package dev.vireo.client;

import java.time.Duration;

/// A moment on the monotonic clock until which something may take.
final class Deadline {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Duration timeout;
    private final boolean limited;
    private final long end;

    private Deadline(Duration timeout, boolean limited, long end) {
        this.timeout = timeout;
        this.limited = limited;
        this.end = end;
    }

    /// Starts a deadline; time-outs of more than 100 years are none.
    static Deadline in(Duration timeout) {
        boolean limited = timeout.compareTo(Duration.ofDays(36_500)) < 0;
        long nanos = limited ? Math.max(0, timeout.toNanos()) : 0;
        return new Deadline(timeout, limited, System.nanoTime() + nanos);
    }

    /// Starts a deadline that is no later than this one.
    Deadline within(Duration shorter) {
        Deadline other = in(shorter);
        return remainingNanos() <= other.remainingNanos() ? this : other;
    }

    /// Returns the time left in ns, 0 if none, [Long#MAX_VALUE] without a limit.
    long remainingNanos() {
        return limited ? Math.max(0, end - System.nanoTime()) : Long.MAX_VALUE;
    }

    /// Returns the time left as a time-out for another call.
    Duration remaining() {
        return limited ? Duration.ofNanos(remainingNanos()) : CallOptions.UNLIMITED;
    }

    boolean hasPassed() {
        return remainingNanos() == 0;
    }

    /// Returns the time left in ms as sockets take it: at least 1, and 0 for no limit.
    int socketMillis() {
        if (!limited) {
            return 0;
        }
        return Math.clamp(remainingNanos() / NANOS_PER_MILLI, 1, Integer.MAX_VALUE);
    }

    /// Returns the time-out it began with, for messages.
    @Override
    public String toString() {
        return timeout.toMillis() % 1000 == 0
                ? timeout.toSeconds() + " s"
                : timeout.toMillis() + " ms";
    }
}
