package dev.vireo.vmx;

import dev.vireo.model.VirtException;
import org.jspecify.annotations.Nullable;

/// The lines of a new VMX file, and the place in the domain document that they are made of.
///
/// libvirt writes whatever a document holds between the quotes of a line, and so makes files that
/// nobody can read back. Here a value that would break its line is refused, with its place.
final class VmxOutput {
    private final StringBuilder text = new StringBuilder(4096);
    private String place = "/domain";
    private @Nullable VirtException broken;

    /// Says what the next lines are made of.
    ///
    /// @param xpath the element
    void at(String xpath) {
        place = xpath;
    }

    /// Says what the next lines are made of.
    ///
    /// @param xpath the elements of this name
    /// @param index the number among them, from 0
    /// @param count how many there are
    void at(String xpath, int index, int count) {
        place = count == 1 ? xpath : xpath + '[' + (index + 1) + ']';
    }

    /// Adds a line with a value that cannot break it.
    void put(String key, String value) {
        text.append(key).append(" = \"").append(value).append("\"\n");
    }

    /// Adds a line with a number.
    void put(String key, long value) {
        text.append(key).append(" = \"").append(value).append("\"\n");
    }

    /// Adds a line with `true` or `false`.
    void put(String key, boolean value) {
        put(key, value ? "true" : "false");
    }

    /// Adds a line with a value that comes of the document. If the value would break the line,
    /// [#finish] will say so: what libvirt refuses for its own reasons it refuses first.
    ///
    /// @param key the name
    /// @param value the value
    /// @param from where it is from, below the place that [#at] named
    void text(String key, String value, String from) {
        String breaker = breaker(value);
        if (breaker != null && broken == null) {
            broken =
                    Refusal.unsupported(
                            "the value of "
                                    + place
                                    + '/'
                                    + from
                                    + " holds "
                                    + breaker
                                    + ", which VMX entry '"
                                    + key
                                    + "' cannot hold");
        }
        put(key, value);
    }

    /// Returns the lines.
    ///
    /// @throws VirtException with [dev.vireo.model.ErrorCode#CONFIG_UNSUPPORTED] if a value would
    ///   break its line
    String finish() {
        if (broken != null) {
            throw broken;
        }
        return text.toString();
    }

    private static @Nullable String breaker(String value) {
        for (int i = 0; i < value.length(); i++) {
            switch (value.charAt(i)) {
                case '"' -> {
                    return "a double quote";
                }
                case '\n', '\r' -> {
                    return "a line break";
                }
                case '\0' -> {
                    return "a NUL";
                }
                default -> {}
            }
        }
        return null;
    }
}
