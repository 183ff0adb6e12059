package dev.vireo.simulator.scenario;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What is to happen to some calls.
///
/// @param match which calls it is for
/// @param when which of them it strikes
/// @param actions what happens to those, one action of each aspect
public record Rule(Match match, When when, List<Action> actions) {
    /// Copies the list and checks it.
    public Rule {
        actions = List.copyOf(actions);
        if (actions.isEmpty()) {
            throw new IllegalArgumentException("a rule without an action does nothing");
        }
        Set<Action.Aspect> seen = EnumSet.noneOf(Action.Aspect.class);
        for (Action action : actions) {
            if (!seen.add(action.aspect())) {
                throw new IllegalArgumentException(
                        "a rule takes one action for each of: answer, reply, task, time, clock");
            }
        }
    }

    boolean decides(Set<Action.Aspect> aspects) {
        return actions.stream().anyMatch(action -> aspects.contains(action.aspect()));
    }

    /// Returns the rule on one line, as a scenario file and the control port take it.
    ///
    /// @return JSON
    public String text() {
        return RuleText.of(this);
    }
}
