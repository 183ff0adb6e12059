package dev.vireo.shell;

import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.CommandFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What `watch` is told: in its options, or as `watch` of Unix is, in letters.
///
/// @param interval how long between two runs
/// @param count how many runs
/// @param differences whether changes are marked
/// @param words the command
record WatchOptions(Duration interval, int count, boolean differences, List<String> words) {
    private static final Duration USUAL = Duration.ofSeconds(2);
    private static final double SHORTEST = 0.1;
    private static final double LONGEST = 86_400;
    private static final int THOUSAND = 1000;

    static WatchOptions of(Arguments arguments) {
        String given = arguments.text("interval");
        Duration interval = given == null ? USUAL : seconds(given);
        boolean differences = arguments.has("differences");
        int count = count(arguments.number("count"));
        List<String> words = new ArrayList<>(arguments.list());
        while (!words.isEmpty() && words.getFirst().startsWith("-")) {
            String word = words.removeFirst();
            switch (word) {
                case "-d", "--differences" -> differences = true;
                case "-n", "--interval" -> interval = seconds(value(word, words));
                case "--count" -> count = count(number(value(word, words)));
                default ->
                        throw CommandFailure.usage(
                                "command 'watch' doesn't support option " + word);
            }
        }
        if (words.isEmpty()) {
            throw CommandFailure.usage("command 'watch' requires <command> option");
        }
        return new WatchOptions(interval, count, differences, List.copyOf(words));
    }

    private static String value(String option, List<String> words) {
        if (words.isEmpty()) {
            throw CommandFailure.usage("expected syntax: " + option + " <number>");
        }
        return words.removeFirst();
    }

    private static Duration seconds(String text) {
        double seconds;
        try {
            seconds = Double.parseDouble(text);
        } catch (NumberFormatException _) {
            seconds = Double.NaN;
        }
        if (!(seconds >= SHORTEST && seconds <= LONGEST)) {
            throw CommandFailure.usage(
                    "option --interval takes seconds from 0.1 to 86400, not '" + text + "'");
        }
        return Duration.ofMillis(Math.round(seconds * THOUSAND));
    }

    private static Integer number(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    private static int count(@Nullable Integer number) {
        int count = Objects.requireNonNullElse(number, Integer.MAX_VALUE);
        if (count < 1) {
            throw CommandFailure.usage("option --count takes a number above 0");
        }
        return count;
    }

    /// Returns the seconds as a person writes them.
    String seconds() {
        long millis = interval.toMillis();
        return millis % THOUSAND == 0
                ? Long.toString(millis / THOUSAND)
                : String.format(Locale.ROOT, "%.1f", millis / (double) THOUSAND);
    }

    /// Returns the command as one text.
    String text() {
        return String.join(" ", words);
    }
}
