package dev.vireo.shell.terminal;

import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.Parser;

/// Tells the editor where words begin, and whether a line that was ended goes on.
final class LineParser implements Parser {
    private static final String SPECIAL = " \t;#'\"\\";

    @Override
    public CompletingParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && OpenLine.of(line).unfinished()) {
            throw new EOFError(-1, -1, "unfinished");
        }
        return new Parsed(line, cursor, OpenLine.of(line.substring(0, cursor)));
    }

    @Override
    public boolean isEscapeChar(char c) {
        return c == '\\';
    }

    /// Writes a word as the shell's parser understands it.
    ///
    /// @param quote the quote that the word begins with already, 0 if it has none
    /// @param ended whether the word is complete, so that a quote is closed
    static String quoted(String word, char quote, boolean ended) {
        boolean plain = quote == 0 && word.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0);
        if (plain) {
            return word;
        }
        char mark = quote == 0 ? '\'' : quote;
        String inside =
                mark == '\''
                        ? word.replace("'", "'\\''")
                        : word.replace("\\", "\\\\").replace("\"", "\\\"");
        return mark + inside + (ended ? String.valueOf(mark) : "");
    }

    /// A line up to the cursor.
    ///
    /// @param line the whole line
    /// @param cursor where somebody types
    /// @param open what is before the cursor
    record Parsed(String line, int cursor, OpenLine open) implements CompletingParsedLine {
        @Override
        public String word() {
            return open.last();
        }

        @Override
        public int wordCursor() {
            return open.last().length();
        }

        @Override
        public int wordIndex() {
            return open.words().size() - 1;
        }

        @Override
        public List<String> words() {
            return open.words();
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return quoted(candidate.toString(), open.quote(), complete);
        }

        @Override
        public int rawWordCursor() {
            return cursor - open.start();
        }

        @Override
        public int rawWordLength() {
            return cursor - open.start();
        }
    }
}
