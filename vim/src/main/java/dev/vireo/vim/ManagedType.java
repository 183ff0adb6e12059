package dev.vireo.vim;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The table of a managed object type: the properties that a property collector can read.
public final class ManagedType implements VimType {
    private static final DataMember[] NONE = {};

    private final String name;
    private final @Nullable ManagedType base;
    private final DataMember[] properties;

    private ManagedType(String name, @Nullable ManagedType base, String table) {
        this.name = name;
        this.base = base;
        this.properties = DataMember.parse(base == null ? NONE : base.properties, table);
    }

    /// Defines a type; called by generated classes.
    static ManagedType define(String name, @Nullable ManagedType base, String table) {
        return new ManagedType(name, base, table);
    }

    @Override
    public String name() {
        return name;
    }

    /// Returns the type this one extends.
    ///
    /// @return the base, empty for a root
    public Optional<ManagedType> base() {
        return Optional.ofNullable(base);
    }

    /// Returns whether an object of another type may stand where this type is asked for.
    ///
    /// @param other the other type
    /// @return true for this type and all that extend it, directly or not
    public boolean isAssignableFrom(ManagedType other) {
        for (ManagedType at = other; at != null; at = at.base) {
            if (at == this) {
                return true;
            }
        }
        return false;
    }

    /// Returns all properties, inherited ones first.
    ///
    /// @return the properties
    public List<DataMember> properties() {
        return List.of(properties);
    }

    /// Finds a property by its name.
    ///
    /// @param property the name, without dots
    /// @return the property; the most derived one where a type declares it again
    public Optional<DataMember> find(String property) {
        for (int i = properties.length - 1; i >= 0; i--) {
            if (properties[i].name().equals(property)) {
                return Optional.of(properties[i]);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return name;
    }
}
