package dev.vireo.simulator.ovf;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Units of memory: programmatic ones such as `byte * 2^20`, and the names that old packages have.
final class Units {
    private static final Pattern PROGRAMMATIC =
            Pattern.compile("byte(?:\\s*\\*\\s*(2|10)\\s*\\^\\s*([0-9]{1,2}))?");

    private Units() {}

    /// Returns how many bytes an amount is, empty if the unit is not known or there are too many.
    static Optional<Long> bytes(long quantity, String unit) {
        OptionalLong factor = factor(unit.strip().toLowerCase(Locale.ROOT));
        if (factor.isEmpty() || quantity < 0 || quantity > Long.MAX_VALUE / factor.getAsLong()) {
            return Optional.empty();
        }
        return Optional.of(quantity * factor.getAsLong());
    }

    private static OptionalLong factor(String unit) {
        Matcher programmatic = PROGRAMMATIC.matcher(unit);
        if (programmatic.matches()) {
            return programmatic.group(1) == null
                    ? OptionalLong.of(1)
                    : power(
                            Integer.parseInt(programmatic.group(1)),
                            Integer.parseInt(programmatic.group(2)));
        }
        return switch (unit) {
            case "kb", "kilobytes" -> OptionalLong.of(1L << 10);
            case "mb", "megabytes" -> OptionalLong.of(1L << 20);
            case "gb", "gigabytes" -> OptionalLong.of(1L << 30);
            case "tb", "terabytes" -> OptionalLong.of(1L << 40);
            default -> OptionalLong.empty();
        };
    }

    private static OptionalLong power(int base, int exponent) {
        long value = 1;
        for (int i = 0; i < exponent; i++) {
            if (value > Long.MAX_VALUE / base) {
                return OptionalLong.empty();
            }
            value *= base;
        }
        return OptionalLong.of(value);
    }
}
