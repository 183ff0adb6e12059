package dev.vireo.shell.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A wait for nothing but time.
public final class Pause {
    private Pause() {}

    /// Waits.
    ///
    /// @return false if the thread was interrupted meanwhile
    public static boolean of(Duration time) {
        try {
            return !new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
