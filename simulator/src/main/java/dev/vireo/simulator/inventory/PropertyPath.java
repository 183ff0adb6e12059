package dev.vireo.simulator.inventory;

import dev.vireo.vim.ArrayValue;
import dev.vireo.vim.DataMember;
import dev.vireo.vim.DataObject;
import dev.vireo.vim.DataType;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ManagedType;
import dev.vireo.vim.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A path to a property or into one: `name`, `config.hardware.memoryMB`,
/// `config.hardware.device[2000].backing`, `config.extraConfig["key"].value`.
final class PropertyPath {
    private final String text;
    private final DataMember property;
    private final List<Step> steps;

    private PropertyPath(String text, DataMember property, List<Step> steps) {
        this.text = text;
        this.property = property;
        this.steps = steps;
    }

    /// Reads a path and checks it against the declared types.
    ///
    /// @throws SimFault `InvalidProperty` if there is no such property
    static PropertyPath parse(ManagedType type, String text) {
        List<Step> steps = steps(text);
        DataMember property =
                type.find(steps.getFirst().name).orElseThrow(() -> SimFault.invalidProperty(text));
        PropertyPath path = new PropertyPath(text, property, List.copyOf(steps));
        path.check();
        return path;
    }

    /// Makes the path of a whole property.
    static PropertyPath of(DataMember property) {
        return new PropertyPath(
                property.name(), property, List.of(new Step(property.name(), null)));
    }

    /// Returns the name of the property that the path starts with.
    String property() {
        return property.name();
    }

    /// Reads the value.
    ///
    /// @return the value with lists as arrays, null if it is unset
    /// @throws SimFault `InvalidProperty` if the actual object at the path has no such member
    @Nullable Object read(SimObject object) {
        Object value = object.inventory().read(object, property.name());
        DataMember declared = property;
        for (int i = 0; value != null; i++) {
            Step step = steps.get(i);
            if (step.key != null) {
                value = element(value, step.key);
            }
            if (i + 1 == steps.size()) {
                return step.key == null ? arrays(declared, value) : value;
            }
            if (!(value instanceof DataObject data)) {
                if (value == null) {
                    return null;
                }
                throw SimFault.invalidProperty(text);
            }
            declared =
                    data.vimType()
                            .find(steps.get(i + 1).name)
                            .orElseThrow(() -> SimFault.invalidProperty(text));
            value = data.valueAt(declared.index());
        }
        return null;
    }

    @Override
    public String toString() {
        return text;
    }

    /// Goes along the declared types. Where a declared type lacks a member, a type that extends it
    /// may still have it: the actual object tells.
    private void check() {
        DataMember declared = property;
        for (int i = 0; i < steps.size(); i++) {
            boolean last = i + 1 == steps.size();
            boolean keyed = steps.get(i).key != null;
            if ((keyed && !declared.isList())
                    || (!last && !keyed && declared.isList())
                    || (!last && !(declared.type().orElse(null) instanceof DataType))) {
                throw SimFault.invalidProperty(text);
            }
            if (!last) {
                DataType type = (DataType) declared.type().orElseThrow();
                Optional<DataMember> next = type.find(steps.get(i + 1).name);
                if (next.isEmpty()) {
                    return;
                }
                declared = next.get();
            }
        }
    }

    private static @Nullable Object element(@Nullable Object value, String key) {
        if (value instanceof List<?> items) {
            for (Object item : items) {
                if (key.equals(keyOf(item))) {
                    return item;
                }
            }
        }
        return null;
    }

    private static @Nullable String keyOf(Object item) {
        return switch (item) {
            case DataObject data ->
                    data.value("key")
                            .map(key ->
                                    key instanceof ManagedObjectReference reference
                                            ? reference.value()
                                            : key.toString())
                            .orElse(null);
            case ManagedObjectReference reference -> reference.value();
            default -> item.toString();
        };
    }

    static @Nullable Object arrays(DataMember member, @Nullable Object value) {
        return value instanceof List<?> items ? new ArrayValue(itemType(member), items) : value;
    }

    private static String itemType(DataMember member) {
        return switch (member.kind()) {
            case REFERENCE -> "ManagedObjectReference";
            case OBJECT, ENUM -> member.typeName();
            default -> {
                String name = member.kind().text();
                yield Character.toUpperCase(name.charAt(0)) + name.substring(1);
            }
        };
    }

    private static List<Step> steps(String text) {
        List<Step> steps = new ArrayList<>(4);
        int at = 0;
        while (at <= text.length()) {
            int bracket = text.indexOf('[', at);
            int dot = text.indexOf('.', at);
            int end = dot < 0 ? text.length() : dot;
            if (bracket < 0 || bracket > end) {
                steps.add(new Step(text.substring(at, end), null));
            } else {
                int close = text.indexOf(']', bracket);
                boolean ends =
                        close > 0 && (close + 1 == text.length() || text.charAt(close + 1) == '.');
                if (!ends) {
                    throw SimFault.invalidProperty(text);
                }
                end = close + 1;
                String key = text.substring(bracket + 1, close);
                boolean quoted = key.length() > 1 && key.startsWith("\"") && key.endsWith("\"");
                steps.add(
                        new Step(
                                text.substring(at, bracket),
                                quoted ? key.substring(1, key.length() - 1) : key));
            }
            at = end + 1;
        }
        return steps;
    }

    /// Returns whether the value can refer to other objects, so that a traversal can follow it.
    boolean isReference() {
        return property.kind() == ValueKind.REFERENCE || steps.size() > 1;
    }

    private record Step(String name, @Nullable String key) {}
}
