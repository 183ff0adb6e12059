package dev.vireo.vim;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The table of a data object type, or of a method's request: its members in the wire's order.
public final class DataType implements VimType {
    private static final DataMember[] NONE = {};

    private final String name;
    private final @Nullable DataType base;
    private final Function<DataAssembler, ? extends DataObject> factory;
    private final DataMember[] members;
    private final String[] names; // of the members, interned
    private final @Nullable ApiVersion since;

    private DataType(
            String name,
            @Nullable DataType base,
            Function<DataAssembler, ? extends DataObject> factory,
            String table,
            @Nullable ApiVersion since) {
        this.since = since;
        this.name = name;
        this.base = base;
        this.factory = factory;
        this.members = DataMember.parse(base == null ? NONE : base.members, table);
        this.names = new String[members.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = members[i].name();
        }
    }

    /// Defines a type; called by generated classes.
    static DataType define(
            String name,
            @Nullable DataType base,
            Function<DataAssembler, ? extends DataObject> factory,
            String table) {
        return new DataType(name, base, factory, table, null);
    }

    /// Defines a type that came with a version of the API; called by generated classes.
    static DataType define(
            String name,
            @Nullable DataType base,
            Function<DataAssembler, ? extends DataObject> factory,
            String table,
            String since) {
        return new DataType(name, base, factory, table, ApiVersion.of(since));
    }

    /// Returns the type that stands for this one in a version of the API.
    ///
    /// @param version the version
    /// @return this type if the version has it, otherwise the nearest base that it has
    public DataType in(ApiVersion version) {
        DataType type = this;
        while (type.since != null && type.since.compareTo(version) > 0 && type.base != null) {
            type = type.base;
        }
        return type;
    }

    @Override
    public String name() {
        return name;
    }

    /// Returns the type this one extends.
    ///
    /// @return the base, empty for a root and for requests
    public Optional<DataType> base() {
        return Optional.ofNullable(base);
    }

    /// Returns whether a value of another type may stand where this type is declared.
    ///
    /// @param other the other type
    /// @return true for this type and all that extend it, directly or not
    public boolean isAssignableFrom(DataType other) {
        for (DataType at = other; at != null; at = at.base) {
            if (at == this) {
                return true;
            }
        }
        return false;
    }

    /// Returns all members, inherited ones first.
    ///
    /// @return the members in the wire's order
    public List<DataMember> members() {
        return List.of(members);
    }

    /// Returns how many members there are.
    ///
    /// @return the number, inherited ones included
    public int memberCount() {
        return members.length;
    }

    /// Returns a member by its position.
    ///
    /// @param index from 0
    /// @return the member
    public DataMember member(int index) {
        return members[index];
    }

    /// Finds a member by its name, looking first where it is expected.
    ///
    /// A sender that keeps the wire's order, as all do, finds each member at the first look.
    ///
    /// @param wireName the name on the wire
    /// @param expected the position to start from
    /// @return the position, or -1 if there is no such member
    public int indexOf(String wireName, int expected) {
        String[] all = names;
        for (int i = expected; i < all.length; i++) {
            if (all[i] == wireName) { // XML parsers intern names too, so this is the usual case
                return i;
            }
        }
        return indexOf(wireName);
    }

    private int indexOf(String wireName) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(wireName)) {
                return i;
            }
        }
        return -1;
    }

    /// Finds a member by its name.
    ///
    /// @param wireName the name on the wire
    /// @return the member
    public Optional<DataMember> find(String wireName) {
        int index = indexOf(wireName, 0);
        return index < 0 ? Optional.empty() : Optional.of(members[index]);
    }

    /// Starts a value of this type.
    ///
    /// @return an empty assembler
    public DataAssembler assemble() {
        return new DataAssembler(this);
    }

    /// Makes a value of what a decoder has read. For decoders, and faster than an assembler, as
    /// nothing is checked: each value has to fit its member, and lists are not changed any more.
    ///
    /// @param values the value for each member, which become the object's own
    /// @param unknowns what the schema does not know
    /// @return the value
    public DataObject create(@Nullable Object[] values, Unknowns unknowns) {
        return create(new DataAssembler(this, values, unknowns));
    }

    DataObject create(DataAssembler content) {
        return factory.apply(content);
    }

    @Override
    public String toString() {
        return name;
    }
}
