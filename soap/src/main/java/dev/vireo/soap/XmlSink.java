package dev.vireo.soap;

import dev.vireo.soap.SoapException.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Collects a document as UTF-8, with texts and attribute values escaped; or hands it on whenever
/// there is a block of it.
final class XmlSink {
    private static final int BLOCK = 64 << 10;

    /// Which characters of ASCII go as they are.
    private static final boolean[] PLAIN = plain();

    private final @Nullable OutputStream target;
    private byte[] bytes;
    private int size;

    private static boolean[] plain() {
        boolean[] plain = new boolean[0x7f];
        for (char c = ' '; c < plain.length; c++) {
            plain[c] = "&<>\"".indexOf(c) < 0;
        }
        return plain;
    }

    /// Makes one that collects everything.
    XmlSink() {
        this.target = null;
        this.bytes = new byte[1024];
    }

    /// Makes one that writes to a stream, block by block.
    XmlSink(OutputStream target) {
        this.target = target;
        this.bytes = new byte[BLOCK];
    }

    /// Adds markup: ASCII that is XML already.
    XmlSink markup(String ascii) {
        copy(ascii, 0, ascii.length());
        return this;
    }

    /// Adds a part of a text that is ASCII and needs no escapes.
    @SuppressWarnings("deprecation") // made for ASCII, and the one way that makes no array
    private void copy(String ascii, int from, int to) {
        ensure(to - from);
        ascii.getBytes(from, to, bytes, size);
        size += to - from;
    }

    /// Returns whether a text can name an element or attribute, without a prefix.
    static boolean isName(String text) {
        return isPlainName(text) || UnusualNames.NAME.matcher(text).matches();
    }

    /// Whether it is one of letters and digits, as all of the VI API are.
    private static boolean isPlainName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /// Apart, as regular expressions take milliseconds of a short command, which never needs them.
    private static final class UnusualNames {
        private static final String START =
                "A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D"
                        + "\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD"
                        + "\\x{10000}-\\x{EFFFF}";
        static final Pattern NAME =
                Pattern.compile(
                        "["
                                + START
                                + "]["
                                + START
                                + "0-9.\\u00B7\\u0300-\\u036F\\u203F-\\u2040-]*");
    }

    /// Adds the name of an element or attribute.
    ///
    /// @throws SoapException if it is no name without prefix
    XmlSink name(String name) {
        if (!isName(name)) {
            throw new SoapException(
                    Problem.NOT_SENDABLE, "'" + Excerpt.of(name) + "' is no name in XML");
        }
        return text(name);
    }

    /// Adds a text or, between quotation marks, an attribute value.
    ///
    /// @throws SoapException for a character that XML cannot carry
    XmlSink text(String text) {
        int length = text.length();
        int copied = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < PLAIN.length && PLAIN[c]) {
                continue;
            }
            copy(text, copied, i);
            i += special(text, i);
            copied = i + 1;
        }
        copy(text, copied, length);
        return this;
    }

    /// Adds a character that does not go as it is, and returns how many more characters of the text
    /// it took.
    private int special(String text, int i) {
        switch (text.charAt(i)) {
            case '&' -> markup("&amp;");
            case '<' -> markup("&lt;");
            case '>' -> markup("&gt;");
            case '"' -> markup("&quot;");
            case '\r' -> markup("&#13;");
            case '\n' -> markup("&#10;");
            case '\t' -> markup("&#9;");
            default -> {
                return other(text, i);
            }
        }
        return 0;
    }

    /// Adds what is not ASCII, and returns how many more characters of the text it took.
    private int other(String text, int i) {
        int code = text.codePointAt(i);
        boolean carried =
                code >= 0x7f
                        && (code < 0xd800 || code > 0xdfff)
                        && code != 0xfffe
                        && code != 0xffff;
        if (!carried) {
            throw new SoapException(
                    Problem.NOT_SENDABLE,
                    "character " + Excerpt.name(code) + " cannot be sent as XML");
        }
        byte[] utf8 = Character.toString(code).getBytes(StandardCharsets.UTF_8);
        ensure(utf8.length);
        System.arraycopy(utf8, 0, bytes, size, utf8.length);
        size += utf8.length;
        return Character.charCount(code) - 1;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /// Writes what is left to the stream.
    void finish(OutputStream stream) throws IOException {
        stream.write(bytes, 0, size);
        size = 0;
    }

    private void handOn(OutputStream stream) {
        try {
            finish(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ensure(int more) {
        if (target != null && size + more > bytes.length) {
            handOn(target);
        }
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
