package dev.vireo.model;

import org.jspecify.annotations.Nullable;

/// Reads values as libvirt does, which leaves the numbers to C's `strtol`: white space and a sign
/// may stand before the digits, nothing after them.
///
/// libvirt: `virXMLProp*`, `virStrToLong_*`.
final class XmlValues {
    /// What a number that cannot be read becomes.
    static final long NO_NUMBER = Long.MIN_VALUE;

    private static final long UNSIGNED_INT = 0xffffffffL;

    private XmlValues() {}

    /// Reads a decimal number. Values beyond 64 bits are none.
    static long number(String text) {
        int length = text.length();
        int at = 0;
        while (at < length && isSpace(text.charAt(at))) {
            at++;
        }
        boolean negative = at < length && text.charAt(at) == '-';
        if (at < length && (negative || text.charAt(at) == '+')) {
            at++;
        }
        if (at == length) {
            return NO_NUMBER;
        }
        long value = 0;
        for (; at < length; at++) {
            int digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - digit) / 10) {
                return NO_NUMBER;
            }
            value = value * 10 + digit;
        }
        return negative ? -value : value;
    }

    /// Reads a decimal number of 64 bits without a sign; the result is to be taken as unsigned, and
    /// -1 with `ok` false is no number.
    static @Nullable Long unsignedLong(String text) {
        int at = 0;
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '+') {
            at++;
        }
        if (at == text.length() || text.charAt(at) == '+' || text.charAt(at) == '-') {
            return null;
        }
        for (int i = at; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return null;
            }
        }
        try {
            return Long.parseUnsignedLong(text, at, text.length(), 10);
        } catch (NumberFormatException _) {
            return null; // beyond 64 bits
        }
    }

    /// Tells whether C's `isspace` holds.
    static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    /// Reads an unsigned 32-bit attribute.
    ///
    /// @return the value, or the fallback if there is no such attribute
    static int unsigned(XmlReading reading, XmlElement element, String name, int fallback) {
        String text = element.value(name);
        if (text == null) {
            return fallback;
        }
        long value = number(text);
        if (value < 0 || value > UNSIGNED_INT || text.indexOf('-') >= 0) {
            throw reading.invalid(element, name, text, " Expected non-negative integer value");
        }
        return (int) value;
    }

    /// Reads an unsigned 32-bit attribute that must be there and must not be zero.
    static int positive(XmlReading reading, XmlElement element, String name) {
        require(reading, element, name);
        return positive(reading, element, name, 0);
    }

    /// Reads an unsigned 32-bit attribute that must not be zero.
    static int positive(XmlReading reading, XmlElement element, String name, int fallback) {
        if (element.value(name) == null) {
            return fallback;
        }
        int value = unsigned(reading, element, name, fallback);
        if (value == 0) {
            throw reading.invalid(element, name, "", "Zero is not permitted");
        }
        return value;
    }

    /// Reads a signed 32-bit attribute.
    static int signed(XmlReading reading, XmlElement element, String name, int fallback) {
        String text = element.value(name);
        if (text == null) {
            return fallback;
        }
        long value = number(text);
        if (value == NO_NUMBER || (int) value != value) {
            throw reading.invalid(element, name, text, " Expected integer value");
        }
        return (int) value;
    }

    /// Reads a signed 32-bit attribute that must not be negative.
    static int nonNegative(XmlReading reading, XmlElement element, String name, int fallback) {
        String text = element.value(name);
        if (text == null) {
            return fallback;
        }
        int value = signed(reading, element, name, fallback);
        if (value < 0) {
            throw reading.invalid(element, name, text, " Expected non-negative value");
        }
        return value;
    }

    /// Reads a signed 64-bit attribute that must be there.
    static long longValue(XmlReading reading, XmlElement element, String name) {
        String text = require(reading, element, name);
        long value = number(text);
        if (value == NO_NUMBER) {
            throw reading.invalid(element, name, text, " Expected long long integer value");
        }
        return value;
    }

    /// Returns an attribute that must be there.
    static String require(XmlReading reading, XmlElement element, String name) {
        String text = element.value(name);
        if (text == null) {
            throw reading.attributeError(
                    ErrorCode.XML_ERROR,
                    ErrorDomain.XML,
                    "Missing required attribute '" + name + "' in element '" + element.name() + "'",
                    element,
                    name);
        }
        return text;
    }

    /// Checks that an attribute, if there is one, is one of some words.
    static @Nullable String word(
            XmlReading reading, XmlElement element, String name, String... words) {
        String text = element.value(name);
        if (text == null) {
            return null;
        }
        for (String word : words) {
            if (word.equals(text)) {
                return text;
            }
        }
        throw reading.invalid(element, name, text, "");
    }

    /// Reads a `yes` or `no` attribute.
    static @Nullable Boolean yesNo(XmlReading reading, XmlElement element, String name) {
        String text = word(reading, element, name, "yes", "no");
        return text == null ? null : Boolean.valueOf(text.equals("yes"));
    }

    /// Returns the text of an element, or null if there is no element or no text in it.
    static @Nullable String text(@Nullable XmlElement element) {
        if (element == null) {
            return null;
        }
        String text = element.text();
        return text.isEmpty() ? null : text;
    }
}
