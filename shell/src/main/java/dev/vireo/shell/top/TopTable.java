package dev.vireo.shell.top;

import dev.vireo.shell.text.ByteText;
import dev.vireo.shell.text.DisplayWidth;
import dev.vireo.shell.text.Printable;
import dev.vireo.shell.text.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The table of `top`: names to the left, figures to the right.
///
/// @param loads the rows, in their order
/// @param lines small bars for each row, null for a table without them
record TopTable(List<Load> loads, @Nullable Sparklines lines) {
    private static final String RATE = "/s";
    private static final int KIB = 1024;

    /// Draws it.
    ///
    /// @param sort the column whose header is marked
    /// @param coloured whether it is marked
    List<String> lines(SortKey sort, boolean coloured) {
        List<String[]> rows = new ArrayList<>();
        rows.add(header());
        loads.forEach(load -> rows.add(row(load)));
        int[] widths = new int[rows.getFirst().length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], DisplayWidth.of(row[i]));
            }
        }
        List<String> result = new ArrayList<>();
        for (String[] row : rows) {
            boolean first = result.isEmpty();
            result.add(line(row, widths, first && coloured ? column(sort) : -1));
        }
        return result;
    }

    private int column(SortKey sort) {
        int shift = lines == null ? 0 : 1;
        return switch (sort) {
            case NAME -> 0;
            case CPU -> 1;
            case MEM -> 3 + shift;
            case DISK -> 6 + shift;
            case NET -> 8 + shift;
        };
    }

    private static String line(String[] row, int[] widths, int marked) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            String cell = i == marked ? Tone.STRONG.of(row[i]) : row[i];
            int blanks = widths[i] - DisplayWidth.of(row[i]);
            line.append(i == 0 ? " " : "  ");
            if (i == 0) {
                line.append(cell).repeat(' ', blanks);
            } else {
                line.repeat(' ', blanks).append(cell);
            }
        }
        return line.toString();
    }

    private String[] header() {
        List<String> cells = new ArrayList<>(List.of("NAME", "CPU %"));
        if (lines != null) {
            cells.add("");
        }
        cells.addAll(
                List.of("MEMORY", "ACTIVE", "BALLOON", "SWAPPED", "READ", "WRITTEN", "IN", "OUT"));
        return cells.toArray(String[]::new);
    }

    private String[] row(Load load) {
        List<String> cells = new ArrayList<>();
        cells.add(Printable.inTable(load.name()));
        cells.add(String.format(Locale.ROOT, "%.1f", load.cpu()));
        if (lines != null) {
            cells.add(lines.of(load));
        }
        cells.add(ByteText.of(load.memory() * KIB));
        cells.add(ByteText.of(load.active() * KIB));
        cells.add(ByteText.of(load.ballooned() * KIB));
        cells.add(ByteText.of(load.swapped() * KIB));
        cells.add(ByteText.of(load.read()) + RATE);
        cells.add(ByteText.of(load.written()) + RATE);
        cells.add(ByteText.of(load.received()) + RATE);
        cells.add(ByteText.of(load.sent()) + RATE);
        return cells.toArray(String[]::new);
    }
}
