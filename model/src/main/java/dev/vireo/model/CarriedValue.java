package dev.vireo.model;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// In which form libvirt prints a value that it read. A value that is not of its kind stays as it
/// is.
enum CarriedValue {
    /// As it is written.
    PLAIN,
    /// A number in hexadecimal with as many digits as it needs.
    HEX,
    /// A number in hexadecimal with at least this many digits.
    HEX2,
    /// A number in hexadecimal with at least this many digits.
    HEX4,
    /// A number in hexadecimal with at least this many digits.
    HEX8,
    /// A number in hexadecimal with four digits, in capital letters.
    CAPITAL_HEX4,
    /// A number in decimal.
    DECIMAL,
    /// A file mode: four octal digits.
    MODE,
    /// Numbers of CPUs or of nodes.
    CPUS,
    /// A UUID.
    UUID_TEXT;

    private static final int HEXADECIMAL = 16;
    private static final int OCTAL = 8;
    private static final int TEN = 10;

    /// Returns the form that has a name in the tables of shapes.
    static CarriedValue of(String name) {
        return switch (name) {
            case "hex" -> HEX;
            case "hex2" -> HEX2;
            case "hex4" -> HEX4;
            case "hex8" -> HEX8;
            case "HEX4" -> CAPITAL_HEX4;
            case "dec" -> DECIMAL;
            case "mode" -> MODE;
            case "cpus" -> CPUS;
            case "uuid" -> UUID_TEXT;
            default -> throw new IllegalArgumentException(name);
        };
    }

    /// Words a value as libvirt prints it.
    String print(String value) {
        return switch (this) {
            case PLAIN -> value;
            case HEX -> hex(value, 1);
            case HEX2 -> hex(value, 2);
            case HEX4 -> hex(value, 4);
            case HEX8 -> hex(value, 8);
            case CAPITAL_HEX4 -> {
                String hex = hex(value, 4);
                yield hex.startsWith("0x") ? "0x" + hex.substring(2).toUpperCase(Locale.ROOT) : hex;
            }
            case DECIMAL -> {
                long number = number(value);
                yield number < 0 ? value : Long.toString(number);
            }
            case MODE -> mode(value);
            case CPUS -> cpus(value);
            case UUID_TEXT -> {
                Optional<UUID> uuid = DomainUuid.parse(value);
                yield uuid.isPresent() ? uuid.get().toString() : value;
            }
        };
    }

    private static String hex(String value, int digits) {
        long number = number(value);
        if (number < 0) {
            return value;
        }
        String hex = Long.toHexString(number);
        return "0x" + (hex.length() >= digits ? hex : HexFormat.of().toHexDigits(number, digits));
    }

    /// Reads a number as C does: hexadecimal after `0x`, octal after `0`.
    private static long number(String value) {
        int radix = TEN;
        String digits = value;
        if (value.startsWith("0x") || value.startsWith("0X")) {
            radix = HEXADECIMAL;
            digits = value.substring(2);
        } else if (value.startsWith("0")) {
            radix = OCTAL;
        }
        return number(digits, radix);
    }

    private static long number(String digits, int radix) {
        try {
            return Long.parseLong(digits, radix);
        } catch (NumberFormatException _) {
            return -1; // no number: the value stays as it is
        }
    }

    private static String mode(String value) {
        long mode = number(value, OCTAL);
        return mode < 0 ? value : String.format(Locale.ROOT, "%04o", mode);
    }

    private static String cpus(String value) {
        try {
            String text = CpuSet.parse(value).toString();
            return Objects.equals(text, "") ? value : text;
        } catch (VirtException _) {
            return value; // no set: the value stays as it is
        }
    }
}
