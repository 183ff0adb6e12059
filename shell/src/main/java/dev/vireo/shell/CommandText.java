package dev.vireo.shell;

import dev.vireo.shell.command.CommandFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Splits a text into commands and words by virsh's rules: `;` and line ends separate commands, `#`
/// at the start of a word begins a comment, `'`, `"` and `\` quote.
final class CommandText {
    private static final String DANGLING = "dangling \\";

    private final String text;
    private int at;

    private CommandText(String text) {
        this.text = text;
    }

    /// Splits a text.
    ///
    /// @return the words of each command, without empty commands
    /// @throws CommandFailure if a quote or a backslash is left open
    static List<List<String>> split(String text) {
        CommandText reader = new CommandText(text);
        List<List<String>> commands = new ArrayList<>();
        List<String> words = new ArrayList<>();
        while (reader.at < text.length()) {
            char c = text.charAt(reader.at);
            if (c == ' ' || c == '\t') {
                reader.at++;
            } else if (text.startsWith("\\\n", reader.at)) {
                reader.at += 2; // the line goes on
            } else if (c == ';' || c == '\n' || c == '#') {
                reader.skipSeparator(c);
                if (!words.isEmpty()) {
                    commands.add(words);
                    words = new ArrayList<>();
                }
            } else {
                words.add(reader.word());
            }
        }
        if (!words.isEmpty()) {
            commands.add(words);
        }
        return commands;
    }

    /// Returns whether a text ends in a backslash that quotes what is to come.
    static boolean isDangling(String text) {
        try {
            split(text);
            return false;
        } catch (CommandFailure e) {
            return Objects.equals(e.getMessage(), DANGLING);
        }
    }

    private void skipSeparator(char c) {
        int lineEnd = c == '#' ? text.indexOf('\n', at) : at;
        at = lineEnd < 0 ? text.length() : lineEnd + 1;
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        boolean single = false;
        boolean twofold = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (!single && !twofold && " \t;\n".indexOf(c) >= 0) {
                break;
            }
            at++;
            if (!twofold && c == '\'') {
                single = !single;
            } else if (!single && c == '"') {
                twofold = !twofold;
            } else if (!single && c == '\\') {
                appendQuoted(word);
            } else {
                word.append(c);
            }
        }
        if (twofold) {
            throw CommandFailure.usage("missing \"");
        }
        return word.toString(); // a missing ' is no error to virsh
    }

    private void appendQuoted(StringBuilder word) {
        if (at == text.length()) {
            throw CommandFailure.usage(DANGLING);
        }
        char c = text.charAt(at++);
        if (c != '\n') {
            word.append(c);
        }
    }
}
