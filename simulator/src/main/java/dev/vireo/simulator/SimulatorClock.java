package dev.vireo.simulator;

import dev.vireo.simulator.scenario.ScenarioFile;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// What time it is in a simulator: the time of another clock and a difference, or a time that
/// stands still. Thread-safe.
///
/// Sessions age by it, and all that the server says about time comes from it. How long a task or a
/// latency lasts does not: clients wait in real time.
public final class SimulatorClock implements InstantSource {
    private final InstantSource source;
    private Duration difference = Duration.ZERO;
    private @Nullable Instant frozen;

    SimulatorClock(InstantSource source) {
        this.source = source;
    }

    /// Does what a scenario file says about time.
    synchronized void apply(ScenarioFile file) {
        if (file.frozen()) {
            freeze();
        }
        file.clock().ifPresent(this::set);
    }

    @Override
    public synchronized Instant instant() {
        Instant still = frozen;
        return still == null ? source.instant().plus(difference) : still;
    }

    /// Moves the clock.
    ///
    /// @param time how far, backwards if negative
    public synchronized void advance(Duration time) {
        set(instant().plus(time));
    }

    /// Sets the clock, which goes on or stands still as before.
    ///
    /// @param instant the time from now on
    public synchronized void set(Instant instant) {
        if (frozen == null) {
            difference = Duration.between(source.instant(), instant);
        } else {
            frozen = instant;
        }
    }

    /// Lets time stand still.
    public synchronized void freeze() {
        frozen = instant();
    }

    /// Lets time go on, from where it stands.
    public synchronized void resume() {
        Instant still = frozen;
        if (still != null) {
            frozen = null;
            set(still);
        }
    }

    /// Returns whether time stands still.
    ///
    /// @return true after [#freeze()]
    public synchronized boolean isFrozen() {
        return frozen != null;
    }

    @Override
    public String toString() {
        return instant() + (isFrozen() ? " (frozen)" : "");
    }
}
