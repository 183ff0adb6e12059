package dev.vireo.shell.command;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is left to say of a command that has printed everything while it was at work.
///
/// @param exitCode the exit code
public record Ended(int exitCode) implements Reply {
    /// What POSIX shells report of a program that was ended by `SIGINT`.
    public static final int INTERRUPTED = 130;

    @Override
    public void appendText(StringBuilder text, boolean quiet) {
        // there is nothing more to tell
    }

    @Override
    public Map<String, @Nullable Object> json() {
        return Map.of();
    }
}
