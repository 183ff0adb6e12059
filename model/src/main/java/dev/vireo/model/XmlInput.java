package dev.vireo.model;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/// The text of a document, the place that is read, and the errors that name it.
final class XmlInput {
    // so many NULs follow that looking ahead for the longest mark needs no check
    private static final int PADDING = 12;
    private static final int LONGEST_SEQUENCE = 4;

    final char[] chars;
    final int end;
    int at;
    int line = 1;
    private final String label;

    /// @param label what libvirt calls the document in errors, such as `domain_definition`
    XmlInput(String text, String label) {
        this.label = label;
        int nul = text.indexOf(0);
        end = nul < 0 ? text.length() : nul;
        chars = new char[end + PADDING];
        text.getChars(0, end, chars, 0);
    }

    /// Returns the character at the place that is read, or NUL at the end.
    char current() {
        return chars[at];
    }

    /// Tells whether a mark stands at the place that is read.
    boolean startsWith(String mark) {
        for (int i = 0; i < mark.length(); i++) {
            if (chars[at + i] != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }

    /// Skips white space and returns how much there was.
    int skipBlanks() {
        int from = at;
        while (isBlank(chars[at])) {
            if (chars[at] == '\n') {
                line++;
            }
            at++;
        }
        return at - from;
    }

    /// Moves on by one character and counts lines.
    void advance() {
        if (chars[at] == '\n') {
            line++;
        }
        at++;
    }

    /// Reads a name with its colons, or returns an empty text and stays if there is none.
    String name() {
        char[] text = chars;
        int from = at;
        int i = from;
        int hash = 0;
        if (!XmlNames.isStart(text[i]) || text[i] >= 128) {
            return text[i] < 128 ? "" : wideName(i);
        }
        char c = text[i];
        while (c < 128 && XmlNames.isPart(c)) {
            hash = 31 * hash + c;
            i++;
            c = text[i];
        }
        if (c >= 128) {
            return wideName(i);
        }
        at = i;
        return XmlVocabulary.word(text, from, i - from, hash);
    }

    private String wideName(int firstWide) {
        int from = at;
        int i = firstWide;
        while (i < end) {
            if (chars[i] >= 128) {
                at = i;
                if (!isComplete()) {
                    break;
                }
            }
            int c = Character.codePointAt(chars, i, end);
            if (!(i == from ? XmlNames.isStart(c) : XmlNames.isPart(c))) {
                break;
            }
            i += Character.charCount(c);
        }
        at = i;
        return new String(chars, from, i - from);
    }

    /// Refuses bytes that are no UTF-8 and characters that XML does not have, at the place that is
    /// read. Control characters are left to the caller: their texts differ.
    ///
    /// @return false if bytes that are no UTF-8 stand so near to the end that libxml2 waits for
    ///   more: it takes them for the end
    boolean isComplete() {
        char c = chars[at];
        if (c < 0xD800) {
            return true;
        }
        if (Character.isHighSurrogate(c) && Character.isLowSurrogate(chars[at + 1])) {
            return true;
        }
        if (Character.isSurrogate(c)) {
            return isLongEnough();
        }
        if (c >= 0xFFFE) {
            throw failure(outOfRange(c));
        }
        return true;
    }

    private static String outOfRange(int c) {
        return "Char 0x"
                + Integer.toHexString(c).toUpperCase(Locale.ROOT)
                + " out of allowed range";
    }

    private boolean isLongEnough() {
        byte[] rest = bytesOf(at, Math.min(end, at + LONGEST_SEQUENCE));
        int[] bytes = new int[LONGEST_SEQUENCE];
        int count = Math.min(rest.length, LONGEST_SEQUENCE);
        for (int i = 0; i < count; i++) {
            bytes[i] = rest[i] & 0xFF;
        }
        int c = codePoint(bytes, count);
        if (c >= 0) {
            throw failure(outOfRange(c));
        }
        if (count < LONGEST_SEQUENCE) {
            return false;
        }
        StringBuilder text =
                new StringBuilder("Input is not proper UTF-8, indicate encoding !\nBytes:");
        for (int b : bytes) {
            text.append(" 0x").append(HexFormat.of().withUpperCase().toHexDigits((byte) b));
        }
        throw failure(text.toString());
    }

    /// Returns what a surrogate or a number beyond Unicode, written in the scheme of UTF-8, stands
    /// for, or -1.
    private static int codePoint(int[] b, int count) {
        if (count >= 3 && b[0] == 0xED && isTail(b[1]) && isTail(b[2])) {
            return (b[0] & 0xF) << 12 | (b[1] & 0x3F) << 6 | (b[2] & 0x3F);
        }
        boolean beyond = count >= 4 && b[0] >= 0xF4 && b[0] < 0xF8;
        if (beyond && isTail(b[1]) && isTail(b[2]) && isTail(b[3])) {
            return (b[0] & 7) << 18 | (b[1] & 0x3F) << 12 | (b[2] & 0x3F) << 6 | (b[3] & 0x3F);
        }
        return -1;
    }

    private static boolean isTail(int b) {
        return (b & 0xC0) == 0x80;
    }

    /// Makes the error of a document that is not well-formed, at the place that is read.
    DomainXmlException failure(String problem) {
        return failureAt(at, problem);
    }

    /// Makes the error of a document that is not well-formed: libxml2's words, the line, and below
    /// it a mark under the byte where libxml2 stood.
    DomainXmlException failureAt(int place, String problem) {
        int from = place;
        while (from > 0 && !isLineEnd(chars[from - 1])) {
            from--;
        }
        int to = from;
        while (to < end && !isLineEnd(chars[to])) {
            to++;
        }
        String context = new String(chars, from, to - from);
        StringBuilder text = new StringBuilder("(").append(label).append("):").append(line);
        text.append(": ");
        text.append(problem).append('\n').append(context.isEmpty() ? "(null)" : context);
        text.append('\n');
        for (byte b : bytesOf(from, place)) {
            text.append(b == '\t' ? '\t' : '-');
        }
        text.append('^');
        return new DomainXmlException(
                ErrorCode.XML_DETAIL, ErrorDomain.DOMAIN, text.toString(), "");
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private byte[] bytesOf(int from, int to) {
        boolean cut = to > from && to < end && Character.isHighSurrogate(chars[to - 1]);
        String text = new String(chars, from, to - from + (cut ? 1 : 0));
        try {
            return RawText.encode(text);
        } catch (IllegalArgumentException e) { // half a pair, which comes of no bytes
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
