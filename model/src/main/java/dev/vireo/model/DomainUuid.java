package dev.vireo.model;

import java.util.Optional;
import java.util.UUID;

/// The text form of a domain's UUID as libvirt reads it, more leniently than [UUID#fromString].
public final class DomainUuid {
    private static final int BYTES = 16;

    private DomainUuid() {}

    /// Parses a UUID: 32 hexadecimal digits of either case, taken in pairs. White space may stand
    /// around them; before each pair any number of dashes and spaces may stand.
    ///
    /// libvirt: `virUUIDParse`.
    ///
    /// @param text the text
    /// @return the UUID, or empty if the text is none
    public static Optional<UUID> parse(CharSequence text) {
        int end = text.length();
        int at = skipSpace(text, 0);
        long high = 0;
        long low = 0;
        for (int i = 0; i < BYTES; i++) {
            while (at < end && (text.charAt(at) == '-' || text.charAt(at) == ' ')) {
                at++;
            }
            if (at + 1 >= end) {
                return Optional.empty();
            }
            int first = hexDigit(text.charAt(at));
            int second = hexDigit(text.charAt(at + 1));
            if (first < 0 || second < 0) {
                return Optional.empty();
            }
            high = high << 8 | low >>> 56;
            low = low << 8 | first << 4 | second;
            at += 2;
        }
        return skipSpace(text, at) == end ? Optional.of(new UUID(high, low)) : Optional.empty();
    }

    private static int skipSpace(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    }

    // Character.digit also takes digits of other scripts, libvirt does not
    private static int hexDigit(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }
}
