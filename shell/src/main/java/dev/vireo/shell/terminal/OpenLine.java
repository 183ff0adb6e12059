package dev.vireo.shell.terminal;

import java.util.ArrayList;
import java.util.List;

/// A line that is being typed, split as the shell's parser splits it, but by somebody who does not
/// mind that it is not complete.
///
/// @param words the words of the last command, the last of them up to the end of the text; empty if
///   it has not begun
/// @param start where the last word begins in the text
/// @param quote the quote in which the last word begins, 0 if it begins without
/// @param unfinished whether a quote is open or the text ends in a backslash
/// @param comment whether the text ends in a comment
record OpenLine(List<String> words, int start, char quote, boolean unfinished, boolean comment) {
    OpenLine {
        words = List.copyOf(words);
    }

    /// Splits a text.
    static OpenLine of(String text) {
        return new Reader(text).read();
    }

    /// Returns the last word, which may be empty.
    String last() {
        return words.getLast();
    }

    /// Splits a text of several lines into those that are complete by themselves.
    static List<String> complete(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String part : text.lines().toList()) {
            line.append(line.isEmpty() ? "" : "\n").append(part);
            if (!of(line.toString()).unfinished()) {
                lines.add(line.toString());
                line.setLength(0);
            }
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    private static final class Reader {
        private final String text;
        private int at;
        private final List<String> words = new ArrayList<>();
        private final StringBuilder word = new StringBuilder();
        private boolean inWord;
        private int start;
        private char firstQuote;
        private char open;
        private boolean dangling;
        private boolean comment;

        Reader(String text) {
            this.text = text;
        }

        OpenLine read() {
            while (at < text.length()) {
                char c = text.charAt(at);
                comment = comment && c != '\n';
                if (comment) {
                    at++;
                } else if (open == 0 && isSeparator(c)) {
                    end(c);
                } else {
                    take(c);
                }
            }
            if (!inWord) {
                start = text.length();
            }
            words.add(word.toString());
            return new OpenLine(
                    words, start, inWord ? firstQuote : 0, open != 0 || dangling, comment);
        }

        private boolean isSeparator(char c) {
            return c == ' ' || c == '\t' || c == ';' || c == '\n' || (c == '#' && !inWord);
        }

        private void end(char c) {
            if (inWord) {
                words.add(word.toString());
                word.setLength(0);
                inWord = false;
            }
            if (c != ' ' && c != '\t') {
                words.clear();
            }
            comment = c == '#';
            at++;
        }

        private void take(char c) {
            if (!inWord) {
                inWord = true;
                start = at;
                firstQuote = c == '\'' || c == '"' ? c : 0;
            }
            at++;
            if (c == open) {
                open = 0;
            } else if (open == 0 && (c == '\'' || c == '"')) {
                open = c;
            } else if (c == '\\' && open != '\'') {
                dangling = at == text.length();
                if (!dangling && text.charAt(at) != '\n') {
                    word.append(text.charAt(at));
                }
                at++;
            } else {
                word.append(c);
            }
        }
    }
}
