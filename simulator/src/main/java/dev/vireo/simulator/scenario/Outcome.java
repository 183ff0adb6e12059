package dev.vireo.simulator.scenario;

import dev.vireo.simulator.inventory.TaskScript;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the rules that fired want to happen to a call.
public final class Outcome {
    /// Nothing special.
    public static final Outcome NORMAL = new Outcome(Map.of(), 0);

    private final Map<Action.Aspect, Action> actions;
    private final long bits;

    Outcome(Map<Action.Aspect, Action> actions, long bits) {
        this.actions = actions;
        this.bits = bits;
    }

    /// Returns how long the call waits.
    ///
    /// @return the time, zero for not at all
    public Duration latency() {
        return actions.get(Action.Aspect.TIME) instanceof Action.Wait(Latency.Fixed(var time))
                ? time
                : Duration.ZERO;
    }

    /// Returns what is answered instead of the truth.
    ///
    /// @return a [Action.Fail], [Action.Status] or [Action.Expire]
    public Optional<Action> answer() {
        return Optional.ofNullable(actions.get(Action.Aspect.ANSWER));
    }

    /// Returns how the reply is spoilt.
    ///
    /// @return how, empty for not at all
    public Optional<Action.Spoil> reply() {
        return actions.get(Action.Aspect.REPLY) instanceof Action.Spoil spoil
                ? Optional.of(spoil)
                : Optional.empty();
    }

    /// Returns what becomes of a task.
    ///
    /// @return the script
    public TaskScript task() {
        return actions.get(Action.Aspect.TASK) instanceof Action.Task(TaskScript script)
                ? script
                : TaskScript.NONE;
    }

    /// Returns how the clock is moved.
    ///
    /// @return an [Action.Advance] or [Action.SetClock]
    public @Nullable Action clock() {
        return actions.get(Action.Aspect.CLOCK);
    }

    /// Returns bits for flipping others.
    ///
    /// @return the same for the same call
    public long bits() {
        return bits;
    }
}
