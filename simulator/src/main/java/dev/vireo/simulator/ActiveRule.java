package dev.vireo.simulator;

/// A rule of a simulator.
///
/// @param number its number
/// @param text the rule on one line, as a scenario file takes it
/// @param calls how many calls it was for
/// @param fired how often it fired
public record ActiveRule(int number, String text, long calls, long fired) {}
