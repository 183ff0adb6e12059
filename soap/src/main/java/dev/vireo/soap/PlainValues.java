package dev.vireo.soap;

import dev.vireo.vim.ValueKind;
import org.jspecify.annotations.Nullable;

/// Parses numbers and truth values without making a string, where they are written in plain form:
/// just as `toString()` writes the value. Half of the values in a VI reply are of these.
final class PlainValues {
    private static final int SAFE_DIGITS = 18; // fit a long for sure

    private PlainValues() {}

    /// Parses a value.
    ///
    /// @return the value, or null if it is not in plain form and must be looked at more closely
    static @Nullable Object parse(ValueKind kind, char[] chars, int length) {
        return switch (kind) {
            case BOOLEAN -> truth(chars, length);
            case INT -> {
                long number = number(chars, length);
                yield number == (int) number ? (Object) (int) number : null;
            }
            case LONG -> {
                long number = number(chars, length);
                yield number == Long.MIN_VALUE ? null : (Object) number;
            }
            default -> null;
        };
    }

    private static @Nullable Boolean truth(char[] chars, int length) {
        if (length == 4
                && chars[0] == 't'
                && chars[1] == 'r'
                && chars[2] == 'u'
                && chars[3] == 'e') {
            return Boolean.TRUE;
        }
        boolean no =
                length == 5
                        && chars[0] == 'f'
                        && chars[1] == 'a'
                        && chars[2] == 'l'
                        && chars[3] == 's'
                        && chars[4] == 'e';
        return no ? Boolean.FALSE : null;
    }

    /// Parses digits with an optional minus and no zeros before them; `Long.MIN_VALUE` stands for
    /// anything else.
    private static long number(char[] chars, int length) {
        int at = length > 0 && chars[0] == '-' ? 1 : 0;
        if (at == length
                || length - at > SAFE_DIGITS
                || (chars[at] == '0' && length > 1)) { // for -0 is not plain either
            return Long.MIN_VALUE;
        }
        long number = 0;
        for (int i = at; i < length; i++) {
            int digit = chars[i] - '0';
            if (digit < 0 || digit > 9) {
                return Long.MIN_VALUE;
            }
            number = number * 10 + digit;
        }
        return at == 1 ? -number : number;
    }
}
