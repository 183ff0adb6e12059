package dev.vireo.export;

import java.util.List;

/// A table of a report.
///
/// @param name its name, such as `vInfo`
/// @param columns the headings
/// @param rows the cells of each row, as many as there are headings: a [String], [Long], [Double],
///   [Boolean] or [java.time.Instant], or an empty text for what is not known
public record Table(String name, List<String> columns, List<List<Object>> rows) {
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
