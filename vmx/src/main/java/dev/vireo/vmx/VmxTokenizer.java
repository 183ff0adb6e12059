package dev.vireo.vmx;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Splits the text of a VMX file into its entries, by libvirt's grammar.
///
/// ```
/// file       := { statement separator }
/// statement  := space* ( comment | name blank* '=' blank* value blank* [ comment ] )
/// comment    := '#' up to the end of the line
/// name       := [A-Za-z.] [A-Za-z0-9_:.-]*
/// value      := "'" text of one line "'" | '"' text of one line '"' | '"""' any text '"""'
/// separator  := blank* ( end | line-end space* | ';' space* )
/// ```
///
/// A blank is a space or a tab, a line ends with a line feed or a carriage return, and space is
/// either of them. Nothing is escaped inside of quotes. A character NUL ends the text. Three quotes
/// open a long value only if four more characters follow.
///
/// libvirt: `virConfReadString` with `VIR_CONF_FLAG_VMX_FORMAT`.
final class VmxTokenizer {
    private static final String LONG_QUOTE = "\"\"\"";
    private static final int SHORTEST_LONG_VALUE = 7;

    private final String text;
    private final int end;
    private final @Nullable String source;
    private final List<VmxStatement> statements = new ArrayList<>(128);
    private int at;
    private int line = 1;
    private int lineStart;

    /// Makes a tokenizer.
    ///
    /// @param text the text
    /// @param end where it ends
    /// @param source what to call the text in errors, with line and column; null to say what
    ///   libvirt says
    VmxTokenizer(String text, int end, @Nullable String source) {
        this.text = text;
        this.end = end;
        this.source = source;
    }

    /// Reads the text to its end.
    ///
    /// @return the statements in their order
    /// @throws VirtException with [ErrorCode#CONF_SYNTAX] where the text leaves the grammar
    List<VmxStatement> run() {
        while (at < end) {
            statement();
            separator();
        }
        return statements;
    }

    private void statement() {
        skipSpace();
        if (at < end && text.charAt(at) == '#') {
            skipComment();
            return;
        }
        int nameStart = at;
        int nameLine = line;
        int nameColumn = at - lineStart + 1;
        skipName();
        int nameEnd = at;
        skipBlanks();
        if (at == end || text.charAt(at) != '=') {
            throw error("expecting an assignment");
        }
        at++;
        skipBlanks();
        int valueStart = at;
        String value = value();
        String name = text.substring(nameStart, nameEnd);
        VmxEntry entry = new VmxEntry(name, value, nameLine, nameColumn);
        statements.add(new VmxStatement(entry, nameStart, nameEnd, valueStart, at));
        skipBlanks();
        if (at < end && text.charAt(at) == '#') {
            skipComment();
        }
    }

    private void separator() {
        skipBlanks();
        if (at == end) {
            return;
        }
        char c = text.charAt(at);
        if (c != ';' && c != '\n' && c != '\r') {
            throw error("expecting a separator");
        }
        if (c == ';') {
            at++;
        }
        skipSpace();
    }

    private void skipName() {
        if (at == end || !startsName(text.charAt(at))) {
            throw error("expecting a name");
        }
        at++;
        while (at < end && continuesName(text.charAt(at))) {
            at++;
        }
    }

    private String value() {
        if (at == end) {
            throw error("expecting a value");
        }
        char c = text.charAt(at);
        if (c == '"' && end - at >= SHORTEST_LONG_VALUE && text.startsWith(LONG_QUOTE, at)) {
            return longValue();
        }
        if (c == '"' || c == '\'') {
            return lineValue(c);
        }
        if (c == '[') {
            throw error("lists not allowed in VMX format");
        }
        if (isDigit(c) || c == '+' || c == '-') {
            throw error("numbers not allowed in VMX format");
        }
        throw error("expecting a value");
    }

    private String lineValue(char quote) {
        int start = at + 1;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == quote) {
                at = i + 1;
                return text.substring(start, i);
            }
            if (c == '\n' || c == '\r') {
                break;
            }
        }
        throw error("unterminated string");
    }

    private String longValue() {
        int start = at + LONG_QUOTE.length();
        int close = text.indexOf(LONG_QUOTE, start);
        if (close < 0 || close + LONG_QUOTE.length() > end) {
            // libvirt looks for the quotes, and counts lines, as long as three characters are left
            skipTo(end - LONG_QUOTE.length() + 1);
            throw error("unterminated string");
        }
        skipTo(close);
        at = close + LONG_QUOTE.length();
        return text.substring(start, close);
    }

    private void skipTo(int place) {
        while (at < place) {
            next();
        }
    }

    private void skipSpace() {
        while (at < end && isSpace(text.charAt(at))) {
            next();
        }
    }

    private void skipBlanks() {
        while (at < end && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private void skipComment() {
        while (at < end && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
    }

    private void next() {
        if (text.charAt(at) == '\n') {
            line++;
            lineStart = at + 1;
        }
        at++;
    }

    private VirtException error(String what) {
        String place =
                source == null
                        ? "memory conf:" + line
                        : source + ':' + line + ':' + (at - lineStart + 1);
        return new VirtException(
                ErrorCode.CONF_SYNTAX, ErrorDomain.CONF, place + ": " + what, null);
    }

    /// Tells whether a name is one that can be written.
    static boolean isName(String name) {
        if (name.isEmpty() || !startsName(name.charAt(0))) {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            if (!continuesName(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsName(char c) {
        int lower = c | 0x20;
        return (lower >= 'a' && lower <= 'z') || c == '.';
    }

    private static boolean continuesName(char c) {
        return startsName(c) || isDigit(c) || c == '_' || c == ':' || c == '-';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    static boolean isSpace(char c) {
        return isBlank(c) || isLineEnd(c);
    }

    static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
