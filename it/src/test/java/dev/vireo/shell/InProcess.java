package dev.vireo.shell;

import dev.vireo.api.Connection;
import dev.vireo.shell.command.Prompt;
import dev.vireo.shell.command.Surroundings;
import dev.vireo.shell.text.Output;
import dev.vireo.shell.text.StreamKind;
import dev.vireo.testkit.Command;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs the shell in this process, with all drivers of the class path: the same as its `main`, but
/// a hundred times in the time of one JVM's start.
///
/// @param environment the variables it sees
/// @param typed what a person answers, line by line; then the person is gone
public record InProcess(Map<String, String> environment, List<String> typed) {
    /// Runs it where nobody can be asked.
    ///
    /// @param environment the variables it sees
    public InProcess(Map<String, String> environment) {
        this(environment, List.of());
    }

    /// Runs a command line.
    ///
    /// @param arguments the command line
    /// @return what the shell did
    public Command.Outcome run(List<String> arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var surroundings =
                new Surroundings(
                        environment,
                        InputStream.nullInputStream(),
                        false,
                        new Output(out, err, StreamKind.FILE, StreamKind.FILE),
                        new Typist(typed.iterator()),
                        Connection::open);
        int exit = new Shell(surroundings).run(arguments.toArray(String[]::new));
        return new Command.Outcome(
                exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private record Typist(Iterator<String> lines) implements Prompt {
        @Override
        public Optional<String> line(String question) {
            return lines.hasNext() ? Optional.of(lines.next()) : Optional.empty();
        }

        @Override
        public Optional<String> secret(String question) {
            return Optional.empty();
        }
    }
}
