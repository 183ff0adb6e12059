package dev.vireo.shell;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A reply that is a table.
///
/// @param table the table
/// @param json the members of the JSON object
record TableReply(Table table, Map<String, @Nullable Object> json) implements Reply {
    @Override
    public void appendText(StringBuilder text, boolean quiet) {
        table.appendTo(text, quiet);
    }
}
