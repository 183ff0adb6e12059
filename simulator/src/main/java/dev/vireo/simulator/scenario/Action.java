package dev.vireo.simulator.scenario;

import dev.vireo.simulator.inventory.SimFault;
import dev.vireo.simulator.inventory.TaskScript;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What happens when a rule fires. A rule has at most one action of each aspect.
public sealed interface Action {
    /// Returns what of a call it decides.
    ///
    /// @return the aspect
    Aspect aspect();

    /// What of a call an action decides: the first rule that fires does.
    enum Aspect {
        /// When it is answered.
        TIME,
        /// With what it is answered instead of the truth.
        ANSWER,
        /// How the reply arrives.
        REPLY,
        /// What becomes of the task that it starts.
        TASK,
        /// What time it is.
        CLOCK
    }

    /// Lets the call wait.
    ///
    /// @param latency how long
    record Wait(Latency latency) implements Action {
        @Override
        public Aspect aspect() {
            return Aspect.TIME;
        }
    }

    /// Answers with a fault; nothing is done.
    ///
    /// @param fault the fault
    record Fail(SimFault fault) implements Action {
        @Override
        public Aspect aspect() {
            return Aspect.ANSWER;
        }
    }

    /// Answers with an HTTP status; nothing is done.
    ///
    /// @param code for example 503
    /// @param retryAfter the field `Retry-After`, in seconds
    /// @param body the text
    record Status(int code, Optional<Integer> retryAfter, String body) implements Action {
        @Override
        public Aspect aspect() {
            return Aspect.ANSWER;
        }
    }

    /// Forgets the caller's session, or all, before the call is looked at.
    ///
    /// @param all whether the others are forgotten, too
    record Expire(boolean all) implements Action {
        @Override
        public Aspect aspect() {
            return Aspect.ANSWER;
        }
    }

    /// Spoils the reply; what the call asks for is done all the same.
    ///
    /// @param kind how
    /// @param share how much of the body arrives where it is cut, from 0 to 1
    /// @param limit how long a stalled reply waits for the client to give up
    record Spoil(ReplyKind kind, double share, Duration limit) implements Action {
        /// How long a stalled reply waits unless a rule says something else.
        public static final Duration LIMIT = Duration.ofMinutes(10);

        @Override
        public Aspect aspect() {
            return Aspect.REPLY;
        }
    }

    /// Says what becomes of the task that the call starts.
    ///
    /// @param script what
    record Task(TaskScript script) implements Action {
        @Override
        public Aspect aspect() {
            return Aspect.TASK;
        }
    }

    /// Moves the simulator's clock by a time.
    ///
    /// @param time how far, backwards if negative
    record Advance(Duration time) implements Action {
        @Override
        public Aspect aspect() {
            return Aspect.CLOCK;
        }
    }

    /// Sets the simulator's clock.
    ///
    /// @param instant the time from now on
    record SetClock(Instant instant) implements Action {
        @Override
        public Aspect aspect() {
            return Aspect.CLOCK;
        }
    }
}
