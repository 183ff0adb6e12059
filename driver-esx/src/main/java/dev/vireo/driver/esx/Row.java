package dev.vireo.driver.esx;

import dev.vireo.client.PropertyRow;
import dev.vireo.vim.DynamicProperty;
import dev.vireo.vim.ManagedObjectReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An object with the properties that were asked for.
///
/// @param object the object
/// @param properties the properties that the server sent, by path
record Row(ManagedObjectReference object, Map<String, Object> properties) {
    static Row of(PropertyRow row) {
        Map<String, Object> properties = new HashMap<>();
        for (DynamicProperty property : row.content().propSet()) {
            row.get(property.name()).ifPresent(value -> properties.put(property.name(), value));
        }
        return new Row(row.object(), properties);
    }

    /// Returns a property.
    ///
    /// @return the value, empty if the server left it out or sent another type
    <T> Optional<T> find(String path, Class<T> type) {
        Object value = properties.get(path);
        return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
    }

    /// Returns a number of any width, which servers and versions do not agree on.
    Optional<Long> findNumber(String path) {
        return find(path, Number.class).map(Number::longValue);
    }

    /// Returns the items of a list property of one type.
    <T> List<T> list(String path, Class<T> type) {
        return find(path, List.class).stream()
                .flatMap(items -> ((List<?>) items).stream())
                .filter(type::isInstance)
                .<T>map(type::cast)
                .toList();
    }

    boolean isType(String type) {
        return object.type().equals(type);
    }
}
