package dev.vireo.model;

import java.util.Optional;
import java.util.UUID;

/// The text forms of a domain's UUID: libvirt's and that of VMX files. Both are read, more
/// leniently than [UUID#fromString].
public final class DomainUuid {
    private static final int BYTES = 16;
    private static final int VMX_LENGTH = 47;

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

    /// Prints a UUID as libvirt does, such as `564d9bef-acd9-b4e0-c8f0-aea8b9103515`.
    ///
    /// libvirt: `virUUIDFormat`.
    ///
    /// @param uuid the UUID
    /// @return its text, in lower case
    public static String format(UUID uuid) {
        return uuid.toString();
    }

    /// Prints a UUID as VMX files have it, such as `56 4d 9b ef ac d9 b4 e0-c8 f0 ae a8 b9 10 35
    /// 15`.
    ///
    /// @param uuid the UUID
    /// @return its text, in lower case
    public static String formatVmx(UUID uuid) {
        StringBuilder text = new StringBuilder(VMX_LENGTH);
        appendBytes(text, uuid.getMostSignificantBits());
        text.append('-');
        appendBytes(text, uuid.getLeastSignificantBits());
        return text.toString();
    }

    private static void appendBytes(StringBuilder text, long half) {
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            int octet = (int) (half >>> shift) & 0xff;
            text.append(Character.forDigit(octet >> 4, 16));
            text.append(Character.forDigit(octet & 15, 16));
            if (shift > 0) {
                text.append(' ');
            }
        }
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
