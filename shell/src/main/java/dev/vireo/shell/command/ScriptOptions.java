package dev.vireo.shell.command;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The options before the command that are for scripts.
///
/// @param file the file that commands are read from, `-` for standard input, null if none was named
/// @param stopOnError whether no command follows one that fails
/// @param dryRun whether commands only tell what they would change
/// @param audit the file in which is noted what is done, null if none was named
/// @param timeout how long each command may take, null for as long as it takes
public record ScriptOptions(
        @Nullable String file,
        boolean stopOnError,
        boolean dryRun,
        @Nullable String audit,
        @Nullable Duration timeout) {
    /// The name that stands for standard input.
    public static final String STANDARD_INPUT = "-";

    /// Returns how messages call the place that commands are read from.
    public String source() {
        String name = file;
        return name == null || name.equals(STANDARD_INPUT) ? "standard input" : name;
    }
}
