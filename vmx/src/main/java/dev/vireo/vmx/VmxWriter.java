package dev.vireo.vmx;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;
import org.jspecify.annotations.Nullable;

/// Writes the text of a new VMX file in libvirt's layout: a line `key = "value"` for each entry, in
/// the order of the calls. It does not look for entries that are written twice.
public final class VmxWriter {
    private final StringBuilder text = new StringBuilder(2048);

    VmxWriter() {}

    /// Adds an entry.
    ///
    /// @param key the name
    /// @param value the value as it is to be written, escapes and all
    /// @return this writer
    /// @throws VirtException with [ErrorCode#INVALID_ARG] if the name is none, with
    ///   [ErrorCode#CONFIG_UNSUPPORTED] if the value holds a double quote, a line end or a NUL
    public VmxWriter put(String key, String value) {
        check(key, value);
        text.append(key).append(" = \"").append(value).append("\"\n");
        return this;
    }

    /// Adds an entry that holds a number.
    ///
    /// @param key the name
    /// @param value the number
    /// @return this writer
    /// @throws VirtException as [#put(String, String)]
    public VmxWriter put(String key, long value) {
        return put(key, Long.toString(value));
    }

    /// Adds an entry that holds `true` or `false`.
    ///
    /// @param key the name
    /// @param value which of them
    /// @return this writer
    /// @throws VirtException as [#put(String, String)]
    public VmxWriter put(String key, boolean value) {
        return put(key, Boolean.toString(value));
    }

    /// Returns the file.
    ///
    /// @return the file with the entries that were added
    public VmxFile build() {
        return VmxFile.parse(toString());
    }

    /// Returns the text.
    ///
    /// @return the lines that were added
    @Override
    public String toString() {
        return text.toString();
    }

    /// Refuses what cannot be written: VMX has no way to write a quote or a line end in a value.
    static void check(String key, String value) {
        if (!VmxTokenizer.isName(key)) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    ErrorDomain.NONE,
                    "'" + key + "' is no name of a VMX entry",
                    null);
        }
        for (int i = 0; i < value.length(); i++) {
            String what = unwritable(value, i);
            if (what != null) {
                throw new VirtException(
                        ErrorCode.CONFIG_UNSUPPORTED,
                        ErrorDomain.NONE,
                        "the value of VMX entry '" + key + "' holds " + what,
                        null);
            }
        }
    }

    private static @Nullable String unwritable(String value, int at) {
        char c = value.charAt(at);
        boolean half =
                Character.isHighSurrogate(c)
                        && (at + 1 == value.length()
                                || !Character.isLowSurrogate(value.charAt(at + 1)));
        if (half) {
            return "half a character";
        }
        return switch (c) {
            case '"' -> "a double quote";
            case '\n', '\r' -> "a line end";
            case '\0' -> "a NUL";
            default -> null;
        };
    }
}
