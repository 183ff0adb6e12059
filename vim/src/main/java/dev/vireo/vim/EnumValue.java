package dev.vireo.vim;

import org.jspecify.annotations.Nullable;

/// A value of an enumeration. Newer servers send values that this schema does not know; they are
/// kept with their text, so this is a class with constants and not a Java `enum`.
public abstract class EnumValue {
    private final String value;
    private final boolean known;

    EnumValue(String value, boolean known) {
        this.value = value;
        this.known = known;
    }

    /// Returns the text on the wire.
    ///
    /// @return the text
    public final String value() {
        return value;
    }

    /// Returns whether the schema has this value.
    ///
    /// @return false for a value of a newer server
    public final boolean isKnown() {
        return known;
    }

    /// Returns the enumeration.
    ///
    /// @return the type
    public abstract EnumType<?> vimType();

    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof EnumValue that
                        && getClass() == that.getClass()
                        && value.equals(that.value));
    }

    @Override
    public final int hashCode() {
        return value.hashCode();
    }

    @Override
    public final String toString() {
        return value;
    }
}
