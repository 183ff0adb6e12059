package dev.vireo.shell;

import dev.vireo.shell.command.CommandFailure;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Reads times such as `30`, `30s`, `1.5m`, `2h` and `500ms`.
final class Durations {
    private static final int MOST_DIGITS = 9;

    private Durations() {}

    /// Reads a time.
    ///
    /// @param option whose value it is
    /// @throws CommandFailure if it is none, or not above 0
    static Duration parse(String option, @Nullable String text) {
        String given = text == null ? "" : text;
        int end = 0;
        while (end < given.length() && ".0123456789".indexOf(given.charAt(end)) >= 0) {
            end++;
        }
        long unit =
                switch (given.substring(end)) {
                    case "ms" -> 1;
                    case "", "s" -> 1000;
                    case "m" -> 60_000;
                    case "h" -> 3_600_000;
                    default -> 0;
                };
        long millis = end > MOST_DIGITS ? 0 : millis(given.substring(0, end), unit);
        if (millis <= 0) {
            throw CommandFailure.usage(
                    "option "
                            + option
                            + " takes a time such as 30, 30s, 5m or 1h, not '"
                            + given
                            + "'");
        }
        return Duration.ofMillis(millis);
    }

    /// Writes a time.
    static String text(Duration time) {
        long millis = time.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }

    private static long millis(String number, long unit) {
        try {
            return new BigDecimal(number).multiply(BigDecimal.valueOf(unit)).longValue();
        } catch (NumberFormatException _) { // the caller says what is wrong
            return 0;
        }
    }
}
