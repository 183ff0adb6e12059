package dev.vireo.vim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The table of an enumeration.
///
/// @param <E> the generated class
public final class EnumType<E extends EnumValue> implements VimType {
    private final String name;
    private final Factory<E> factory;
    private final Map<String, E> known = new LinkedHashMap<>();

    private EnumType(String name, Factory<E> factory, String... values) {
        this.name = name;
        this.factory = factory;
        for (String value : values) {
            known.put(value, factory.create(value, true));
        }
    }

    /// Defines an enumeration; called by generated classes.
    static <E extends EnumValue> EnumType<E> define(
            String name, Factory<E> factory, String... values) {
        return new EnumType<>(name, factory, values);
    }

    @Override
    public String name() {
        return name;
    }

    /// Returns the value of a text.
    ///
    /// @param value the text on the wire
    /// @return the constant, or an unknown value that keeps the text
    public E of(String value) {
        E constant = known.get(Objects.requireNonNull(value, "value"));
        return constant == null ? factory.create(value, false) : constant;
    }

    /// Returns the values that the schema has.
    ///
    /// @return the constants in the schema's order
    public List<E> constants() {
        return List.copyOf(known.values());
    }

    @Override
    public String toString() {
        return name;
    }

    /// Makes values.
    @FunctionalInterface
    interface Factory<E> {
        E create(String value, boolean known);
    }
}
