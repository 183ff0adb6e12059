package dev.vireo.model;

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
