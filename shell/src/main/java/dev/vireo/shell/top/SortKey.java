package dev.vireo.shell.top;

import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.text.NameOrder;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the table is sorted by; the largest comes first, except for names.
enum SortKey {
    CPU('c', Comparator.comparingDouble(Load::cpu).reversed()),
    MEM('m', Comparator.comparingLong(Load::active).reversed()),
    DISK('d', Comparator.comparingLong(Load::disk).reversed()),
    NET('n', Comparator.comparingLong(Load::network).reversed()),
    NAME('a', Comparator.comparing(Load::name, NameOrder::compare));

    private final char key;

    @SuppressWarnings("ImmutableEnumChecker") // comparators of values have no state
    private final Comparator<Load> order;

    SortKey(char key, Comparator<Load> order) {
        this.key = key;
        this.order = order;
    }

    /// Returns the order; what is equal is in the order of names.
    Comparator<Load> order(boolean reversed) {
        Comparator<Load> wanted = reversed ? order.reversed() : order;
        return wanted.thenComparing(Load::name, NameOrder::compare).thenComparing(Load::uuid);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Returns the order that a key chooses.
    ///
    /// @return null for a key that chooses none
    static @Nullable SortKey of(int key) {
        for (SortKey sort : values()) {
            if (sort.key == key) {
                return sort;
            }
        }
        return null;
    }

    /// Returns the order of a name.
    static SortKey named(@Nullable String word) {
        if (word == null) {
            return CPU;
        }
        for (SortKey sort : values()) {
            if (sort.word().equals(word)) {
                return sort;
            }
        }
        throw CommandFailure.usage(
                "option --sort takes 'cpu', 'mem', 'disk', 'net' or 'name', not '" + word + "'");
    }
}
