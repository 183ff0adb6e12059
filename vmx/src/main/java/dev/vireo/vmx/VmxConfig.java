package dev.vireo.vmx;

import dev.vireo.model.DomainUuid;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The entries of a VMX file as typed values, with libvirt's words for what is none.
///
/// It can remember which entries were asked for; what nobody asked for, the conversion has ignored.
///
/// libvirt: `virVMXGetConfigString` and its like.
final class VmxConfig {
    private static final long UNLIMITED = -1;

    private final VmxFile file;
    private final @Nullable BitSet asked;

    /// Makes the typed view of a file.
    ///
    /// @param file the file
    /// @param remember whether to remember which entries were asked for
    VmxConfig(VmxFile file, boolean remember) {
        this.file = file;
        this.asked = remember ? new BitSet(file.entries().size()) : null;
    }

    VmxFile file() {
        return file;
    }

    /// Returns a value, which may be the empty text, or null if there is no such entry.
    @Nullable String value(String key) {
        int found = file.find(key);
        if (found == KeyIndex.NONE) {
            return null;
        }
        if (asked != null) {
            asked.set(found);
        }
        return file.entries().get(found).value();
    }

    /// Returns a value, which may be the empty text.
    Optional<String> string(String key) {
        return Optional.ofNullable(value(key));
    }

    /// Returns a value that must be there.
    String requiredString(String key) {
        String value = value(key);
        if (value == null) {
            throw missing(key);
        }
        return value;
    }

    /// Returns an integer; `unlimited` is -1.
    OptionalLong integer(String key) {
        String value = value(key);
        return value == null ? OptionalLong.empty() : OptionalLong.of(integer(key, value));
    }

    /// Returns an integer or, if there is no such entry, another one.
    long integer(String key, long otherwise) {
        String value = value(key);
        return value == null ? otherwise : integer(key, value);
    }

    /// Returns an integer that must be there; `unlimited` is -1.
    long requiredInteger(String key) {
        return integer(key, requiredString(key));
    }

    /// Returns a truth value or, if there is no such entry, another one.
    boolean bool(String key, boolean otherwise) {
        String value = value(key);
        return value == null ? otherwise : bool(key, value);
    }

    /// Returns a UUID.
    Optional<UUID> uuid(String key) {
        String value = value(key);
        if (value == null) {
            return Optional.empty();
        }
        Optional<UUID> uuid = DomainUuid.parse(value);
        if (uuid.isEmpty()) {
            throw internal("Could not parse UUID from string '" + value + "'");
        }
        return uuid;
    }

    /// Tells whether anybody asked for an entry.
    ///
    /// @throws IllegalStateException if it does not remember
    boolean wasAsked(int entry) {
        if (asked == null) {
            throw new IllegalStateException("made without remembering");
        }
        return asked.get(entry);
    }

    /// Returns the entries that nobody asked for, those that an earlier one hides included.
    ///
    /// @throws IllegalStateException if it does not remember
    List<VmxEntry> neverAsked() {
        if (asked == null) {
            throw new IllegalStateException("made without remembering");
        }
        List<VmxEntry> rest = new ArrayList<>();
        for (int i = asked.nextClearBit(0);
                i < file.entries().size();
                i = asked.nextClearBit(i + 1)) {
            rest.add(file.entries().get(i));
        }
        return List.copyOf(rest);
    }

    /// Makes the error of an entry that must be there and is not.
    static VirtException missing(String key) {
        return internal("Missing essential config entry '" + key + "'");
    }

    private static VirtException internal(String detail) {
        return new VirtException(ErrorCode.INTERNAL_ERROR, ErrorDomain.NONE, detail, null);
    }

    private static long integer(String key, String value) {
        if (KeyIndex.same(value, "unlimited")) {
            return UNLIMITED;
        }
        int start = 0;
        while (start < value.length() && isSpace(value.charAt(start))) {
            start++;
        }
        if (start == value.length() || !isDecimal(value, start)) {
            throw notAnInteger(key);
        }
        try {
            return Long.parseLong(value, start, value.length(), 10);
        } catch (NumberFormatException _) { // too great, or a sign alone: libvirt says no more
            throw notAnInteger(key);
        }
    }

    // Long.parseLong also takes digits of other scripts, libvirt does not
    private static boolean isDecimal(String value, int start) {
        char first = value.charAt(start);
        for (int i = first == '-' || first == '+' ? start + 1 : start; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    // isspace() of C
    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private static VirtException notAnInteger(String key) {
        return internal("Config entry '" + key + "' must represent an integer value");
    }

    private static boolean bool(String key, String value) {
        if (KeyIndex.same(value, "true")) {
            return true;
        }
        if (KeyIndex.same(value, "false")) {
            return false;
        }
        throw internal("Config entry '" + key + "' must represent a boolean value (true|false)");
    }
}
