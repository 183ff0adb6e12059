package dev.vireo.simulator.description;

import dev.vireo.simulator.document.DocumentException;
import dev.vireo.simulator.document.DocumentValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One of several things of a kind: a mapping, a name alone, or nothing but its number.
///
/// @param index its place in the list, from 0
/// @param place where an error about it is
/// @param value what is said about it, empty if only how many there are
record Entry(int index, DocumentValue place, Optional<DocumentValue> value) {
    private static final int MOST = 1_000_000;

    /// Reads a list of things, or how many there are.
    ///
    /// @param value a list, one thing, or a number; nothing at all is an empty list
    /// @param reader reads one
    static <T> List<T> each(Optional<DocumentValue> value, Function<Entry, T> reader) {
        List<T> found = new ArrayList<>();
        if (value.isEmpty()) {
            return found;
        }
        DocumentValue all = value.get();
        if (!all.isList() && !all.isMapping()) {
            long count = all.number(0, MOST);
            for (int i = 0; i < count; i++) {
                found.add(reader.apply(new Entry(i, all, Optional.empty())));
            }
            return found;
        }
        for (DocumentValue item : all.items()) {
            Optional<DocumentValue> said = item.isNothing() ? Optional.empty() : Optional.of(item);
            found.add(reader.apply(new Entry(found.size(), item, said)));
        }
        return found;
    }

    /// Refuses keys that have no meaning. A text alone is the name.
    Entry only(String... keys) {
        value.filter(v -> !isName(v)).ifPresent(v -> v.only(keys));
        return this;
    }

    private static boolean isName(DocumentValue value) {
        return !value.isMapping() && !value.isList();
    }

    Optional<DocumentValue> find(String key) {
        if (value.isPresent() && isName(value.get())) {
            return key.equals("name") ? value : Optional.empty();
        }
        return value.flatMap(v -> v.find(key));
    }

    /// Makes an error about the name.
    DocumentException nameError(String problem) {
        return find("name").orElse(place).error(problem);
    }
}
