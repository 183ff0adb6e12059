package dev.vireo.model;

import java.util.Locale;

/// A count of bytes.
///
/// @param bytes how many, not negative
public record ByteSize(long bytes) {
    private static final String PREFIXES = "kmgtpe";
    private static final int KIBI = 1024;
    private static final int KILO = 1000;

    /// Checks the sign.
    ///
    /// @throws IllegalArgumentException if the count is negative
    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("negative size: " + bytes);
        }
    }

    /// Makes a size of a number and its unit, as in `<memory unit='MiB'>512</memory>`. Case does
    /// not matter: `b` and `bytes` are bytes; `k`, `m`, `g`, `t`, `p` and `e`, alone or with `iB`,
    /// are powers of 1024; with `B` they are powers of 1000.
    ///
    /// libvirt: `virScaleInteger`.
    ///
    /// @param value the number, unsigned
    /// @param unit the unit; the one that is assumed if it is empty is the caller's
    /// @return the size
    /// @throws VirtException with [ErrorCode#INVALID_ARG] if there is no such unit, and with
    ///   [ErrorCode#OVERFLOW] if the size is 2 to the 63rd or more
    public static ByteSize of(long value, String unit) {
        return scaled(value, scale(unit), unit);
    }

    /// Makes a size of a number and its unit, which is KiB if it is empty.
    ///
    /// @throws VirtException as [#of]
    static ByteSize ofKibibytes(long value, String unit) {
        return scaled(value, unit.isEmpty() ? KIBI : scale(unit), unit);
    }

    private static ByteSize scaled(long value, long scale, String unit) {
        if (Long.compareUnsigned(value, Long.MAX_VALUE / scale) > 0) {
            throw new VirtException(
                    ErrorCode.OVERFLOW,
                    ErrorDomain.NONE,
                    "value too large: " + Long.toUnsignedString(value) + unit,
                    null);
        }
        return new ByteSize(value * scale);
    }

    private static long scale(String unit) {
        String word = unit.toLowerCase(Locale.ROOT);
        if (word.equals("b") || word.equals("byte") || word.equals("bytes")) {
            return 1;
        }
        int power = word.isEmpty() ? 0 : PREFIXES.indexOf(word.charAt(0)) + 1;
        int base =
                switch (power == 0 ? "none" : word.substring(1)) {
                    case "", "ib" -> KIBI;
                    case "b" -> KILO;
                    default ->
                            throw new VirtException(
                                    ErrorCode.INVALID_ARG,
                                    ErrorDomain.NONE,
                                    "unknown suffix '" + unit + "'",
                                    null);
                };
        long scale = 1;
        for (int i = 0; i < power; i++) {
            scale *= base;
        }
        return scale;
    }

    /// Returns the size in KiB, rounded up.
    ///
    /// libvirt: the end of `virDomainParseMemory`.
    ///
    /// @return the size in KiB
    /// @throws VirtException with [ErrorCode#OVERFLOW] if there is no room to round
    public long kibibytes() {
        if (bytes > Long.MAX_VALUE - KIBI + 1) {
            throw new VirtException(
                    ErrorCode.OVERFLOW, ErrorDomain.DOMAIN, "size value too large", null);
        }
        return (bytes + KIBI - 1) / KIBI;
    }
}
