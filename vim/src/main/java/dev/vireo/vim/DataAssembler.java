package dev.vireo.vim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects the members of one data object by position: the way in for codecs and other code that
/// works from tables. Code that knows the type at hand uses its builder.
///
/// Not thread-safe, and finished by [#build()]: it hands its content over.
public final class DataAssembler {
    private final DataType type;
    private @Nullable Object @Nullable [] values;
    private boolean growing; // whether add() has made a list that is still open
    private @Nullable String wireType;
    private @Nullable List<Unknowns.Element> unknown;
    private @Nullable Unknowns read; // instead of the two above

    DataAssembler(DataType type) {
        this.type = type;
        this.values = new @Nullable Object[type.memberCount()];
    }

    DataAssembler(DataType type, @Nullable Object[] values, Unknowns unknowns) {
        this.type = type;
        this.values = values;
        this.read = unknowns;
    }

    DataAssembler(DataObject original) {
        this.type = original.vimType();
        this.values = original.copyOfValues();
        this.wireType = original.unknowns().wireType();
        this.unknown = new ArrayList<>(original.unknowns().elements());
    }

    /// Returns the type of the value.
    ///
    /// @return the type
    public DataType type() {
        return type;
    }

    /// Sets a member that is no list; null takes it away.
    ///
    /// @param index the member's position
    /// @param value the value, of the Java type that [ValueKind] names
    /// @throws IllegalArgumentException for a list, and for a value of another type
    public void set(int index, @Nullable Object value) {
        DataMember member = member(index, false);
        if (value != null) {
            member.check(type, value);
        }
        values()[index] = value;
    }

    /// Returns what a member holds so far.
    ///
    /// @param index the member's position
    /// @return the value, or null if there is none yet
    public @Nullable Object get(int index) {
        return values()[index];
    }

    /// Sets a list member; an empty list takes it away.
    ///
    /// @param index the member's position
    /// @param items the items, copied
    /// @throws IllegalArgumentException for a member that is no list, and for an item of another
    ///   type than the member's
    public void setList(int index, List<?> items) {
        DataMember member = member(index, true);
        items.forEach(item -> member.check(type, item));
        values()[index] = items.isEmpty() ? null : List.copyOf(items);
    }

    /// Adds an item to a list member.
    ///
    /// @param index the member's position
    /// @param item the item
    /// @throws IllegalArgumentException for a member that is no list, and for an item of another
    ///   type than the member's
    @SuppressWarnings("unchecked") // only add() makes this list an ArrayList, and of Object
    public void add(int index, Object item) {
        member(index, true).check(type, item);
        @Nullable Object[] all = values();
        if (all[index] instanceof ArrayList<?> list) {
            ((ArrayList<Object>) list).add(item);
            return;
        }
        ArrayList<Object> list = new ArrayList<>();
        if (all[index] instanceof List<?> before) {
            list.addAll(before);
        }
        list.add(item);
        all[index] = list;
        growing = true;
    }

    /// Keeps an element that the type does not know.
    ///
    /// @param after the number of known members that stand before it on the wire
    /// @param element the element
    public void addUnknown(int after, RawElement element) {
        values(); // fails if this is finished
        if (unknown == null) {
            unknown = new ArrayList<>(2);
        }
        unknown.add(new Unknowns.Element(after, element));
    }

    /// Keeps the name of a type that the schema does not know, or that does not belong here.
    ///
    /// @param name the name on the wire
    public void wireType(String name) {
        values(); // fails if this is finished
        this.wireType = name;
    }

    /// Finishes the value. The assembler is of no use afterwards.
    ///
    /// @return the value
    /// @throws IllegalStateException if it was finished before
    public DataObject build() {
        return type.create(this);
    }

    /// Copies the content of a builder, which never used `add`, so that all lists are immutable.
    DataAssembler copy() {
        DataAssembler copy = new DataAssembler(type);
        copy.values = values().clone();
        copy.growing = growing;
        copy.wireType = wireType;
        copy.unknown = unknown == null ? null : new ArrayList<>(unknown);
        return copy;
    }

    @Nullable Object[] takeValues() {
        @Nullable Object[] all = values();
        for (int i = 0; growing && i < all.length; i++) {
            if (all[i] instanceof ArrayList<?> list) {
                all[i] = Collections.unmodifiableList(list);
            }
        }
        values = null;
        return all;
    }

    Unknowns takeUnknowns() {
        if (read != null) {
            return read;
        }
        return wireType == null && unknown == null
                ? Unknowns.NONE
                : new Unknowns(wireType, unknown == null ? List.of() : unknown);
    }

    private DataMember member(int index, boolean list) {
        DataMember member = type.member(index);
        values(); // fails if this is finished
        if (member.isList() != list) {
            String problem = list ? " is no list" : " is a list";
            throw new IllegalArgumentException(type + "." + member.name() + problem);
        }
        return member;
    }

    private @Nullable Object[] values() {
        if (values == null) {
            throw new IllegalStateException("this " + type + " is finished");
        }
        return values;
    }
}
