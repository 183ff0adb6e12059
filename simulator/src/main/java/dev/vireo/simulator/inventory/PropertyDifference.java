package dev.vireo.simulator.inventory;

import dev.vireo.vim.ArrayValue;
import dev.vireo.vim.DataMember;
import dev.vireo.vim.DataObject;
import dev.vireo.vim.PropertyChange;
import dev.vireo.vim.PropertyChangeOp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Tells how a property has changed: as a whole, or in the parts that differ.
///
/// In parts, a member is named by its path, an element of a list by its key: `runtime.powerState`,
/// `config.hardware.device[4000].connectable`. An element that came or went is added or removed; a
/// list whose elements have no keys is told as a whole.
final class PropertyDifference {
    private final List<PropertyChange> changes = new ArrayList<>();

    private PropertyDifference() {}

    /// Compares.
    ///
    /// @param parts whether to tell the parts only
    static List<PropertyChange> of(
            String path, @Nullable Object before, @Nullable Object after, boolean parts) {
        PropertyDifference difference = new PropertyDifference();
        if (parts) {
            difference.compare(path, before, after);
        } else if (!Objects.equals(before, after)) {
            difference.assign(path, after);
        }
        return difference.changes;
    }

    private void compare(String path, @Nullable Object before, @Nullable Object after) {
        if (Objects.equals(before, after)) {
            return;
        }
        if (before instanceof DataObject old
                && after instanceof DataObject now
                && old.vimType().equals(now.vimType())) {
            members(path, old, now);
        } else if (before instanceof ArrayValue old && after instanceof ArrayValue now) {
            lists(path, old.items(), now.items(), now);
        } else {
            assign(path, after);
        }
    }

    private void members(String path, DataObject before, DataObject after) {
        for (DataMember member : after.vimType().members()) {
            Object old = before.valueAt(member.index());
            Object now = after.valueAt(member.index());
            String inner = path + '.' + member.name();
            if (!member.isList()) {
                compare(inner, old, now);
            } else if (!Objects.equals(old, now)) {
                List<?> items = now instanceof List<?> list ? list : List.of();
                lists(
                        inner,
                        old instanceof List<?> list ? list : List.of(),
                        items,
                        PropertyPath.arrays(member, items));
            }
        }
    }

    private void lists(String path, List<?> before, List<?> after, @Nullable Object whole) {
        Map<Object, Object> old = byKey(before);
        Map<Object, Object> now = byKey(after);
        if (old.size() != before.size() || now.size() != after.size()) {
            assign(path, whole);
            return;
        }
        old.keySet().stream()
                .filter(key -> !now.containsKey(key))
                .forEach(key -> add(element(path, key), PropertyChangeOp.REMOVE, null));
        now.forEach((key, value) -> {
            Object known = old.get(key);
            if (known == null) {
                add(element(path, key), PropertyChangeOp.ADD, value);
            } else {
                compare(element(path, key), known, value);
            }
        });
    }

    /// Sorts items by their keys; what has none, or one that is taken, is left out.
    private static Map<Object, Object> byKey(List<?> items) {
        Map<Object, Object> keyed = new LinkedHashMap<>();
        for (Object item : items) {
            if (item instanceof DataObject data) {
                data.value("key").ifPresent(key -> keyed.putIfAbsent(key, data));
            }
        }
        return keyed;
    }

    private static String element(String path, Object key) {
        return path + '[' + (key instanceof Integer ? key : "\"" + key + '"') + ']';
    }

    private void assign(String path, @Nullable Object value) {
        add(path, PropertyChangeOp.ASSIGN, value);
    }

    private void add(String path, PropertyChangeOp op, @Nullable Object value) {
        PropertyChange.Builder<?> change = PropertyChange.builder().name(path).op(op);
        changes.add(value == null ? change.build() : change.val(value).build());
    }
}
