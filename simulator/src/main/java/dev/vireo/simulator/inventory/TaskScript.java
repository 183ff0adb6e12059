package dev.vireo.simulator.inventory;

import java.time.Duration;
import java.util.Optional;

/// What becomes of a task, if it is not the usual.
///
/// @param time how long it takes
/// @param steps in how many steps its progress goes to the end
/// @param failure the fault it ends with, instead of doing its work
/// @param failAt at which percentage of progress it fails
/// @param question what it asks before it does its work; only tasks of machines can
/// @param cancelable whether clients can cancel it, empty for what is usual
public record TaskScript(
        Duration time,
        int steps,
        Optional<SimFault> failure,
        int failAt,
        Optional<Question> question,
        Optional<Boolean> cancelable) {
    /// The usual.
    public static final TaskScript NONE = lasting(Duration.ZERO);

    /// A task that takes time and then does what it should.
    ///
    /// @param time how long
    /// @return the script
    public static TaskScript lasting(Duration time) {
        return new TaskScript(time, 1, Optional.empty(), 50, Optional.empty(), Optional.empty());
    }

    /// Returns the percentage at which the progress ends.
    int end() {
        return failure.isPresent() ? failAt : 100;
    }
}
