package dev.vireo.driver.esx;

import dev.vireo.client.PropertyRow;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.DynamicProperty;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.SecurityError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// An object with the properties that were asked for.
///
/// @param object the object
/// @param properties the properties that the server sent, by path
/// @param refused the properties that this account may not read, and why
record Row(
        ManagedObjectReference object,
        Map<String, Object> properties,
        Map<String, VirtException> refused) {
    /// Makes a row of which nothing was refused.
    Row(ManagedObjectReference object, Map<String, Object> properties) {
        this(object, properties, Map.of());
    }

    static Row of(PropertyRow row) {
        Map<String, Object> properties = new HashMap<>();
        for (DynamicProperty property : row.content().propSet()) {
            row.get(property.name()).ifPresent(value -> properties.put(property.name(), value));
        }
        Map<String, VirtException> refused = new HashMap<>();
        row.missing()
                .forEach((path, error) -> {
                    if (error.value("fault").orElse(null) instanceof SecurityError fault) {
                        refused.put(
                                path, refusal(row.object(), path, fault, error.localizedMessage()));
                    }
                });
        return new Row(row.object(), properties, refused);
    }

    private static VirtException refusal(
            ManagedObjectReference object,
            String path,
            SecurityError fault,
            @Nullable String message) {
        return FaultTranslator.refused(
                fault,
                Objects.requireNonNullElse(message, ""),
                path,
                object.type() + " " + object.value());
    }

    /// Returns a property.
    ///
    /// @return the value, empty if the server left it out or sent another type
    /// @throws VirtException `ACCESS_DENIED` if the account may not read it
    <T> Optional<T> find(String path, Class<T> type) {
        VirtException refusal = refused.get(path);
        if (refusal != null) {
            throw refusal;
        }
        Object value = properties.get(path);
        return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
    }

    /// Returns the items of a list property of one type.
    <T> List<T> list(String path, Class<T> type) {
        return find(path, List.class).stream()
                .flatMap(items -> ((List<?>) items).stream())
                .filter(type::isInstance)
                .<T>map(type::cast)
                .toList();
    }

    /// Returns a number of any width, which servers and versions do not agree on.
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
