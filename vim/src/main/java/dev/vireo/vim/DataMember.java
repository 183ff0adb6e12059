package dev.vireo.vim;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A member of a data object, a parameter of a method, its result, or a property of a managed
/// object.
public final class DataMember {
    private final String name;
    private final int index;
    private final ValueKind kind;
    private final String typeName;
    private final @Nullable Class<?> exactClass; // of the values, where there is only one
    private final boolean required;
    private final boolean list;
    private final @Nullable ApiVersion since;
    // found when first asked for, and kept with its Optional since decoders ask for each value; a
    // race finds the same one twice
    private @Nullable Optional<VimType> type;

    DataMember(String name, int index, String type, String occurrence, @Nullable ApiVersion since) {
        this.name = name;
        this.index = index;
        this.kind = ValueKind.of(type);
        this.exactClass = kind.exactClass();
        this.typeName = kind.text().length() == 1 ? type.substring(1).intern() : type.intern();
        this.required = occurrence.charAt(0) == 'r';
        this.list = occurrence.length() == 2;
        this.since = since;
    }

    /// Parses a table, `name:type:occurrence` or `name:type:occurrence:since` joined by semicolons.
    static DataMember[] parse(DataMember[] inherited, String table) {
        int count = 0;
        for (int i = 0; i < table.length(); i++) {
            if (table.charAt(i) == ';') {
                count++;
            }
        }
        DataMember[] all = new DataMember[inherited.length + count];
        System.arraycopy(inherited, 0, all, 0, inherited.length);
        int at = 0;
        for (int index = inherited.length; index < all.length; index++) {
            int type = table.indexOf(':', at);
            int occurrence = table.indexOf(':', type + 1);
            int end = table.indexOf(';', occurrence + 1);
            int since = table.indexOf(':', occurrence + 1);
            boolean dated = since >= 0 && since < end;
            all[index] =
                    new DataMember(
                            table.substring(at, type).intern(),
                            index,
                            table.substring(type + 1, occurrence),
                            table.substring(occurrence + 1, dated ? since : end),
                            dated ? ApiVersion.of(table.substring(since + 1, end)) : null);
            at = end + 1;
        }
        return all;
    }

    /// Returns the name on the wire, interned.
    ///
    /// @return the name
    public String name() {
        return name;
    }

    /// Returns the position among all members of the type, inherited ones first: the wire's order.
    ///
    /// @return the position, from 0
    public int index() {
        return index;
    }

    /// Returns what the member, or each item of its list, holds.
    ///
    /// @return the kind
    public ValueKind kind() {
        return kind;
    }

    /// Returns the declared type.
    ///
    /// @return the name of the built-in, enumeration, data object, or referenced managed type;
    ///   empty for a reference without a fixed target
    public String typeName() {
        return typeName;
    }

    /// Returns whether the newest API requires it.
    ///
    /// @return true for a required member
    public boolean isRequired() {
        return required;
    }

    /// Returns whether it holds a list.
    ///
    /// @return true for a list
    public boolean isList() {
        return list;
    }

    /// Returns whether a version of the API has this.
    ///
    /// @param version the version
    /// @return false if it came with a newer one
    public boolean isIn(ApiVersion version) {
        return since == null || since.compareTo(version) <= 0;
    }

    /// Returns the declared enumeration, data object or managed type.
    ///
    /// @return the type, empty for built-in types and references without a fixed target
    public Optional<VimType> type() {
        Optional<VimType> found = type;
        return found == null ? findType() : found;
    }

    private Optional<VimType> findType() {
        boolean named =
                kind == ValueKind.ENUM || kind == ValueKind.OBJECT || kind == ValueKind.REFERENCE;
        Optional<VimType> found = named ? Types.find(typeName) : Optional.empty();
        type = found;
        return found;
    }

    /// Checks that a value, or an item of the list, is of the declared type.
    void check(DataType owner, Object value) {
        if (value.getClass() != exactClass && !accepts(value)) {
            throw new IllegalArgumentException(
                    owner
                            + "."
                            + name
                            + " takes "
                            + declaration()
                            + ", not "
                            + value.getClass().getSimpleName());
        }
    }

    private boolean accepts(Object value) {
        return switch (kind) {
            case OBJECT ->
                    value instanceof DataObject object
                            && type().orElse(null) instanceof DataType declared
                            && declared.isAssignableFrom(object.vimType());
            case ENUM ->
                    value instanceof EnumValue constant
                            && constant.vimType() == type().orElse(null);
            default -> kind.accepts(value);
        };
    }

    private String declaration() {
        return switch (kind) {
            case REFERENCE -> "reference";
            case OBJECT, ENUM -> typeName;
            default -> kind.text();
        };
    }

    @Override
    public String toString() {
        return name + ": " + typeName + (list ? "[]" : "") + (required ? "" : "?");
    }
}
