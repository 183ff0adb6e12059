package dev.vireo.model;

import java.util.Arrays;

/// Reads what is no tag: text, references, attribute values, comments, instructions and CDATA
/// sections.
final class XmlTextScanner {
    // libxml2 quotes no more than this of a comment or section
    private static final int QUOTED = 50;
    private static final int BEYOND_UNICODE = 0x110000;

    private final XmlInput in;

    XmlTextScanner(XmlInput in) {
        this.in = in;
    }

    /// Reads text up to the next tag or reference.
    String text() {
        int from = in.at;
        // libxml2 names the begin of a run of ASCII if there is something wrong in it
        int run = from;
        boolean hasReturn = false;
        char[] chars = in.chars;
        int i = from;
        while (true) {
            char c = chars[i];
            if (c == '<' || c == '&' || c == 0) {
                break;
            }
            if (c == ']' && chars[i + 1] == ']' && chars[i + 2] == '>') {
                throw in.failureAt(run < 0 ? i : run, "Sequence ']]>' not allowed in content");
            }
            if (c == '\n') {
                in.line++;
            } else if (c == '\r') {
                hasReturn = true;
                run = chars[i + 1] == '\n' ? i + 1 : run;
            } else if (c < ' ' && c != '\t') {
                in.at = i;
                throw in.failure("PCDATA invalid Char value " + (int) c);
            } else if (c >= 0x80) {
                in.at = i;
                if (!in.isComplete()) {
                    throw in.failure("internal error: detected an error in element content\n");
                }
                run = -1;
                if (Character.isHighSurrogate(c)) {
                    i++;
                }
            }
            i++;
        }
        in.at = i;
        String text = new String(chars, from, i - from);
        return hasReturn ? withoutReturns(text) : text;
    }

    private static String withoutReturns(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /// Reads a reference, to a character or one of XML's five entities.
    String reference() {
        if (in.chars[in.at + 1] == '#') {
            return Character.toString(characterReference());
        }
        in.at++;
        String name = in.name();
        if (name.isEmpty()) {
            in.isComplete();
            throw in.failure("xmlParseEntityRef: no name");
        }
        if (in.current() != ';') {
            throw in.failure("EntityRef: expecting ';'");
        }
        in.at++;
        return switch (name) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> throw in.failure("Entity '" + name + "' not defined");
        };
    }

    private int characterReference() {
        in.at += 2;
        int radix = in.current() == 'x' ? 16 : 10;
        if (radix == 16) {
            in.at++;
        }
        int value = 0;
        while (in.current() != ';') {
            char c = in.current();
            int digit = c < 128 ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                String kind = radix == 16 ? "hexadecimal" : "decimal";
                throw in.failure("CharRef: invalid " + kind + " value");
            }
            value = Math.min(value * radix + digit, BEYOND_UNICODE);
            in.at++;
        }
        in.at++;
        if (value >= BEYOND_UNICODE) {
            throw in.failure("xmlParseCharRef: character reference out of bounds");
        }
        if (!isCharacter(value)) {
            throw in.failure("xmlParseCharRef: invalid xmlChar value " + value);
        }
        return value;
    }

    private static boolean isCharacter(int c) {
        boolean control = c < ' ' && c != '\t' && c != '\n' && c != '\r';
        return !control && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
    }

    /// Reads the value of an attribute with its quotes.
    String attributeValue() {
        char quote = in.current();
        if (quote != '"' && quote != '\'') {
            throw in.failure("AttValue: \" or ' expected");
        }
        in.at++;
        int from = in.at;
        char[] chars = in.chars;
        int i = from;
        while (chars[i] >= ' ' && chars[i] < 0x80 && chars[i] != quote) {
            if (chars[i] == '&' || chars[i] == '<') {
                break;
            }
            i++;
        }
        if (chars[i] == quote) {
            in.at = i + 1;
            return new String(chars, from, i - from);
        }
        return hardValue(quote);
    }

    private String hardValue(char quote) {
        StringBuilder value = new StringBuilder();
        char c = in.current();
        while (c != quote) {
            if (c == '&') {
                value.append(reference());
            } else if (c == '<') {
                throw in.failure("Unescaped '<' not allowed in attributes values");
            } else if (c == 0 || !in.isComplete()) {
                throw in.failure("AttValue: ' expected");
            } else if (XmlInput.isBlank(c)) {
                value.append(' ');
                if (c == '\r' && in.chars[in.at + 1] == '\n') {
                    in.at++;
                }
                in.advance();
            } else if (c < ' ') {
                throw in.failure("invalid character in attribute value");
            } else {
                append(value);
            }
            c = in.current();
        }
        in.at++;
        return value.toString();
    }

    /// Takes over one character, a pair of surrogates if need be.
    private void append(StringBuilder text) {
        if (Character.isHighSurrogate(in.current())) {
            text.append(in.current());
            in.at++;
        }
        text.append(in.current());
        in.advance();
    }

    /// Reads a comment with its marks.
    XmlComment comment() {
        in.at += 4;
        int from = in.at;
        int wide = -1; // where the ASCII part ends: libxml2 reads the rest in another way
        while (!in.startsWith("-->")) {
            char c = in.current();
            if (c == 0 || !in.isComplete()) {
                throw endlessComment(from, wide);
            }
            if (c == '-' && in.chars[in.at + 1] == '-') {
                throw doubleHyphen(from, wide >= 0);
            }
            if (c < ' ' && !XmlInput.isBlank(c)) {
                boolean second = wide >= 0 && in.at == wide + widthAt(wide);
                int shown = second ? Character.codePointAt(in.chars, wide) : c;
                throw in.failure("xmlParseComment: invalid xmlChar value " + shown);
            }
            if (c >= 0x80 && wide < 0) {
                wide = in.at;
            }
            step();
        }
        String text = withoutReturns(new String(in.chars, from, in.at - from));
        in.at += 3;
        return new XmlComment(text);
    }

    private int widthAt(int place) {
        return Character.isHighSurrogate(in.chars[place]) ? 2 : 1;
    }

    private DomainXmlException endlessComment(int from, int wide) {
        boolean quotes = wide >= 0 && Character.codePointCount(in.chars, wide, in.at - wide) > 2;
        return in.failure(
                "Comment not terminated" + (quotes ? " \n<!--" + quotedButTwo(from) : ""));
    }

    private DomainXmlException doubleHyphen(int from, boolean wide) {
        if (wide) {
            in.at += 2;
            return in.failure("Comment must not contain '--' (double-hyphen)");
        }
        String before = quoted(from, in.at);
        return in.failure(
                "Double hyphen within comment" + (before.isEmpty() ? "" : ": <!--" + before));
    }

    /// Returns the begin of a part that has no end. libxml2 holds back its last two characters.
    private String quotedButTwo(int from) {
        int to = in.at;
        for (int i = 0; i < 2 && to > from; i++) {
            to -= Character.charCount(Character.codePointBefore(in.chars, to, from));
        }
        return quoted(from, to);
    }

    private String quoted(int from, int to) {
        String text = withoutReturns(new String(in.chars, from, to - from));
        byte[] bytes = RawText.encode(text);
        return bytes.length <= QUOTED ? text : RawText.decode(Arrays.copyOf(bytes, QUOTED));
    }

    private void step() {
        if (Character.isHighSurrogate(in.current())) {
            in.at++;
        }
        in.advance();
    }

    /// Reads a processing instruction with its marks.
    XmlInstruction instruction() {
        in.at += 2;
        String target = in.name();
        if (target.isEmpty()) {
            in.isComplete();
            throw in.failure("xmlParsePI : no target name");
        }
        if (target.equals("xml")) {
            throw in.failure("XML declaration allowed only at the start of the document");
        }
        if (target.equalsIgnoreCase("xml")) {
            throw in.failure("Invalid PI name");
        }
        if (in.startsWith("?>")) {
            in.at += 2;
            return new XmlInstruction(target, "");
        }
        if (in.skipBlanks() == 0) {
            throw in.failure("ParsePI: PI " + target + " space expected");
        }
        int from = in.at;
        while (!in.startsWith("?>")) {
            char c = in.current();
            if ((c < ' ' && !XmlInput.isBlank(c)) || !in.isComplete()) {
                throw in.failure("ParsePI: PI " + target + " never end ...");
            }
            step();
        }
        String text = withoutReturns(new String(in.chars, from, in.at - from));
        in.at += 2;
        return new XmlInstruction(target, text);
    }

    /// Reads a CDATA section with its marks.
    String cdata() {
        in.at += "<![CDATA[".length();
        int from = in.at;
        while (!in.startsWith("]]>")) {
            char c = in.current();
            if ((c < ' ' && !XmlInput.isBlank(c)) || !in.isComplete()) {
                // the first two characters are read before libxml2 has words for what is wrong
                throw in.failure(
                        in.at < from + 2
                                ? "Unregistered error message"
                                : "CData section not finished\n" + quotedButTwo(from));
            }
            step();
        }
        String text = withoutReturns(new String(in.chars, from, in.at - from));
        in.at += 3;
        return text;
    }
}
