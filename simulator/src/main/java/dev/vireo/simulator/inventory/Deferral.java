package dev.vireo.simulator.inventory;

import java.time.Duration;

/// Runs work later.
@FunctionalInterface
public interface Deferral {
    /// Runs work after a while, on another thread.
    ///
    /// @param delay how long to wait
    /// @param work the work
    void after(Duration delay, Runnable work);
}
