package dev.vireo.shell.text;

import org.jspecify.annotations.Nullable;

/// Numbers as C's `strtol` reads them: white space before them, a sign, and leading zeros.
public final class CNumber {
    private CNumber() {}

    /// Parses a decimal number that fills the rest of the text.
    ///
    /// @return the number, or null if the text is none or does not fit an int
    public static @Nullable Integer parse(String text) {
        int at = 0;
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        boolean negative = false;
        if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            negative = text.charAt(at) == '-';
            at++;
        }
        if (at == text.length()) {
            return null;
        }
        long number = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < '0' || c > '9') {
                return null;
            }
            number = number * 10 + (c - '0');
            if (number > Integer.MAX_VALUE + 1L) {
                return null;
            }
        }
        long signed = negative ? -number : number;
        return signed > Integer.MAX_VALUE ? null : Integer.valueOf((int) signed);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
