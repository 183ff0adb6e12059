package dev.vireo.shell.text;

import java.nio.charset.StandardCharsets;

/// Makes characters visible that would move the cursor or control the terminal, in virsh's form:
/// the bytes of their UTF-8 form, each as `\x` and two digits.
public final class Printable {
    private static final String DIGITS = "0123456789abcdef";

    private Printable() {}

    /// Escapes all that does not print, line ends and tabs included.
    public static String inTable(String text) {
        return escaped(text, false);
    }

    /// Escapes what could harm a terminal; line ends and tabs stay.
    public static String onTerminal(String text) {
        return escaped(text, true);
    }

    private static String escaped(String text, boolean terminal) {
        int at = firstToEscape(text, 0, terminal);
        if (at == text.length()) {
            return text;
        }
        StringBuilder result = new StringBuilder(text.length() + 16);
        int from = 0;
        while (at < text.length()) {
            int width = Character.charCount(text.codePointAt(at));
            result.append(text, from, at);
            for (byte b : text.substring(at, at + width).getBytes(StandardCharsets.UTF_8)) {
                result.append("\\x")
                        .append(DIGITS.charAt(b >> 4 & 15))
                        .append(DIGITS.charAt(b & 15));
            }
            from = at + width;
            at = firstToEscape(text, from, terminal);
        }
        return result.append(text, from, text.length()).toString();
    }

    private static int firstToEscape(String text, int from, boolean terminal) {
        int at = from;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            boolean harmful = terminal ? isHarmful(point) : !isPrintable(point);
            if (harmful) {
                return at;
            }
            at += Character.charCount(point);
        }
        return at;
    }

    /// Returns whether a character controls a terminal or, in text of mixed directions, what the
    /// reader takes the rest of the line for.
    private static boolean isHarmful(int point) {
        if (point < 0x20) {
            return point != '\n' && point != '\t';
        }
        return (point >= 0x7f && point < 0xa0)
                || (point >= 0x202a && point <= 0x202e)
                || (point >= 0x2066 && point <= 0x2069);
    }

    /// Returns what C's `iswprint` says in a UTF-8 locale.
    private static boolean isPrintable(int point) {
        if (point < 0x7f) {
            return point >= 0x20;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.UNASSIGNED,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
