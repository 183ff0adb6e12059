package dev.vireo.shell.command;

import java.util.Optional;

/// Asks the person at the terminal.
public interface Prompt {
    /// Asks for a line.
    ///
    /// @param question what to show
    /// @return the answer, empty if there is no terminal or it was closed
    Optional<String> line(String question);

    /// Asks for a line without showing what is typed.
    ///
    /// @param question what to show
    /// @return the answer, empty if there is no terminal or it was closed
    Optional<String> secret(String question);

    /// Asks for a key. Where keys cannot be told one by one, the first of a line counts.
    ///
    /// @param question what to show
    /// @return the key, empty if there is no terminal or it was closed
    default Optional<String> key(String question) {
        return line(question).map(line -> line.isEmpty() ? "" : line.substring(0, 1));
    }
}
