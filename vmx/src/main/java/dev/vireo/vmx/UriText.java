package dev.vireo.vmx;

import dev.vireo.model.RawText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The grammar of URIs as libxml2 reads it: that of RFC 3986 with a port that must have digits.
/// [java.net.URI] follows the older RFC 2396, and knows no host with an underscore.
///
/// libxml2: `xmlParseURI`.
final class UriText {
    private static final int NONE = -1;

    private final String text;
    private int at;
    private String scheme = "";
    private String host = "";
    private int port;

    private UriText(String text) {
        this.text = text;
    }

    /// Reads a URI or a relative reference.
    ///
    /// @return what it says, or null if it is neither
    static @Nullable UriText parse(String text) {
        UriText absolute = new UriText(text);
        if (absolute.readScheme() && absolute.readRest(true)) {
            return absolute;
        }
        UriText relative = new UriText(text);
        return relative.readRest(false) ? relative : null;
    }

    String scheme() {
        return scheme;
    }

    /// Returns the host, or an empty text if there is none.
    String host() {
        return host;
    }

    /// Returns the port, or 0 if there is none.
    int port() {
        return port;
    }

    private boolean readScheme() {
        if (text.isEmpty() || !isLetter(text.charAt(0))) {
            return false;
        }
        int end = 1;
        while (end < text.length() && continuesScheme(text.charAt(end))) {
            end++;
        }
        if (end == text.length() || text.charAt(end) != ':') {
            return false;
        }
        scheme = text.substring(0, end);
        at = end + 1;
        return true;
    }

    private boolean readRest(boolean absolute) {
        if (text.startsWith("//", at)) {
            at += 2;
            if (!readAuthority()) {
                return false;
            }
            // a port without a host does not count
            port = host.isEmpty() ? 0 : port;
            if (at < text.length() && text.charAt(at) == '/') {
                skip("/:@");
            }
        } else {
            if (at < text.length() && text.charAt(at) == '/') {
                skip("/:@");
            } else {
                // the first segment of a relative reference has no colon
                skip(absolute ? ":@" : "@");
                if (at < text.length() && text.charAt(at) == '/') {
                    skip("/:@");
                }
            }
        }
        if (at < text.length() && text.charAt(at) == '?') {
            at++;
            skip("/?:@");
        }
        if (at < text.length() && text.charAt(at) == '#') {
            at++;
            skip("/?:@[]");
        }
        return at == text.length();
    }

    private boolean readAuthority() {
        int start = at;
        skip(":");
        if (at < text.length() && text.charAt(at) == '@') {
            at++;
        } else {
            at = start;
        }
        return readHost() && readPort();
    }

    private boolean readHost() {
        int start = at;
        if (at < text.length() && text.charAt(at) == '[') {
            int close = text.indexOf(']', at);
            if (close < 0) {
                return false;
            }
            at = close + 1;
        } else {
            skip("");
        }
        host = unescaped(text.substring(start, at));
        return true;
    }

    private boolean readPort() {
        if (at == text.length() || text.charAt(at) != ':') {
            return true;
        }
        int end = CNumbers.endOfDigits(text, at + 1);
        if (end == at + 1) {
            return false;
        }
        try {
            port = Integer.parseInt(text, at + 1, end, 10);
        } catch (NumberFormatException _) { // too great for libxml2 too
            return false;
        }
        at = end;
        return true;
    }

    /// Skips what may stand anywhere (letters, digits, escapes and so on) and some more.
    private void skip(String more) {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '%' && hexAt(at + 1) != NONE && hexAt(at + 2) != NONE) {
                at += 3;
            } else if (isCommon(c) || more.indexOf(c) >= 0) {
                at++;
            } else {
                return;
            }
        }
    }

    private static boolean isCommon(char c) {
        return isLetter(c) || isDigit(c) || "-._~!$&'()*+,;=".indexOf(c) >= 0;
    }

    private static boolean isLetter(char c) {
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean continuesScheme(char c) {
        return isLetter(c) || isDigit(c) || c == '+' || c == '-' || c == '.';
    }

    private int hexAt(int place) {
        if (place >= text.length() || text.charAt(place) >= 128) {
            return NONE;
        }
        return Character.digit(text.charAt(place), 16);
    }

    private static String unescaped(String part) {
        if (part.indexOf('%') < 0) {
            return part;
        }
        byte[] in = part.getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        for (int i = 0; i < in.length; i++) {
            if (in[i] == '%' && i + 2 < in.length) {
                int octet = Character.digit(in[i + 1], 16) << 4 | Character.digit(in[i + 2], 16);
                if (octet == 0) {
                    break; // the end of a text in C
                }
                out.write(octet);
                i += 2;
            } else {
                out.write(in[i]);
            }
        }
        return RawText.decode(out.toByteArray());
    }
}
