package dev.vireo.simulator.machine;

import dev.vireo.vmx.HexEscape;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The spellings of values in a VMX file.
final class VmxValues {
    private static final int UUID_DIGITS = 32;

    private VmxValues() {}

    /// Returns the text as it can stand between quotes.
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '|' || c < ' ' || c == 0x7f) {
                out.append('|').append(HexFormat.of().withUpperCase().toHexDigits((byte) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /// Returns the plain text; a value whose escapes are wrong is taken as it stands.
    static String unescape(String value) {
        return HexEscape.VMX_VALUE.unescape(value).orElse(value);
    }

    static Optional<Boolean> flag(@Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        return switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "on", "1" -> Optional.of(true);
            case "false", "no", "n", "off", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    static Optional<Long> number(@Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(value.strip()));
        } catch (NumberFormatException notOne) {
            return Optional.empty();
        }
    }

    /// Writes a UUID in the form `56 4d 9b ef ac d9 b4 e0-c8 f0 ae a8 b9 10 35 15`.
    static String bytes(String uuid) {
        String digits = uuid.replaceAll("[^0-9a-fA-F]", "").toLowerCase(Locale.ROOT);
        if (digits.length() != UUID_DIGITS) {
            return uuid;
        }
        StringBuilder out = new StringBuilder(47);
        for (int i = 0; i < UUID_DIGITS; i += 2) {
            if (i > 0) {
                out.append(i == UUID_DIGITS / 2 ? '-' : ' ');
            }
            out.append(digits, i, i + 2);
        }
        return out.toString();
    }

    /// Reads a UUID in any spelling; a text that is none is taken as it stands.
    static String uuid(String bytes) {
        String digits = bytes.replaceAll("[^0-9a-fA-F]", "").toLowerCase(Locale.ROOT);
        if (digits.length() != UUID_DIGITS) {
            return bytes;
        }
        return digits.substring(0, 8)
                + '-'
                + digits.substring(8, 12)
                + '-'
                + digits.substring(12, 16)
                + '-'
                + digits.substring(16, 20)
                + '-'
                + digits.substring(20);
    }
}
