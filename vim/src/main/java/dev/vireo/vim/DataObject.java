package dev.vireo.vim;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An immutable value of the VI API. The generated subclasses follow the wire's inheritance; what
/// is common to all works from the table of the actual type, so a value declared as `VirtualDevice`
/// is compared, copied, printed and visited as the `VirtualLsiLogicController` it is.
public abstract class DataObject {
    private final DataType type;
    private final @Nullable Object[] values;
    private final Unknowns unknowns;

    DataObject(DataAssembler content) {
        this.type = content.type();
        this.values = content.takeValues();
        this.unknowns = content.takeUnknowns();
    }

    /// Returns the table of the actual type.
    ///
    /// @return the type
    public final DataType vimType() {
        return type;
    }

    /// Returns the type's name as the sender gave it.
    ///
    /// @return the name of the actual type, or the unknown name it came with
    public final String wireType() {
        String name = unknowns.wireType();
        return name == null ? type.name() : name;
    }

    /// Returns what the schema does not know of this value.
    ///
    /// @return unknown members and type
    public final Unknowns unknowns() {
        return unknowns;
    }

    /// Returns a member by its position in the type's table.
    ///
    /// @param index the position
    /// @return the value, a list for list members, or null if it is absent
    public final @Nullable Object valueAt(int index) {
        return values[index];
    }

    /// Returns whether texts for people leave a member out, because it holds a secret.
    ///
    /// @param index the position in the type's table
    /// @return true for a secret
    public final boolean hides(int index) {
        return Secrets.holds(this, type.member(index));
    }

    /// Returns a member by its name.
    ///
    /// @param wireName the name on the wire
    /// @return the value, a list for list members, or empty if it is absent or unknown
    public final Optional<Object> value(String wireName) {
        int index = type.indexOf(wireName, 0);
        return index < 0 ? Optional.empty() : Optional.ofNullable(values[index]);
    }

    /// Shows this value and all below it to a visitor.
    ///
    /// @param visitor who sees them
    public final void accept(DataVisitor visitor) {
        walk("", this, visitor);
    }

    /// Starts a changed copy of the same actual type.
    ///
    /// @return a builder that holds everything this value holds
    public abstract Builder<?> toBuilder();

    private static void walk(String path, DataObject object, DataVisitor visitor) {
        if (!visitor.object(path, object)) {
            return;
        }
        String prefix = path.isEmpty() ? "" : path + ".";
        for (int i = 0; i < object.values.length; i++) {
            Object value = object.values[i];
            if (value != null) {
                DataMember member = object.type.member(i);
                walk(prefix + member.name(), member, value, visitor);
            }
        }
        object.unknowns.elements().forEach(u -> visitor.unknown(path, u.element()));
    }

    private static void walk(String path, DataMember member, Object value, DataVisitor visitor) {
        switch (value) {
            case DataObject object -> walk(path, object, visitor);
            case ArrayValue array -> walk(path, member, array.items(), visitor);
            case List<?> items -> {
                for (int i = 0; i < items.size(); i++) {
                    walk(path + "[" + i + "]", member, items.get(i), visitor);
                }
            }
            default -> visitor.value(path, member, value);
        }
    }

    @Nullable Object[] copyOfValues() {
        return values.clone();
    }

    @SuppressWarnings("unchecked") // the codec and the builders keep to the member's kind
    final <T> @Nullable T optional(int index) {
        return (T) values[index];
    }

    @SuppressWarnings("unchecked") // as above
    final <T> T required(int index) {
        Object value = values[index];
        if (value == null) {
            throw new MissingMemberException(type, type.member(index));
        }
        return (T) value;
    }

    @SuppressWarnings("unchecked") // as above
    final <T> List<T> list(int index) {
        Object value = values[index];
        return value == null ? List.of() : (List<T>) value;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof DataObject object
                        && type == object.type
                        && Arrays.equals(values, object.values)
                        && unknowns.equals(object.unknowns));
    }

    @Override
    public final int hashCode() {
        return 31 * type.name().hashCode() + Arrays.hashCode(values);
    }

    /// Returns the actual type and its members, with the values of secrets left out.
    @Override
    public final String toString() {
        StringBuilder text = new StringBuilder(wireType()).append('[');
        String separator = "";
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                DataMember member = type.member(i);
                text.append(separator).append(member.name()).append('=');
                text.append(Secrets.holds(this, member) ? Secrets.HIDDEN : values[i]);
                separator = ", ";
            }
        }
        for (Unknowns.Element unknown : unknowns.elements()) {
            text.append(separator).append('?').append(unknown.element().name());
            separator = ", ";
        }
        return text.append(']').toString();
    }

    /// Builds a data object. The subclasses have a method for each member.
    ///
    /// @param <B> the type of the builder itself
    public abstract static class Builder<B extends Builder<B>> {
        private final DataAssembler content;

        Builder(DataAssembler content) {
            this.content = content;
        }

        @SuppressWarnings("unchecked") // B is the builder's own type by construction
        final B put(int index, @Nullable Object value) {
            content.set(index, value);
            return (B) this;
        }

        @SuppressWarnings("unchecked") // as above
        final B putList(int index, List<?> items) {
            content.setList(index, items);
            return (B) this;
        }

        final DataObject assemble() {
            return content.copy().build();
        }

        /// Builds the value. The builder can be used again.
        ///
        /// @return the value
        public abstract DataObject build();
    }
}
