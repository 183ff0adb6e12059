package dev.vireo.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// How a table is made: its columns, and where each of them comes from.
///
/// @param <T> what a row is about
final class Layout<T> {
    private static final String UNKNOWN = "";

    private final String name;
    private final List<Column<T>> columns = new ArrayList<>();

    private record Column<T>(String heading, Function<? super T, ?> value) {}

    Layout(String name) {
        this.name = name;
    }

    /// Adds a column.
    ///
    /// @param value finds the cell; an empty [Optional] for what is not known
    Layout<T> column(String heading, Function<? super T, ?> value) {
        columns.add(new Column<>(heading, value));
        return this;
    }

    /// Adds columns that others have, too.
    Layout<T> columns(Function<Layout<T>, Layout<T>> more) {
        return more.apply(this);
    }

    Table table(List<? extends T> subjects) {
        Rows rows = new Rows();
        subjects.forEach(rows::add);
        return rows.table();
    }

    Rows rows() {
        return new Rows();
    }

    /// The rows of a table that grows.
    final class Rows {
        private final List<List<Object>> cells = new ArrayList<>();

        void add(T subject) {
            List<Object> row = new ArrayList<>(columns.size());
            for (Column<T> column : columns) {
                row.add(cell(column.value().apply(subject)));
            }
            cells.add(List.copyOf(row));
        }

        Table table() {
            return new Table(name, columns.stream().map(Column::heading).toList(), cells);
        }
    }

    private static Object cell(Object value) {
        return switch (value) {
            case Optional<?> maybe -> maybe.<Object>map(Layout::cell).orElse(UNKNOWN);
            case Integer number -> number.longValue();
            case List<?> list ->
                    String.join(", ", list.stream().map(each -> cell(each).toString()).toList());
            case String _, Long _, Double _, Boolean _, Instant _ -> value;
            default -> UNKNOWN; // a value with parts has no cell of its own
        };
    }
}
