package dev.vireo.simulator.scenario;

import java.time.Instant;
import java.util.List;

/// That a rule has fired.
///
/// @param time when, by the simulator's clock
/// @param number the number of the rule
/// @param rule the rule
/// @param method what was called
/// @param object what it was called on, empty if the rule is for any
/// @param call the number of the call among those that the rule is for
/// @param seed the scenario's
/// @param drawn what happened, with what chance has decided
public record Firing(
        Instant time,
        int number,
        Rule rule,
        String method,
        String object,
        long call,
        long seed,
        List<Action> drawn) {
    /// Copies the list.
    public Firing {
        drawn = List.copyOf(drawn);
    }

    /// Returns a rule that does the same to the same call, without any chance.
    ///
    /// @return JSON on one line
    public String reproduce() {
        return new Rule(rule.match(), rule.when().only(call), drawn).text();
    }
}
