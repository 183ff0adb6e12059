package dev.vireo.testkit;

import dev.vireo.testkit.VmxDraft.Entry;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;

/// Writes VMX files in the manners of products and of people.
///
/// @param dice the choices
record VmxLayout(Dice dice) {
    private static final List<String> ENCODINGS =
            List.of("windows-1252", "ISO-8859-1", "ISO-8859-15", "Shift_JIS", "GBK", "EUC-JP");

    String text(List<Entry> entries) {
        boolean plain = dice.percent(60);
        String end = plain ? "\n" : dice.of("\n", "\n", "\r\n", "\r\n", "\r");
        int keyCase = plain ? 0 : dice.between(0, 5);
        var text = new StringBuilder();
        if (!plain && dice.percent(30)) {
            text.append(dice.of("#!/usr/bin/vmware", "#", "# a \"comment\"", "\t# x")).append(end);
        }
        for (Entry entry : entries) {
            text.append(key(entry.key(), keyCase));
            text.append(plain ? " = " : dice.of(" = ", "=", " =", "\t=\t", " = "));
            text.append(value(entry.value(), plain));
            text.append(plain ? end : separator(end));
        }
        String whole = text.toString();
        if (dice.percent(10)) {
            whole = whole.stripTrailing();
        }
        return encoded(whole, entries);
    }

    private String key(String key, int keyCase) {
        return switch (keyCase) {
            case 1 -> key.toUpperCase(Locale.ROOT);
            case 2 -> key.toLowerCase(Locale.ROOT);
            default -> key;
        };
    }

    private String value(String value, boolean plain) {
        if (value.indexOf('\n') >= 0 && !dice.percent(10)) {
            return "\"\"\"" + value + "\"\"\"";
        }
        if (value.indexOf('"') >= 0 && value.indexOf('\'') < 0 && dice.percent(70)) {
            return "'" + value + "'";
        }
        if (!plain && value.indexOf('\'') < 0 && dice.percent(10)) {
            return "'" + value + "'";
        }
        return !plain && dice.percent(2) ? "\"\"\"" + value + "\"\"\"" : '"' + value + '"';
    }

    private String separator(String end) {
        return switch (dice.between(0, 19)) {
            case 0 -> "; ";
            case 1 -> " # comment" + end;
            case 2 -> end + end + "\t" + end;
            case 3 -> end + "  # a = \"b\"" + end;
            case 4 -> " \t" + end + "  ";
            default -> end;
        };
    }

    /// Writes what is beyond ASCII in the encoding that the file claims, mostly.
    private String encoded(String text, List<Entry> entries) {
        String name =
                entries.stream()
                        .filter(entry -> entry.key().equals(".encoding"))
                        .map(Entry::value)
                        .findFirst()
                        .orElse("UTF-8");
        if (!ENCODINGS.contains(name) || dice.percent(10)) {
            return text;
        }
        var encoded = new StringBuilder();
        for (byte b : text.getBytes(Charset.forName(name))) {
            encoded.append((char) (b < 0 ? 0xDC00 + (b & 0xFF) : b));
        }
        return encoded.toString();
    }
}
