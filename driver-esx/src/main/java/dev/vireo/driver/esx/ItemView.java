package dev.vireo.driver.esx;

import dev.vireo.api.InventoryItem;
import dev.vireo.vim.ArrayValue;
import dev.vireo.vim.DataObject;
import dev.vireo.vim.DataType;
import dev.vireo.vim.EnumValue;
import dev.vireo.vim.ManagedObjectReference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the server sent, found by the names that it has there. Nothing is copied.
///
/// @param type the name of the type
/// @param id the object's identity, empty for a value
/// @param members finds what is below by a name, with or without dots
record ItemView(String type, String id, Function<String, @Nullable Object> members)
        implements InventoryItem {
    static ItemView of(Row row) {
        return new ItemView(
                row.object().type(), row.object().value(), path -> row.properties().get(path));
    }

    private static InventoryItem of(DataObject value) {
        return new ValueView(value);
    }

    @Override
    public boolean isA(String other) {
        return type.equals(other)
                || (other.equals("ComputeResource") && type.equals(Scope.CLUSTER))
                || (other.equals("ResourcePool") && type.equals("VirtualApp"))
                || (other.equals("DistributedVirtualSwitch")
                        && type.equals("VmwareDistributedVirtualSwitch"));
    }

    /// The longest name that the server was asked for comes first: `config.hardware.device` may be
    /// a property of its own or a part of `config`.
    @Override
    public Optional<Object> value(String path) {
        int end = path.length();
        while (end > 0) {
            Object found = members.apply(path.substring(0, end));
            if (found != null) {
                return end == path.length() ? shown(found) : shown(found, path.substring(end + 1));
            }
            end = path.lastIndexOf('.', end - 1);
        }
        return Optional.empty();
    }

    private static Optional<Object> shown(Object value, String path) {
        return value instanceof DataObject object ? below(object, path) : Optional.empty();
    }

    private static Optional<Object> below(DataObject object, String path) {
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        Object found = object.value(name).orElse(null);
        if (found == null) {
            return Optional.empty();
        }
        return dot < 0 ? shown(found) : shown(found, path.substring(dot + 1));
    }

    private static Optional<Object> shown(Object value) {
        return Optional.ofNullable(
                switch (value) {
                    case DataObject object -> of(object);
                    case ManagedObjectReference reference -> reference.value();
                    case ArrayValue array -> shownAll(array.items());
                    case List<?> list -> shownAll(list);
                    case EnumValue one -> one.value();
                    case Float number -> number.doubleValue();
                    case Double number -> number;
                    case Number number -> number.longValue();
                    case String text -> text;
                    case Boolean flag -> flag;
                    case Instant time -> time;
                    default -> null;
                });
    }

    private static List<Object> shownAll(List<?> items) {
        return items.stream().flatMap(item -> shown(item).stream()).toList();
    }

    /// A value within an object.
    private record ValueView(DataObject object) implements InventoryItem {
        @Override
        public String type() {
            return object.wireType();
        }

        @Override
        public boolean isA(String other) {
            if (type().equals(other)) {
                return true;
            }
            for (Optional<DataType> at = Optional.of(object.vimType());
                    at.isPresent();
                    at = at.get().base()) {
                if (at.get().name().equals(other)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String id() {
            return "";
        }

        @Override
        public Optional<Object> value(String path) {
            return below(object, path);
        }
    }
}
