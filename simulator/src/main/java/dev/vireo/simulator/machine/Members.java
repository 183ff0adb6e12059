package dev.vireo.simulator.machine;

import dev.vireo.vim.DataMember;
import dev.vireo.vim.DataObject;
import dev.vireo.vim.DataType;
import dev.vireo.vim.Unknowns;
import dev.vireo.vim.VimType;
import org.jspecify.annotations.Nullable;

/// Reads and changes members of nested values by their path, such as `tools.syncTimeWithHost`.
final class Members {
    private Members() {}

    /// Returns a member, or null if it or something above it is absent.
    static @Nullable Object get(DataObject object, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return object.value(path).orElse(null);
        }
        return object.value(path.substring(0, dot)).orElse(null) instanceof DataObject inner
                ? get(inner, path.substring(dot + 1))
                : null;
    }

    /// Returns a copy with another value of a member; null takes it away. What is missing above the
    /// member is made.
    static DataObject with(DataObject object, String path, @Nullable Object value) {
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        DataMember member = member(object.vimType(), name);
        if (dot < 0) {
            return with(object, member, value);
        }
        if (object.valueAt(member.index()) instanceof DataObject inner) {
            return with(object, member, with(inner, path.substring(dot + 1), value));
        }
        return value == null
                ? object
                : with(object, member, with(empty(member), path.substring(dot + 1), value));
    }

    /// Returns a value that has the members of one, and of another those which the first has not.
    /// Nested values are joined in the same way.
    static <T extends DataObject> T over(T base, T changes) {
        if (base.vimType() != changes.vimType()) {
            return changes;
        }
        @Nullable Object[] values = new @Nullable Object[base.vimType().memberCount()];
        for (int i = 0; i < values.length; i++) {
            Object before = base.valueAt(i);
            Object change = changes.valueAt(i);
            values[i] =
                    before instanceof DataObject a && change instanceof DataObject b
                            ? over(a, b)
                            : change == null ? before : change;
        }
        @SuppressWarnings("unchecked") // the table of T makes a T
        T joined = (T) base.vimType().create(values, Unknowns.NONE);
        return joined;
    }

    /// Returns the kind of the member at the end of a path.
    static DataMember member(DataType type, String path) {
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        DataMember member =
                type.find(name)
                        .orElseThrow(() -> new IllegalArgumentException(type + " has no " + path));
        return dot < 0 ? member : member(typeOf(member), path.substring(dot + 1));
    }

    private static DataObject with(DataObject object, DataMember member, @Nullable Object value) {
        @Nullable Object[] values = new @Nullable Object[object.vimType().memberCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i == member.index() ? value : object.valueAt(i);
        }
        return object.vimType().create(values, object.unknowns());
    }

    private static DataObject empty(DataMember member) {
        return typeOf(member).assemble().build();
    }

    private static DataType typeOf(DataMember member) {
        VimType type = member.type().orElse(null);
        if (type instanceof DataType data) {
            return data;
        }
        throw new IllegalArgumentException(member.name() + " holds no members");
    }
}
