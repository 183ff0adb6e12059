package dev.vireo.simulator.state;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What survives of one object: texts by names.
///
/// @param fields the texts; what is not set is not there
public record StoredObject(SortedMap<String, String> fields) {
    /// An object of which nothing is known but that it exists.
    public static final StoredObject EMPTY = new StoredObject(new TreeMap<>());

    /// Copies the fields.
    public StoredObject {
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }

    /// Makes one from fields in any order.
    ///
    /// @param fields the texts by their names
    /// @return the object
    public static StoredObject of(Map<String, String> fields) {
        return new StoredObject(new TreeMap<>(fields));
    }

    /// Returns a field.
    ///
    /// @param name its name
    /// @return its text
    public Optional<String> get(String name) {
        return Optional.ofNullable(fields.get(name));
    }
}
