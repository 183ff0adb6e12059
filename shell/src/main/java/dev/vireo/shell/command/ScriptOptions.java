package dev.vireo.shell.command;

import org.jspecify.annotations.Nullable;

/// The options before the command that are for scripts.
///
/// @param file the file that commands are read from, `-` for standard input, null if none was named
/// @param stopOnError whether no command follows one that fails
public record ScriptOptions(@Nullable String file, boolean stopOnError) {
    /// The name that stands for standard input.
    public static final String STANDARD_INPUT = "-";

    /// Returns how messages call the place that commands are read from.
    public String source() {
        String name = file;
        return name == null || name.equals(STANDARD_INPUT) ? "standard input" : name;
    }
}
