package dev.vireo.simulator.machine;

import dev.vireo.vmx.VmxEntry;
import dev.vireo.vmx.VmxFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The entries of a VMX file as plain texts, in their order; the case of names does not matter. It
/// notes which entries somebody has asked for: the others are of no meaning to a configuration.
final class VmxEntries {
    private final Map<String, VmxPair> pairs = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>(); // only looked up, never walked through

    /// An entry: the name as it is written, and the plain value.
    record VmxPair(String key, String value) {}

    static VmxEntries of(VmxFile file) {
        VmxEntries entries = new VmxEntries();
        for (VmxEntry entry : file.entries()) {
            entries.pairs.putIfAbsent(
                    id(entry.key()), new VmxPair(entry.key(), VmxValues.unescape(entry.value())));
        }
        return entries;
    }

    private static String id(String key) {
        return key.toLowerCase(Locale.ROOT);
    }

    // Reading

    /// Returns a value, or null if there is none.
    @Nullable String get(String key) {
        String id = id(key);
        asked.add(id);
        VmxPair pair = pairs.get(id);
        return pair == null ? null : pair.value();
    }

    String get(String key, String otherwise) {
        String value = get(key);
        return value == null ? otherwise : value;
    }

    boolean flag(String key, boolean otherwise) {
        return VmxValues.flag(get(key)).orElse(otherwise);
    }

    Optional<Long> number(String key) {
        return VmxValues.number(get(key));
    }

    /// Tells whether an entry exists, without asking for it.
    boolean has(String key) {
        return pairs.containsKey(id(key));
    }

    /// Returns the entries that nobody asked for.
    List<VmxPair> rest() {
        List<VmxPair> rest = new ArrayList<>();
        pairs.forEach((id, pair) -> {
            if (!asked.contains(id)) {
                rest.add(pair);
            }
        });
        return rest;
    }

    // Writing

    void put(String key, String value) {
        pairs.put(id(key), new VmxPair(key, value));
    }

    void put(String key, long value) {
        put(key, Long.toString(value));
    }

    void put(String key, boolean value) {
        put(key, value ? "TRUE" : "FALSE");
    }

    /// Adds an entry unless the value is absent.
    void putIf(String key, @Nullable Object value) {
        if (value instanceof Boolean flag) {
            put(key, flag.booleanValue());
        } else if (value != null) {
            put(key, value.toString());
        }
    }

    void putIfAbsent(String key, String value) {
        pairs.putIfAbsent(id(key), new VmxPair(key, value));
    }

    /// Returns all entries.
    Collection<VmxPair> all() {
        return pairs.values();
    }
}
