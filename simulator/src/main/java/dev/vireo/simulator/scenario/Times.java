package dev.vireo.simulator.scenario;

import java.time.Duration;

/// Words times as scenario files spell them.
final class Times {
    private Times() {}

    static String text(Duration time) {
        long nanos = time.toNanos();
        if (nanos % 1_000_000_000 == 0) {
            return nanos / 1_000_000_000 + "s";
        }
        if (nanos % 1_000_000 == 0) {
            return nanos / 1_000_000 + "ms";
        }
        String fraction = String.valueOf(1_000_000 + nanos % 1_000_000).substring(1);
        return nanos / 1_000_000 + "." + fraction + "ms";
    }
}
