package dev.vireo.testkit;

import java.util.List;
import java.util.random.RandomGenerator;

/// Choices of a generator, all from one source of random numbers.
///
/// @param random the source
record Dice(RandomGenerator random) {
    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    String of(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    String of(List<String> choices) {
        return Samples.oneOf(random, choices);
    }

    /// Picks a number from `low` to `high`, both included.
    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    String number(int low, int high) {
        return Integer.toString(between(low, high));
    }

    String hex(int digits) {
        var text = new StringBuilder();
        for (int i = 0; i < digits; i++) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }
}
