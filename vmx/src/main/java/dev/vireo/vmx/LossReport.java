package dev.vireo.vmx;

import java.util.List;
import java.util.Locale;

/// What a conversion lost, in forms to hand on: lines for people, JSON for programs.
public final class LossReport {
    private static final int FIRST_PRINTABLE = 0x20;
    private static final char DELETE = 0x7f;
    private static final String DIGITS = "0123456789abcdef";

    private LossReport() {}

    /// Writes one line for each loss, such as `not expressed: /domain/title = "web": VMX has no
    /// title`.
    ///
    /// @param losses the losses
    /// @return the lines, each with a line feed; empty if nothing was lost
    public static String text(List<Loss> losses) {
        StringBuilder out = new StringBuilder();
        for (Loss loss : losses) {
            out.append(loss.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
            out.append(": ").append(loss.place()).append(" = ");
            quote(out, loss.value());
            out.append(": ").append(loss.reason()).append('\n');
        }
        return out.toString();
    }

    /// Writes an array of objects with the members `kind`, `place`, `value` and `reason`, all of
    /// them strings.
    ///
    /// @param losses the losses
    /// @return the JSON text, an object a line, with a line feed at the end. A byte that is no
    ///   UTF-8, which a text holds as [dev.vireo.model.RawText] does, is a lone surrogate here too
    public static String json(List<Loss> losses) {
        if (losses.isEmpty()) {
            return "[]\n";
        }
        StringBuilder out = new StringBuilder("[");
        String separator = "\n  ";
        for (Loss loss : losses) {
            out.append(separator);
            separator = ",\n  ";
            member(out, "{", "kind", loss.kind().name());
            member(out, ", ", "place", loss.place());
            member(out, ", ", "value", loss.value());
            member(out, ", ", "reason", loss.reason());
            out.append('}');
        }
        return out.append("\n]\n").toString();
    }

    private static void member(StringBuilder out, String before, String name, String value) {
        out.append(before);
        quote(out, name);
        out.append(": ");
        quote(out, value);
    }

    private static void quote(StringBuilder out, String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (isPlain(value, i)) {
                        out.append(c);
                    } else {
                        escape(out, c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean isPlain(String value, int at) {
        char c = value.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 < value.length() && Character.isLowSurrogate(value.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(value.charAt(at - 1));
        }
        return c >= FIRST_PRINTABLE && c != DELETE;
    }

    private static void escape(StringBuilder out, char c) {
        out.append("\\u");
        for (int shift = Character.SIZE - 4; shift >= 0; shift -= 4) {
            out.append(DIGITS.charAt(c >> shift & 15));
        }
    }
}
