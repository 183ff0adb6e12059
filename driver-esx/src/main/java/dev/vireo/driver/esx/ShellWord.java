package dev.vireo.driver.esx;

import java.util.regex.Pattern;

/// Writes text as one word of a command line for a POSIX shell.
final class ShellWord {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellWord() {}

    /// Returns the text, in single quotes if it has anything that a shell may take for its own.
    static String of(String text) {
        return PLAIN.matcher(text).matches() ? text : quoted(text);
    }

    /// Returns the text in single quotes.
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
