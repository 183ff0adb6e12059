package dev.vireo.simulator;

import java.time.Instant;

/// That a rule of a simulator has fired.
///
/// @param time when, by the simulator's clock
/// @param rule the number of the rule
/// @param method what was called, for example `PowerOnVM_Task`
/// @param object what it was called on, empty if the rule is for any object
/// @param call the number of the call among those that the rule is for, from 1
/// @param seed what chance depended on
/// @param reproduce a rule on one line that does the same to the same call, without any chance
public record FiredRule(
        Instant time,
        int rule,
        String method,
        String object,
        long call,
        long seed,
        String reproduce) {
    @Override
    public String toString() {
        return time
                + " rule "
                + rule
                + " "
                + method
                + (object.isEmpty() ? "" : " on " + object)
                + " call "
                + call
                + " seed "
                + seed
                + ": "
                + reproduce;
    }
}
