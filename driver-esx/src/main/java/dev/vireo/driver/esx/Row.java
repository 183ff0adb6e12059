package dev.vireo.driver.esx;

import dev.vireo.client.PropertyRow;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.DynamicProperty;
import dev.vireo.vim.ManagedObjectReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

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

    /// Returns a number of any width.
    OptionalLong number(String path) {
        return find(path, Number.class).stream().mapToLong(Number::longValue).findFirst();
    }

    /// Returns a number of any width.
    ///
    /// @throws VirtException `INTERNAL_ERROR` if the server left it out
    long requireNumber(String path) {
        return number(path).orElseThrow(() -> missing(path));
    }

    /// Tells that a property is missing.
    VirtException missing(String path) {
        return new VirtException(
                ErrorCode.INTERNAL_ERROR,
                "the server does not show '" + path + "' of " + object.value() + " to this user");
    }

    /// Finds the row of an object of a type.
    ///
    /// @throws VirtException `INTERNAL_ERROR` if there is none
    static Row ofType(List<Row> rows, String type) {
        return rows.stream()
                .filter(row -> row.isType(type))
                .findFirst()
                .orElseThrow(() ->
                        new VirtException(
                                ErrorCode.INTERNAL_ERROR,
                                "the server shows no " + type + " to this user"));
    }

    boolean isType(String type) {
        return object.type().equals(type);
    }
}
