package dev.vireo.simulator.scenario;

import java.time.Duration;

/// How long a call waits before it is answered.
public sealed interface Latency {
    /// Draws a time.
    ///
    /// @param dice where chance comes from
    /// @return the time, not negative
    Duration draw(Draw dice);

    /// Always the same.
    ///
    /// @param time how long
    record Fixed(Duration time) implements Latency {
        @Override
        public Duration draw(Draw dice) {
            return time;
        }
    }

    /// Any time between two, all as likely.
    ///
    /// @param least the shortest
    /// @param most the longest
    record Uniform(Duration least, Duration most) implements Latency {
        /// Checks the order.
        public Uniform {
            if (most.compareTo(least) < 0) {
                throw new IllegalArgumentException("the longest latency is below the shortest");
            }
        }

        @Override
        public Duration draw(Draw dice) {
            double range = most.minus(least).toNanos();
            return least.plusNanos(Math.round(range * dice.fraction()));
        }
    }

    /// Times around one, by the normal distribution; never negative.
    ///
    /// @param mean around what
    /// @param deviation the standard deviation
    record Normal(Duration mean, Duration deviation) implements Latency {
        @Override
        public Duration draw(Draw dice) {
            double nanos = mean.toNanos() + deviation.toNanos() * dice.normal();
            return Duration.ofNanos(Math.max(0, Math.round(nanos)));
        }
    }

    /// Chance, for one call.
    interface Draw {
        /// Returns a number from 0 to below 1.
        ///
        /// @return the number
        double fraction();

        /// Returns a number of the standard normal distribution.
        ///
        /// @return the number
        double normal();
    }
}
