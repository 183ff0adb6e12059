package dev.vireo.shell.command;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A reply of a few lines.
///
/// @param lines the text, with its line ends
/// @param json the members of the JSON object
/// @param extra whether the text is left out in quiet mode
public record TextReply(String lines, Map<String, @Nullable Object> json, boolean extra)
        implements Reply {
    public TextReply(String lines, Map<String, @Nullable Object> json) {
        this(lines, json, false);
    }

    @Override
    public void appendText(StringBuilder text, boolean quiet) {
        if (!extra || !quiet) {
            text.append(lines);
        }
    }
}
