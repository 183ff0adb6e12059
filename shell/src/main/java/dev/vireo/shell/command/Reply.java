package dev.vireo.shell.command;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a command found out or did, to be printed in one of two ways.
public interface Reply {
    /// Appends the text that virsh prints, with its line ends.
    void appendText(StringBuilder text, boolean quiet);

    /// Appends the same text for a person who sees colours: pieces of it may have the marks of a
    /// [dev.vireo.shell.text.Tone].
    default void appendColoured(StringBuilder text, boolean quiet) {
        appendText(text, quiet);
    }

    /// Returns the members of the JSON object, in their order: texts, numbers, booleans, nulls,
    /// lists and maps.
    Map<String, @Nullable Object> json();

    /// Returns lines for standard error that are no failures: a report, a summary.
    ///
    /// @param quiet whether what nobody asked for is left out
    default List<String> remarks(boolean quiet) {
        return List.of();
    }

    /// Returns what the program ends with if this was its last command and nothing failed.
    default int exitCode() {
        return 0;
    }

    /// Returns what the command could not do after it had done a part of its work.
    default List<CommandFailure> failures() {
        return List.of();
    }
}
