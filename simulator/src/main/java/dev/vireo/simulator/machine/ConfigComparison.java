package dev.vireo.simulator.machine;

import dev.vireo.vim.DataMember;
import dev.vireo.vim.DataObject;
import dev.vireo.vim.EnumValue;
import dev.vireo.vim.OptionValue;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualMachineConfigInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Compares two configurations member by member.
final class ConfigComparison {
    private static final List<String> IGNORED = List.of("changeVersion", "modified");
    private static final String UNSET = "<unset>";

    private final List<String> modified = new ArrayList<>();
    private final List<String> added = new ArrayList<>();
    private final List<String> deleted = new ArrayList<>();

    ConfigChanges compare(VirtualMachineConfigInfo before, VirtualMachineConfigInfo after) {
        members("config", before, after);
        return new ConfigChanges(modified, added, deleted);
    }

    private void members(String path, DataObject before, DataObject after) {
        for (DataMember member : after.vimType().members()) {
            Object a = before.valueAt(member.index());
            Object b = after.valueAt(member.index());
            boolean ignored = path.equals("config") && IGNORED.contains(member.name());
            if (!ignored && !Objects.equals(a, b)) {
                values(path + '.' + member.name(), a, b);
            }
        }
    }

    private void values(String path, @Nullable Object before, @Nullable Object after) {
        if (before instanceof DataObject a
                && after instanceof DataObject b
                && a.vimType() == b.vimType()) {
            members(path, a, b);
        } else if (keyed(before) && keyed(after) && (before != null || after != null)) {
            items(path, byKey(before), byKey(after));
        } else if (before instanceof DataObject || after instanceof DataObject) {
            item(path, before, after);
        } else {
            modified.add(path + ": " + text(before) + " -> " + text(after) + "; ");
        }
    }

    private void items(String path, Map<String, Object> before, Map<String, Object> after) {
        before.forEach((key, item) -> {
            Object other = after.get(key);
            if (other == null || !other.equals(item)) {
                item(path + '(' + key + ')', item, other);
            }
        });
        after.forEach((key, item) -> {
            if (!before.containsKey(key)) {
                item(path + '(' + key + ')', null, item);
            }
        });
    }

    private void item(String path, @Nullable Object before, @Nullable Object after) {
        if (before == null) {
            added.add(path + ": " + text(after) + "; ");
        } else if (after == null) {
            deleted.add(path + ": " + text(before) + "; ");
        } else if (before instanceof DataObject a
                && after instanceof DataObject b
                && a.vimType() == b.vimType()) {
            members(path, a, b);
        } else {
            modified.add(path + ": " + text(before) + " -> " + text(after) + "; ");
        }
    }

    /// Tells whether a list's items can be told apart by a key; true for no list at all.
    private static boolean keyed(@Nullable Object list) {
        return list == null
                || (list instanceof List<?> items
                        && items.stream()
                                .allMatch(item ->
                                        item instanceof VirtualDevice
                                                || item instanceof OptionValue));
    }

    private static Map<String, Object> byKey(@Nullable Object list) {
        Map<String, Object> items = new LinkedHashMap<>();
        if (list instanceof List<?> found) {
            for (Object item : found) {
                switch (item) {
                    case VirtualDevice device -> items.put(String.valueOf(device.key()), item);
                    case OptionValue option -> items.put('"' + option.key() + '"', item);
                    default -> {} // keyed() says that there is none
                }
            }
        }
        return items;
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> UNSET;
            case String text -> '"' + text + '"';
            case EnumValue word -> '"' + word.value() + '"';
            case List<?> items ->
                    items.stream()
                            .map(ConfigComparison::text)
                            .collect(Collectors.joining(", ", "(", ")"));
            case DataObject object -> {
                List<String> members = new ArrayList<>();
                for (DataMember member : object.vimType().members()) {
                    Object content = object.valueAt(member.index());
                    if (content != null) {
                        members.add(member.name() + " = " + text(content));
                    }
                }
                yield members.stream().collect(Collectors.joining(", ", "(", ")"));
            }
            default -> String.valueOf(value);
        };
    }
}
