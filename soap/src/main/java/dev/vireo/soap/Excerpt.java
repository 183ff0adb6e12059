package dev.vireo.soap;

import java.util.Locale;

/// Makes pieces of input fit for error messages: short, on one line, without characters that a
/// terminal would act on.
final class Excerpt {
    /// The number of characters of input that a message shows at most.
    static final int LENGTH = 60;

    private Excerpt() {}

    /// Returns the beginning of a text.
    static String of(String text) {
        return of(text, LENGTH);
    }

    /// Returns the beginning of a text, of a length.
    static String of(String text, int length) {
        StringBuilder shown = new StringBuilder();
        int at = 0;
        while (at < text.length() && shown.length() < length) {
            int code = text.codePointAt(at);
            if (isShown(code)) {
                shown.appendCodePoint(code);
            } else {
                shown.append(name(code));
            }
            at += Character.charCount(code);
        }
        return at < text.length() ? shown.append("...").toString() : shown.toString();
    }

    /// Returns the name of a character as Unicode writes it, for example `U+001B`.
    static String name(int code) {
        return String.format(Locale.ROOT, "U+%04X", code);
    }

    private static boolean isShown(int code) {
        return switch (Character.getType(code)) {
            case Character.CONTROL,
                    Character.FORMAT, // among them those that turn the direction of writing
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }
}
