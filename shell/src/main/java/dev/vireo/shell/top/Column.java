package dev.vireo.shell.top;

import dev.vireo.shell.text.ByteText;
import dev.vireo.shell.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// What stands in a column of `top`.
///
/// @param title its header
/// @param sort the order that is about it, null for none
/// @param cell what it says of a domain
record Column(String title, @Nullable SortKey sort, Function<Load, String> cell) {
    private static final int KIB = 1024;

    static final Column NAME =
            new Column("NAME", SortKey.NAME, load -> Printable.inTable(load.name()));
    private static final Column BARS = new Column("", null, _ -> "");
    static final Column CPU =
            new Column(
                    "CPU %", SortKey.CPU, load -> String.format(Locale.ROOT, "%.1f", load.cpu()));
    private static final Column MEMORY = amount("MEMORY", null, Load::memory);
    private static final Column ACTIVE = amount("ACTIVE", SortKey.MEM, Load::active);
    private static final Column BALLOON = amount("BALLOON", null, Load::ballooned);
    private static final Column SWAPPED = amount("SWAPPED", null, Load::swapped);
    private static final Column READ = rate("READ", SortKey.DISK, Load::read);
    private static final Column WRITTEN = rate("WRITTEN", null, Load::written);
    private static final Column IN = rate("IN", SortKey.NET, Load::received);
    private static final Column OUT = rate("OUT", null, Load::sent);

    /// Those behind the use of processors, from left to right.
    static final List<Column> AMOUNTS =
            List.of(MEMORY, ACTIVE, BALLOON, SWAPPED, READ, WRITTEN, IN, OUT);

    /// Returns the titles of what a narrow window goes without, in that order.
    ///
    /// @param sort what the table is sorted by
    static List<String> dispensable(SortKey sort) {
        List<String> titles = new ArrayList<>();
        String last = null;
        for (Column column :
                List.of(SWAPPED, BALLOON, MEMORY, WRITTEN, OUT, BARS, READ, IN, ACTIVE, CPU)) {
            if (column.sort() == sort) {
                last = column.title();
            } else {
                titles.add(column.title());
            }
        }
        if (last != null) {
            titles.add(last);
        }
        return titles;
    }

    /// Returns the column of the small bars.
    static Column bars(Sparklines past) {
        return new Column(BARS.title(), BARS.sort(), past::of);
    }

    private static Column amount(String title, @Nullable SortKey sort, ToLongFunction<Load> kib) {
        return new Column(title, sort, load -> ByteText.of(kib.applyAsLong(load) * KIB));
    }

    private static Column rate(String title, @Nullable SortKey sort, ToLongFunction<Load> bytes) {
        return new Column(title, sort, load -> ByteText.of(bytes.applyAsLong(load)) + "/s");
    }
}
