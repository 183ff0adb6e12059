package dev.vireo.shell.command;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The options before the command.
///
/// @param action what the process is to do
/// @param uri the URI given with `-c`, null if none or an empty one was given
/// @param quiet whether extra lines are left out
/// @param readOnly whether changes are refused
/// @param timing whether the time of each command is printed
/// @param statistics whether the requests are counted on standard error
/// @param json whether results and errors are JSON
/// @param color `auto`, `always` or `never`: who sees colours
/// @param onQuestion what to do with questions of domains, null for what the URI says
/// @param taskTimeout how long a task may take, null for as long as it takes
/// @param script what is for scripts
/// @param warnings what to say before anything else
/// @param words the command and its arguments
public record GlobalOptions(
        Action action,
        @Nullable String uri,
        boolean quiet,
        boolean readOnly,
        boolean timing,
        boolean statistics,
        boolean json,
        String color,
        @Nullable String onQuestion,
        @Nullable Duration taskTimeout,
        ScriptOptions script,
        List<String> warnings,
        List<String> words) {
    /// What the process is to do.
    public enum Action {
        /// Run commands.
        RUN,
        /// Print the usage.
        HELP,
        /// Print the version's number.
        VERSION,
        /// Print the version and where it is from.
        LONG_VERSION
    }
}
