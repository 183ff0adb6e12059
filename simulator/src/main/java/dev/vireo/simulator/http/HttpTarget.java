package dev.vireo.simulator.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a request line asks for: a path and the parameters behind it.
///
/// @param path the path as it was sent, with its escapes
/// @param query what stands behind the question mark as it was sent, empty if there is none
public record HttpTarget(String path, String query) {
    /// Splits the target of a request line; of one that is a whole URL, the server is left out.
    static HttpTarget of(String text) {
        String target = text;
        int scheme = text.indexOf("://");
        if (scheme > 0 && text.indexOf('/') > scheme) {
            int path = text.indexOf('/', scheme + 3);
            target = path < 0 ? "/" : text.substring(path);
        }
        int query = target.indexOf('?');
        return query < 0
                ? new HttpTarget(target, "")
                : new HttpTarget(target.substring(0, query), target.substring(query + 1));
    }

    /// Returns the path without escapes: a plus sign is a plus sign.
    ///
    /// @return the path; empty if an escape is broken or the bytes are no UTF-8
    public Optional<String> decodedPath() {
        return decode(path, false);
    }

    /// Returns a parameter of the query; a plus sign stands for a blank.
    ///
    /// @param name its name without escapes
    /// @return its value; empty if it is not there, or has a broken escape
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters().get(name));
    }

    /// Returns the parameters of the query, the last of each name.
    ///
    /// @return values by names, both without escapes; those with a broken escape are left out
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String part : query.split("&", -1)) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                Optional<String> name = decode(equals < 0 ? part : part.substring(0, equals), true);
                Optional<String> value = decode(equals < 0 ? "" : part.substring(equals + 1), true);
                if (name.isPresent() && value.isPresent()) {
                    parameters.put(name.get(), value.get());
                }
            }
        }
        return parameters;
    }

    /// Takes escapes out of a text whose characters are the bytes that were sent.
    ///
    /// @param plusIsBlank whether a plus sign stands for a blank
    /// @return the text; empty if an escape is broken or the bytes are no UTF-8
    public static Optional<String> decode(String text, boolean plusIsBlank) {
        byte[] bytes = new byte[text.length()];
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                if (i + 2 >= text.length()) {
                    return Optional.empty();
                }
                int high = hex(text.charAt(i + 1));
                int low = hex(text.charAt(i + 2));
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                bytes[count++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                bytes[count++] = (byte) (c == '+' && plusIsBlank ? ' ' : c);
            }
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes, 0, count))
                            .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private static int hex(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }
}
