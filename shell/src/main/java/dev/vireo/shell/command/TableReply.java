package dev.vireo.shell.command;

import dev.vireo.shell.text.Table;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A reply that is a table.
///
/// @param table the table
/// @param json the members of the JSON object
public record TableReply(Table table, Map<String, @Nullable Object> json) implements Reply {
    @Override
    public void appendText(StringBuilder text, boolean quiet) {
        table.appendTo(text, quiet);
    }

    @Override
    public void appendColoured(StringBuilder text, boolean quiet) {
        table.appendColoured(text, quiet);
    }
}
