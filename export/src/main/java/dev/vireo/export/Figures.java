package dev.vireo.export;

import dev.vireo.api.InventoryItem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Units and names as the workbook has them.
final class Figures {
    private static final long KIB_PER_MIB = 1024;

    private Figures() {}

    static long mib(long bytes) {
        return bytes >> 20;
    }

    static Optional<Long> mib(InventoryItem item, String path) {
        return item.number(path).map(Figures::mib);
    }

    static long mibOfKib(long kib) {
        return kib / KIB_PER_MIB;
    }

    /// Returns a share in percent.
    static Optional<Long> percent(Optional<Long> part, Optional<Long> whole) {
        return whole.filter(all -> all > 0)
                .flatMap(all -> part.map(some -> Math.round(100.0 * some / all)));
    }

    /// Returns a number for each of something.
    static Optional<Double> perUnit(long count, Optional<Long> units) {
        return units.filter(all -> all > 0).map(all -> Math.round(100.0 * count / all) / 100.0);
    }

    /// Returns the name of an object, in which servers escape slashes and percent signs.
    static String name(InventoryItem item) {
        return plain(item.text("name").orElse(""));
    }

    static String plain(String name) {
        if (name.indexOf('%') < 0) {
            return name;
        }
        return name.replace("%2f", "/")
                .replace("%2F", "/")
                .replace("%5c", "\\")
                .replace("%5C", "\\")
                .replace("%25", "%");
    }

    /// Returns the number in a hardware version such as `vmx-19`.
    static Optional<Long> hardwareVersion(Optional<String> version) {
        return version.map(text -> text.substring(text.lastIndexOf('-') + 1))
                .filter(text -> !text.isEmpty() && text.chars().allMatch(Character::isDigit))
                .map(Long::valueOf);
    }

    /// Returns a type's name without what all of its kind begin with: `Vmxnet3` of
    /// `VirtualVmxnet3`.
    static String shortType(InventoryItem item, String prefix) {
        String type = item.type();
        return type.startsWith(prefix) ? type.substring(prefix.length()) : type;
    }

    static boolean isOneOf(Optional<String> text, List<String> some) {
        return text.map(value -> some.contains(value.toLowerCase(Locale.ROOT))).orElse(false);
    }
}
