package dev.vireo.model;

import java.util.Optional;

/// A MAC address.
///
/// libvirt: `virMacAddr`.
///
/// @param value the six bytes, the first one highest
public record MacAddress(long value) {
    private static final int BYTES = 6;
    private static final String DIGITS = "0123456789abcdef";

    /// Checks the range.
    ///
    /// @throws IllegalArgumentException if the value has more than six bytes
    public MacAddress {
        if (value >>> (8 * BYTES) != 0) {
            throw new IllegalArgumentException("more than six bytes: " + Long.toHexString(value));
        }
    }

    /// Reads an address: six groups of one or two hexadecimal digits between colons. White space
    /// may follow.
    ///
    /// libvirt: `virMacAddrParse`.
    ///
    /// @param text the text
    /// @return the address, or empty if the text is none
    public static Optional<MacAddress> parse(String text) {
        int end = text.length();
        while (end > 0 && isSpace(text.charAt(end - 1))) {
            end--;
        }
        long value = 0;
        int at = 0;
        for (int i = 0; i < BYTES; i++) {
            int high = digit(text, at, end);
            if (high < 0) {
                return Optional.empty();
            }
            at++;
            int low = digit(text, at, end);
            if (low >= 0) {
                at++;
            }
            value = value << 8 | (low < 0 ? high : high << 4 | low);
            if (i < BYTES - 1) {
                if (at == end || text.charAt(at) != ':') {
                    return Optional.empty();
                }
                at++;
            }
        }
        return at == end ? Optional.of(new MacAddress(value)) : Optional.empty();
    }

    private static int digit(String text, int at, int end) {
        // Character.digit also takes digits of other scripts
        return at < end && text.charAt(at) < 128 ? Character.digit(text.charAt(at), 16) : -1;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    /// Tells whether the address is one of a group, as a network interface must not have.
    ///
    /// @return true for multicast and broadcast
    public boolean isMulticast() {
        return (value >>> (8 * (BYTES - 1)) & 1) != 0;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(3 * BYTES);
        for (int shift = 8 * (BYTES - 1); shift >= 0; shift -= 8) {
            int octet = (int) (value >>> shift) & 0xff;
            text.append(DIGITS.charAt(octet >> 4)).append(DIGITS.charAt(octet & 15)).append(':');
        }
        text.setLength(text.length() - 1);
        return text.toString();
    }
}
