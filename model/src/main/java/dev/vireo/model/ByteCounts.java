package dev.vireo.model;

import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reads sizes of memory with their units.
///
/// libvirt: `virScaleInteger`, `virDomainParseMemory`.
final class ByteCounts {
    /// What libvirt takes for no limit, in KiB.
    static final long UNLIMITED = Long.MAX_VALUE >> 10;

    private static final long KIB = 1024;

    private ByteCounts() {}

    /// Reads an element with a size.
    ///
    /// @param name libvirt's name of the place, for the error
    /// @return the size in KiB, or empty if there is no element or no text in it
    static OptionalLong kibibytes(XmlReading reading, @Nullable XmlElement element, String name) {
        String text = XmlValues.text(element);
        if (element == null || text == null) {
            return OptionalLong.empty();
        }
        Long value = XmlValues.unsignedLong(text);
        if (value == null) {
            throw reading.errorOf(
                    ErrorDomain.XML,
                    ErrorCode.XML_ERROR,
                    "Invalid value '" + text + "' for element or attribute '" + name + "'",
                    element);
        }
        String unit = element.value("unit");
        long bytes = scale(reading, element, value, unit == null ? "" : unit);
        long size = bytes / KIB + (bytes % KIB == 0 ? 0 : 1);
        if (size > UNLIMITED) {
            throw reading.error(ErrorCode.OVERFLOW, "size value too large", element);
        }
        return OptionalLong.of(size);
    }

    private static long scale(XmlReading reading, XmlElement element, long value, String unit) {
        long factor = unit.isEmpty() ? KIB : factor(unit);
        if (factor == 0) {
            throw reading.errorOf(
                    ErrorDomain.NONE,
                    ErrorCode.INVALID_ARG,
                    "unknown suffix '" + unit + "'",
                    element);
        }
        if (value < 0 || value > Long.MAX_VALUE / factor) {
            throw reading.errorOf(
                    ErrorDomain.NONE,
                    ErrorCode.OVERFLOW,
                    "value too large: " + Long.toUnsignedString(value) + unit,
                    element);
        }
        return value * factor;
    }

    /// Returns the bytes of a unit, or 0 if it is none: `KB` is 1000, `K` and `KiB` are 1024.
    private static long factor(String unit) {
        String lower = unit.toLowerCase(Locale.ROOT);
        if (lower.equals("b") || lower.equals("byte") || lower.equals("bytes")) {
            return 1;
        }
        int power = "kmgtpe".indexOf(lower.charAt(0)) + 1;
        long base =
                switch (lower.substring(1)) {
                    case "", "ib" -> KIB;
                    case "b" -> 1000;
                    default -> 0;
                };
        if (power == 0 || base == 0) {
            return 0;
        }
        long factor = base;
        for (int i = 1; i < power; i++) {
            factor *= base;
        }
        return factor;
    }
}
