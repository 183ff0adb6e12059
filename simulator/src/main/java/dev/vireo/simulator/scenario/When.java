package dev.vireo.simulator.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// When a rule fires, among the calls that it is for. All conditions have to hold.
///
/// @param nth the numbers of the calls, from 1; empty for all
/// @param first up to which call, 0 for no end
/// @param every 3 for each third call, 1 for each
/// @param probability from 0 to 1
/// @param from from when on, by the simulator's clock
/// @param until before when
public record When(
        List<Long> nth,
        long first,
        long every,
        double probability,
        Optional<Moment> from,
        Optional<Moment> until) {
    /// Always.
    public static final When ALWAYS =
            new When(List.of(), 0, 1, 1, Optional.empty(), Optional.empty());

    /// Copies the list.
    public When {
        nth = List.copyOf(nth);
    }

    /// Only the first call.
    ///
    /// @return the condition
    public static When once() {
        return calls(1);
    }

    /// The first calls.
    ///
    /// @param count how many
    /// @return the condition
    public static When calls(long count) {
        return new When(List.of(), count, 1, 1, Optional.empty(), Optional.empty());
    }

    /// The call of a number, counted in the same window of time.
    When only(long number) {
        return new When(List.of(number), 0, 1, 1, from, until);
    }

    /// Returns whether calls at a time are counted at all.
    boolean isInWindow(Instant started, Instant now) {
        return from.map(m -> !now.isBefore(m.after(started))).orElse(true)
                && until.map(m -> now.isBefore(m.after(started))).orElse(true);
    }

    boolean holds(Dice dice) {
        return (nth.isEmpty() || nth.contains(dice.call()))
                && (first == 0 || dice.call() <= first)
                && dice.call() % every == 0
                && (probability >= 1 || dice.fraction(0) < probability);
    }

    /// Returns whether it will not hold again, so that the rule may be forgotten.
    boolean isOver(long calls) {
        return (first > 0 && calls >= first)
                || (!nth.isEmpty() && nth.stream().allMatch(n -> n <= calls));
    }

    /// A moment by the simulator's clock.
    public sealed interface Moment {
        /// Returns the moment.
        ///
        /// @param started when the scenario began
        /// @return the moment
        Instant after(Instant started);
    }

    /// A fixed moment.
    ///
    /// @param instant the moment
    public record At(Instant instant) implements Moment {
        @Override
        public Instant after(Instant started) {
            return instant;
        }

        @Override
        public String toString() {
            return instant.toString();
        }
    }

    /// A moment so long after the start of the scenario.
    ///
    /// @param time how long
    public record Since(Duration time) implements Moment {
        @Override
        public Instant after(Instant started) {
            return started.plus(time);
        }

        @Override
        public String toString() {
            return Times.text(time);
        }
    }
}
