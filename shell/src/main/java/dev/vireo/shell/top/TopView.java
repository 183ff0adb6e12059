package dev.vireo.shell.top;

import dev.vireo.shell.command.Screen;
import java.util.ArrayList;
import java.util.List;

/// The part of a long table that there is room for in a window.
final class TopView {
    private static final String KEYS =
            "q ends  sort by: c cpu, m memory, d disk, n network, a name, r reversed";

    private static final String MORE = "  arrows, PgUp, PgDn, Home and End move";

    /// What stands above the rows: title, keys, a line between, and the table's header.
    private static final int FULL_HEAD = 4;

    private int first;
    private int room = 1;

    /// Goes where a key leads.
    void move(int key) {
        first =
                switch (key) {
                    case Screen.UP -> first - 1;
                    case Screen.DOWN -> first + 1;
                    case Screen.PAGE_UP -> first - room;
                    case Screen.PAGE_DOWN -> first + room;
                    case Screen.HOME -> 0;
                    case Screen.END -> Integer.MAX_VALUE;
                    default -> first;
                };
    }

    /// Draws it.
    ///
    /// @param title the first line
    /// @param table a header and rows
    /// @param height how many lines there is room for
    List<String> lines(String title, List<String> table, int height) {
        boolean small = height <= FULL_HEAD;
        int rows = table.size() - 1;
        room = Math.max(1, height - (small ? 2 : FULL_HEAD));
        first = Math.clamp(first, 0, Math.max(0, rows - room));
        int end = Math.min(rows, first + room);
        String place = rows <= room ? "" : (first + 1) + "-" + end + " of " + rows + MORE;
        List<String> lines = new ArrayList<>();
        lines.add(title);
        if (!small) {
            lines.add(KEYS);
            lines.add(place);
        }
        lines.add(table.getFirst());
        lines.addAll(table.subList(1 + first, 1 + end));
        return lines;
    }
}
