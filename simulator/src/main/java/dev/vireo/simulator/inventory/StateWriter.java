package dev.vireo.simulator.inventory;

import dev.vireo.simulator.state.StoredObject;
import dev.vireo.soap.SoapCodec;
import dev.vireo.vim.ArrayValue;
import dev.vireo.vim.ManagedObjectReference;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Turns the lasting state of an object into texts. A null is left out.
final class StateWriter {
    private final SoapCodec codec;
    private final SortedMap<String, String> fields = new TreeMap<>();

    StateWriter(SoapCodec codec) {
        this.codec = codec;
    }

    StateWriter text(String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
        return this;
    }

    StateWriter number(String name, long value) {
        return text(name, Long.toString(value));
    }

    StateWriter flag(String name, boolean value) {
        return text(name, Boolean.toString(value));
    }

    StateWriter time(String name, @Nullable Instant value) {
        return text(name, value == null ? null : value.toString());
    }

    /// Writes which object is meant, as `Type:id`.
    StateWriter object(String name, @Nullable SimObject value) {
        return text(name, value == null ? null : key(value.self()));
    }

    StateWriter objects(String name, Collection<? extends SimObject> values) {
        return list(name, "ManagedObjectReference", values.stream().map(SimObject::self).toList());
    }

    /// Writes a value of the VI API, as it stands on the wire.
    StateWriter value(String name, @Nullable Object value) {
        return text(name, value == null ? null : codec.encodeValue(value));
    }

    /// Writes values of the VI API of one type.
    StateWriter list(String name, String itemType, Collection<?> values) {
        return value(name, new ArrayValue(itemType, List.copyOf(values)));
    }

    /// Returns what names an object in a state.
    static String key(ManagedObjectReference reference) {
        return reference.type() + ':' + reference.value();
    }

    StoredObject stored() {
        return new StoredObject(fields);
    }
}
