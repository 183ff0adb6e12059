package dev.vireo.shell;

import org.jspecify.annotations.Nullable;

/// Where the commands of a session come from, a line at a time.
interface LineSource extends AutoCloseable {
    /// Returns whether a person types them, who has seen what came of each.
    boolean isPerson();

    /// Returns the next line, null at the end.
    @Nullable String next();

    /// Tells that a command was interrupted.
    ///
    /// @return whether others may follow all the same
    boolean goesOnAfterInterruption();

    @Override
    void close();
}
