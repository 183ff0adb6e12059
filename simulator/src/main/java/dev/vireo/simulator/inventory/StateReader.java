package dev.vireo.simulator.inventory;

import dev.vireo.simulator.state.StateException;
import dev.vireo.simulator.state.StoredObject;
import dev.vireo.soap.SoapCodec;
import dev.vireo.soap.SoapException;
import dev.vireo.vim.ArrayValue;
import dev.vireo.vim.ManagedObjectReference;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads the lasting state of an object. Objects that it refers to are made first.
final class StateReader {
    private final String key;
    private final StoredObject stored;
    private final SoapCodec codec;
    private final Function<ManagedObjectReference, Optional<SimObject>> objects;

    /// Makes a reader.
    ///
    /// @param key names the object, for messages
    /// @param objects finds, or makes, other objects
    StateReader(
            String key,
            StoredObject stored,
            SoapCodec codec,
            Function<ManagedObjectReference, Optional<SimObject>> objects) {
        this.key = key;
        this.stored = stored;
        this.codec = codec;
        this.objects = objects;
    }

    boolean has(String name) {
        return stored.fields().containsKey(name);
    }

    Optional<String> text(String name) {
        return stored.get(name);
    }

    String requiredText(String name) {
        return text(name).orElseThrow(() -> bad(name, "it is missing"));
    }

    long number(String name, long otherwise) {
        try {
            return text(name).map(Long::parseLong).orElse(otherwise);
        } catch (NumberFormatException _) {
            throw bad(name, "it is no number");
        }
    }

    boolean flag(String name, boolean otherwise) {
        return text(name).map(Boolean::parseBoolean).orElse(otherwise);
    }

    Optional<Instant> time(String name) {
        try {
            return text(name).map(Instant::parse);
        } catch (DateTimeException _) {
            throw bad(name, "it is no time");
        }
    }

    /// Returns another object.
    ///
    /// @throws StateException if it is not there, or of another kind
    <T extends SimObject> Optional<T> object(String name, Class<T> kind) {
        return text(name).map(StateReader::reference).map(found -> object(name, kind, found));
    }

    <T extends SimObject> T requiredObject(String name, Class<T> kind) {
        return object(name, kind).orElseThrow(() -> bad(name, "it is missing"));
    }

    private <T extends SimObject> T object(
            String name, Class<T> kind, ManagedObjectReference reference) {
        return objects.apply(reference)
                .filter(kind::isInstance)
                .map(kind::cast)
                .orElseThrow(() -> bad(name, "there is no " + reference));
    }

    <T extends SimObject> List<T> objects(String name, Class<T> kind) {
        return list(name, ManagedObjectReference.class).stream()
                .map(reference -> object(name, kind, reference))
                .toList();
    }

    /// Returns a value of the VI API.
    <T> Optional<T> value(String name, Class<T> kind) {
        Optional<String> xml = text(name);
        if (xml.isEmpty()) {
            return Optional.empty();
        }
        Object value;
        try {
            value = codec.decodeValue(xml.get());
        } catch (SoapException e) {
            throw bad(name, String.valueOf(e.getMessage()));
        }
        if (!kind.isInstance(value)) {
            throw bad(name, "it is no " + kind.getSimpleName());
        }
        return Optional.of(kind.cast(value));
    }

    /// Returns values of the VI API; none if the field is not there.
    <T> List<T> list(String name, Class<T> kind) {
        return value(name, ArrayValue.class)
                .<List<T>>map(array -> array.items().stream().<T>map(kind::cast).toList())
                .orElse(List.of());
    }

    /// Reads what [StateWriter#key(ManagedObjectReference)] wrote.
    static ManagedObjectReference reference(String key) {
        int colon = key.indexOf(':');
        if (colon <= 0) {
            throw new StateException("the simulator's state names no object: '" + key + "'");
        }
        return new ManagedObjectReference(key.substring(0, colon), key.substring(colon + 1));
    }

    StateException bad(String name, String why) {
        return new StateException(
                "the simulator's state of " + key + " is broken in " + name + ": " + why);
    }
}
