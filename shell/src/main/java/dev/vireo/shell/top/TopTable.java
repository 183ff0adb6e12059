package dev.vireo.shell.top;

import dev.vireo.shell.text.DisplayWidth;
import dev.vireo.shell.text.StatusText;
import dev.vireo.shell.text.Tone;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table of `top`: names to the left, figures to the right.
///
/// @param loads the rows, in their order
/// @param lines small bars for each row, null for a table without them
record TopTable(List<Load> loads, @Nullable Sparklines lines) {
    private static final String GAP = "  ";
    private static final String CUT = "..";

    /// What a name keeps as long as there are figures that can go.
    private static final int NAME_WIDTH = 20;

    /// Draws all of it.
    List<String> lines(SortKey sort) {
        return lines(sort, false, Integer.MAX_VALUE);
    }

    /// Draws what of it there is room for: a figure stands there as a whole or not at all, and only
    /// names are cut. The figure that the table is sorted by is the last to go.
    ///
    /// @param sort the column whose header is marked
    /// @param coloured whether it is marked
    /// @param width how many columns of the window it may take
    List<String> lines(SortKey sort, boolean coloured, int width) {
        List<Cells> columns = new ArrayList<>();
        for (Column column : columns()) {
            columns.add(Cells.of(column, loads));
        }
        int name = columns.getFirst().width();
        for (String next : Column.dispensable(sort)) {
            if (total(columns) - name + Math.min(name, NAME_WIDTH) <= width) {
                break;
            }
            columns.removeIf(cells -> cells.column().title().equals(next));
        }
        int most = Math.max(0, name - Math.max(0, total(columns) - width));
        List<String> result = new ArrayList<>();
        for (int row = 0; row <= loads.size(); row++) {
            result.add(line(columns, row, most, coloured ? sort : null));
        }
        return result;
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>(List.of(Column.NAME, Column.CPU));
        Sparklines past = lines;
        if (past != null) {
            columns.add(Column.bars(past));
        }
        columns.addAll(Column.AMOUNTS);
        return columns;
    }

    /// What stands in a column.
    ///
    /// @param texts the header and the cells below it
    private record Cells(Column column, List<String> texts, int width) {
        static Cells of(Column column, List<Load> loads) {
            List<String> texts = new ArrayList<>(List.of(column.title()));
            loads.forEach(load -> texts.add(column.cell().apply(load)));
            return new Cells(
                    column, texts, texts.stream().mapToInt(DisplayWidth::of).max().orElse(0));
        }
    }

    private static int total(List<Cells> columns) {
        int total = 1 - GAP.length();
        for (Cells cells : columns) {
            total += GAP.length() + cells.width();
        }
        return total;
    }

    private static String line(
            List<Cells> columns, int row, int nameWidth, @Nullable SortKey marked) {
        StringBuilder line = new StringBuilder(" ");
        for (Cells cells : columns) {
            boolean first = line.length() == 1;
            String text = cells.texts().get(row);
            text = first ? cut(text, nameWidth) : text;
            int blanks = (first ? nameWidth : cells.width()) - DisplayWidth.of(text);
            boolean strong = row == 0 && marked != null && cells.column().sort() == marked;
            String shown = strong ? Tone.STRONG.of(text) : text;
            if (first) {
                line.append(shown).repeat(' ', blanks);
            } else {
                line.append(GAP).repeat(' ', blanks).append(shown);
            }
        }
        return line.toString();
    }

    private static String cut(String name, int width) {
        if (DisplayWidth.of(name) <= width) {
            return name;
        }
        return width > CUT.length()
                ? StatusText.cut(name, width - CUT.length()) + CUT
                : StatusText.cut(name, width);
    }
}
