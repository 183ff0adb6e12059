package dev.vireo.vmx;

import dev.vireo.model.DomainUuid;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// Tells whether two values of a domain document mean the same, however they are written.
final class SameMeaning {
    private static final long KIB = 1024;

    private SameMeaning() {}

    /// Compares two values.
    static boolean of(String one, String other) {
        String a = one.strip();
        String b = other.strip();
        if (a.equals(b)) {
            return true;
        }
        if (a.length() == b.length() && a.indexOf(':') > 0) {
            return a.equalsIgnoreCase(b);
        }
        Optional<Long> number = number(a);
        if (number.isPresent()) {
            return number.equals(number(b));
        }
        Optional<UUID> uuid = DomainUuid.parse(a);
        return uuid.isPresent() && uuid.equals(DomainUuid.parse(b));
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.decode(isDecimal(text) ? withoutZeros(text) : text));
        } catch (NumberFormatException _) { // no number: compared as text
            return Optional.empty();
        }
    }

    private static boolean isDecimal(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    // a leading zero makes no octal number here
    private static String withoutZeros(String text) {
        int start = 0;
        while (start < text.length() - 1 && text.charAt(start) == '0') {
            start++;
        }
        return text.substring(start);
    }

    /// Compares two sizes with their units.
    static boolean ofSizes(String one, String unit, String other, String otherUnit) {
        Optional<Long> a = bytes(one.strip(), unit);
        return a.isPresent() && a.equals(bytes(other.strip(), otherUnit));
    }

    private static Optional<Long> bytes(String number, String unit) {
        long factor =
                switch (unit.strip().toLowerCase(Locale.ROOT)) {
                    case "b", "byte", "bytes" -> 1;
                    case "kb" -> 1000;
                    case "k", "kib", "" -> KIB;
                    case "mb" -> 1000 * 1000;
                    case "m", "mib" -> KIB * KIB;
                    case "gb" -> 1000L * 1000 * 1000;
                    case "g", "gib" -> KIB * KIB * KIB;
                    case "tb" -> 1000L * 1000 * 1000 * 1000;
                    case "t", "tib" -> KIB * KIB * KIB * KIB;
                    default -> 0;
                };
        if (factor == 0 || !isDecimal(number)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Math.multiplyExact(Long.parseLong(number), factor));
        } catch (ArithmeticException | NumberFormatException _) { // too great to compare
            return Optional.empty();
        }
    }
}
