package dev.vireo.shell.text;

import java.util.ArrayList;
import java.util.List;

/// A table as virsh prints it: a space before each column, at least three between two, and a line
/// below the header. The last column is not padded.
public final class Table {
    private static final int NONE = -1;

    private final List<String[]> rows = new ArrayList<>();

    public Table(String... header) {
        add(header);
    }

    public void add(String... cells) {
        String[] safe = new String[cells.length];
        for (int i = 0; i < cells.length; i++) {
            safe[i] = Printable.inTable(cells[i]);
        }
        rows.add(safe);
    }

    /// Appends the table.
    ///
    /// @param quiet whether header and line are left out; columns then are as wide as their cells
    public void appendTo(StringBuilder text, boolean quiet) {
        appendTo(text, quiet, NONE);
    }

    /// Appends the table with the states in it coloured.
    ///
    /// @param quiet whether header and line are left out
    public void appendColoured(StringBuilder text, boolean quiet) {
        int states = NONE;
        String[] header = rows.getFirst();
        for (int i = 0; i < header.length; i++) {
            if (header[i].equals("State")) {
                states = i;
            }
        }
        appendTo(text, quiet, states);
    }

    private void appendTo(StringBuilder text, boolean quiet, int states) {
        int first = quiet ? 1 : 0;
        int[] widths = widths(first);
        for (int row = first; row < rows.size(); row++) {
            appendRow(text, rows.get(row), widths, row == 0 ? NONE : states);
            if (row == 0) {
                int line = 0;
                for (int width : widths) {
                    line += width + 3;
                }
                text.repeat('-', line).append('\n');
            }
        }
    }

    private int[] widths(int first) {
        int[] widths = new int[rows.getFirst().length];
        for (String[] row : rows.subList(first, rows.size())) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], DisplayWidth.of(row[i]));
            }
        }
        return widths;
    }

    private static void appendRow(StringBuilder text, String[] row, int[] widths, int states) {
        for (int i = 0; i < row.length; i++) {
            text.append(' ').append(i == states ? Tone.ofState(row[i]) : row[i]);
            if (i < row.length - 1) {
                text.repeat(' ', widths[i] - DisplayWidth.of(row[i]) + 2);
            }
        }
        text.append('\n');
    }
}
