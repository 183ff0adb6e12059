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

    DataAssembler(DataType type) {
        this.type = type;
        this.values = new @Nullable Object[type.memberCount()];
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
    public void set(int index, @Nullable Object value) {
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
    public void setList(int index, List<?> items) {
        values()[index] = items.isEmpty() ? null : List.copyOf(items);
    }

    /// Adds an item to a list member.
    ///
    /// @param index the member's position
    /// @param item the item
    @SuppressWarnings("unchecked") // only add() makes this list an ArrayList, and of Object
    public void add(int index, Object item) {
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
        if (unknown == null) {
            unknown = new ArrayList<>(2);
        }
        unknown.add(new Unknowns.Element(after, element));
    }

    /// Keeps the name of a type that the schema does not know, or that does not belong here.
    ///
    /// @param name the name on the wire
    public void wireType(String name) {
        this.wireType = name;
    }

    /// Finishes the value. The assembler is of no use afterwards.
    ///
    /// @return the value
    public DataObject build() {
        return type.create(this);
    }

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
        return wireType == null && unknown == null
                ? Unknowns.NONE
                : new Unknowns(wireType, unknown == null ? List.of() : unknown);
    }

    private @Nullable Object[] values() {
        if (values == null) {
            throw new IllegalStateException("this " + type + " is finished");
        }
        return values;
    }
}
