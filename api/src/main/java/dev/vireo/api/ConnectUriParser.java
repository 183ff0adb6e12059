package dev.vireo.api;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;
import java.net.Inet6Address;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Takes a connection URI apart. Messages never repeat a piece that may hold a password.
final class ConnectUriParser {
    private static final int MAX_PORT = 65535;

    private final String text;
    private final String scheme;
    private final Optional<String> user;
    private final String host;
    private final OptionalInt port;
    private final String path;
    private final List<String> pathSegments;
    private final List<ConnectUri.Parameter> parameters;
    private final boolean mayQuote;

    ConnectUriParser(String text) {
        this.text = text;
        refuseBlankAndControl();
        int colon = text.indexOf(':');
        scheme = checkedScheme(colon);
        int authority = colon + 3;
        int authorityEnd = endOf(authority, "/?#");
        // a slash in a password ends the authority too early; its rest then stands after it
        mayQuote = text.indexOf('@', authorityEnd) < 0;
        int at = text.substring(0, authorityEnd).lastIndexOf('@');
        int server = at < authority ? authority : at + 1;
        user = at < authority ? Optional.empty() : Optional.of(checkedUser(authority, at));
        int hostEnd = hostEnd(server, authorityEnd);
        host = checkedHost(text.substring(server, hostEnd));
        port = checkedPort(hostEnd, authorityEnd);
        int pathEnd = endOf(authorityEnd, "?#");
        path = text.substring(authorityEnd, pathEnd);
        pathSegments = decodedSegments();
        parameters = decodedParameters(pathEnd);
    }

    String scheme() {
        return scheme;
    }

    Optional<String> user() {
        return user;
    }

    String host() {
        return host;
    }

    OptionalInt port() {
        return port;
    }

    String path() {
        return path;
    }

    List<String> pathSegments() {
        return pathSegments;
    }

    List<ConnectUri.Parameter> parameters() {
        return parameters;
    }

    private void refuseBlankAndControl() {
        if (text.isBlank()) {
            throw malformed("it is empty");
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                throw malformed("character " + (i + 1) + " is a control character");
            }
        }
    }

    private String checkedScheme(int colon) {
        if (colon <= 0) {
            throw malformed("there is no scheme; it should look like esx://HOST/");
        }
        for (int i = 0; i < colon; i++) {
            char c = text.charAt(i);
            boolean later = i > 0 && (isDigit(c) || c == '+' || c == '-' || c == '.');
            if (!isLetter(c) && !later) {
                throw malformed("the part before the first ':' is no scheme");
            }
        }
        if (!text.startsWith("://", colon)) {
            throw malformed("'://' must follow the scheme");
        }
        return text.substring(0, colon);
    }

    private String checkedUser(int from, int at) {
        String raw = text.substring(from, at);
        if (raw.indexOf(':') >= 0) {
            throw malformed(
                    "it contains a password, which others could read; leave it out and use"
                            + " auth.conf, VIREO_PASSWORD or the prompt");
        }
        if (raw.isEmpty()) {
            throw malformed("there is no user before '@'");
        }
        if (raw.indexOf('@') >= 0) {
            throw malformed("a '@' within the user must be written as %40");
        }
        return decoded(raw, "user", false);
    }

    private int hostEnd(int server, int authorityEnd) {
        if (server < authorityEnd && text.charAt(server) == '[') {
            int bracket = text.indexOf(']', server);
            if (bracket < 0 || bracket >= authorityEnd) {
                throw malformed("the ']' after an IPv6 address is missing");
            }
            return bracket + 1;
        }
        int colon = text.indexOf(':', server);
        return colon < 0 || colon > authorityEnd ? authorityEnd : colon;
    }

    private String checkedHost(String raw) {
        if (raw.startsWith("[")) {
            return checkedIpv6(raw.substring(1, raw.length() - 1));
        }
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (!isLetter(c) && !isDigit(c) && "-._~".indexOf(c) < 0) {
                throw malformed("host" + quoted(raw) + " contains '" + c + "'");
            }
        }
        return raw;
    }

    private String checkedIpv6(String raw) {
        int zone = raw.indexOf('%');
        String address = zone < 0 ? raw : raw.substring(0, zone);
        try {
            Inet6Address.ofLiteral(address);
        } catch (IllegalArgumentException e) {
            throw malformed("host" + quoted("[" + raw + "]") + " is no IPv6 address", e);
        }
        return zone < 0 ? raw : address + decoded(raw.substring(zone), "host", mayQuote);
    }

    private OptionalInt checkedPort(int hostEnd, int authorityEnd) {
        if (hostEnd == authorityEnd) {
            return OptionalInt.empty();
        }
        if (text.charAt(hostEnd) != ':') {
            throw malformed("only ':' and a port may follow an IPv6 address");
        }
        String digits = text.substring(hostEnd + 1, authorityEnd);
        int number = 0;
        for (int i = 0; i < digits.length() && number <= MAX_PORT; i++) {
            number =
                    isDigit(digits.charAt(i)) ? number * 10 + digits.charAt(i) - '0' : MAX_PORT + 1;
        }
        if (number < 1 || number > MAX_PORT) {
            throw malformed("port" + quoted(digits) + " is no number from 1 to 65535");
        }
        return OptionalInt.of(number);
    }

    private List<String> decodedSegments() {
        List<String> segments = new ArrayList<>();
        int from = 0;
        while (from < path.length()) {
            int slash = path.indexOf('/', from);
            int end = slash < 0 ? path.length() : slash;
            if (end > from) {
                segments.add(decoded(path.substring(from, end), "path", mayQuote));
            }
            from = end + 1;
        }
        return List.copyOf(segments);
    }

    private List<ConnectUri.Parameter> decodedParameters(int pathEnd) {
        if (text.indexOf('#', pathEnd) >= 0) {
            throw malformed("there is no place for a fragment ('#'); write %23 for the character");
        }
        List<ConnectUri.Parameter> found = new ArrayList<>();
        int from = pathEnd + 1;
        while (from < text.length()) {
            int end = endOf(from, "&;");
            if (end > from) {
                found.add(decodedParameter(text.substring(from, end)));
            }
            from = end + 1;
        }
        return List.copyOf(found);
    }

    private ConnectUri.Parameter decodedParameter(String raw) {
        int equals = raw.indexOf('=');
        String name = equals < 0 ? raw : raw.substring(0, equals);
        if (name.isEmpty()) {
            throw malformed("a parameter has no name before '='");
        }
        String value = equals < 0 ? "" : raw.substring(equals + 1);
        String decodedName = decoded(name, "parameter name", mayQuote);
        return new ConnectUri.Parameter(
                decodedName, decoded(value, "value of parameter '" + decodedName + "'", mayQuote));
    }

    private String decoded(String raw, String piece, boolean quote) {
        if (raw.indexOf('%') < 0) {
            return raw;
        }
        String shown = quote ? " '" + raw + "'" : "";
        ByteBuffer bytes = ByteBuffer.wrap(raw.getBytes(StandardCharsets.UTF_8));
        ByteBuffer unescaped = ByteBuffer.allocate(bytes.remaining());
        while (bytes.hasRemaining()) {
            byte b = bytes.get();
            unescaped.put(b == '%' ? escapedByte(bytes, piece + shown) : b);
        }
        String result = utf8(unescaped.flip(), piece + shown);
        for (int i = 0; i < result.length(); i++) {
            if (Character.isISOControl(result.charAt(i))) {
                throw malformed(piece + shown + " contains an escaped control character");
            }
        }
        return result;
    }

    private static byte escapedByte(ByteBuffer bytes, String piece) {
        int value = 0;
        for (int i = 0; i < 2; i++) {
            int digit = bytes.hasRemaining() ? Character.digit(bytes.get(), 16) : -1;
            if (digit < 0) {
                throw malformed(piece + " contains a '%' without two hexadecimal digits");
            }
            value = value << 4 | digit;
        }
        return (byte) value;
    }

    private static String utf8(ByteBuffer bytes, String piece) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw malformed(piece + " contains escapes that are no UTF-8", e);
        }
    }

    /// Returns where the first of some characters stands, or the text's end.
    private int endOf(int from, String characters) {
        int end = from;
        while (end < text.length() && characters.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return Math.min(end, text.length());
    }

    private String quoted(String piece) {
        return mayQuote ? " '" + piece + "'" : "";
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static VirtException malformed(String what) {
        return malformed(what, null);
    }

    private static VirtException malformed(String what, @Nullable Throwable cause) {
        return new VirtException(
                ErrorCode.INVALID_ARG, ErrorDomain.URI, "malformed connection URI: " + what, cause);
    }
}
