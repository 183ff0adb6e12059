package dev.vireo.vmx;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A text in VMX format and the places of its statements; what an edit makes of it.
///
/// @param text the text, with whatever stands behind a NUL
/// @param end where the text ends for a reader: at its first NUL, or with its last character
/// @param statements its statements in their order
record VmxText(String text, int end, List<VmxStatement> statements) {
    private static final String USUAL_ASSIGNMENT = " = ";

    /// Splits a text.
    ///
    /// @param source what to call the text in errors; null to say what libvirt says
    static VmxText of(String text, @Nullable String source) {
        int nul = text.indexOf('\0');
        int end = nul < 0 ? text.length() : nul;
        return new VmxText(text, end, new VmxTokenizer(text, end, source).run());
    }

    /// Returns the text with another value in one statement.
    String replace(int statement, String value) {
        VmxStatement old = statements.get(statement);
        return text.substring(0, old.valueStart()) + '"' + value + '"' + text.substring(old.end());
    }

    /// Returns the text with one more line at its end, written as the last statement and ended as
    /// the last line is.
    String append(String key, String value) {
        String lineEnd = lineEnd();
        boolean open = end > 0 && !VmxTokenizer.isLineEnd(text.charAt(end - 1));
        return text.substring(0, end)
                + (open ? lineEnd : "")
                + key
                + assignment()
                + '"'
                + value
                + '"'
                + lineEnd
                + text.substring(end);
    }

    /// Returns the text without one statement: without its whole line, if nothing but a comment
    /// shares it.
    String remove(int statement) {
        VmxStatement gone = statements.get(statement);
        int before = statement == 0 ? 0 : statements.get(statement - 1).end();
        int lineStart = lineStart(gone.start(), before);
        boolean follows =
                statement + 1 < statements.size()
                        && lineEnd(gone.end()) > statements.get(statement + 1).start();
        if (follows) {
            return cut(gone.start(), statements.get(statement + 1).start());
        }
        if (lineStart == before && before > 0) {
            String rest = cut(before, gone.end());
            // a long value of nothing is one only if something follows it
            return gone.end() == end
                    ? rest.substring(0, before) + lineEnd() + text.substring(end)
                    : rest;
        }
        String rest = cut(lineStart, skipLineEnd(lineEnd(gone.end())));
        // white space alone is not accepted, no text at all is
        return rest.isBlank() ? "" : rest;
    }

    private String cut(int from, int to) {
        return text.substring(0, from) + text.substring(to);
    }

    private String assignment() {
        if (statements.isEmpty()) {
            return USUAL_ASSIGNMENT;
        }
        VmxStatement last = statements.getLast();
        return text.substring(last.nameEnd(), last.valueStart());
    }

    /// Returns how the last line that is ended is ended.
    private String lineEnd() {
        for (int i = end - 1; i >= 0; i--) {
            char c = text.charAt(i);
            if (c == '\r') {
                return "\r";
            }
            if (c == '\n') {
                return i > 0 && text.charAt(i - 1) == '\r' ? "\r\n" : "\n";
            }
        }
        return "\n";
    }

    /// Returns where the line of a place begins, but nothing less than a limit.
    private int lineStart(int place, int limit) {
        int start = place;
        while (start > limit && !VmxTokenizer.isLineEnd(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /// Returns where the line of a place ends, before the line feed or carriage return.
    private int lineEnd(int place) {
        int lineEnd = place;
        while (lineEnd < end && !VmxTokenizer.isLineEnd(text.charAt(lineEnd))) {
            lineEnd++;
        }
        return lineEnd;
    }

    private int skipLineEnd(int lineEnd) {
        if (lineEnd == end) {
            return end;
        }
        boolean pair = text.startsWith("\r\n", lineEnd) && lineEnd + 1 < end;
        return lineEnd + (pair ? 2 : 1);
    }
}
