package dev.vireo.shell;

import dev.vireo.api.ConnectRequest;
import dev.vireo.api.Connection;
import dev.vireo.shell.command.Prompt;
import dev.vireo.shell.command.Surroundings;
import dev.vireo.shell.text.Output;
import dev.vireo.shell.text.StreamKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Runs the shell in this process and keeps what it printed.
final class ShellRun {
    private final Function<ConnectRequest, Connection> connector;
    private final Map<String, String> environment = new HashMap<>();
    private String input = "";
    private StreamKind kind = StreamKind.FILE;
    private boolean interactive;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ByteArrayOutputStream both = new ByteArrayOutputStream();
    private Prompt prompt = new ScriptedPrompt();
    private int exit = -1;

    private ShellRun(Function<ConnectRequest, Connection> connector) {
        this.connector = connector;
    }

    static ShellRun on(FakeHost host) {
        return new ShellRun(host::open);
    }

    static ShellRun with(Function<ConnectRequest, Connection> connector) {
        return new ShellRun(connector);
    }

    ShellRun environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    ShellRun input(String text) {
        input = text;
        return this;
    }

    ShellRun interactive() {
        interactive = true;
        return this;
    }

    ShellRun terminal() {
        kind = StreamKind.TERMINAL;
        return this;
    }

    ShellRun prompt(Prompt prompt) {
        this.prompt = prompt;
        return this;
    }

    ShellRun run(String... arguments) {
        Output output = new Output(tee(out), tee(err), kind, kind);
        exit =
                new Shell(
                                new Surroundings(
                                        environment,
                                        new ByteArrayInputStream(
                                                input.getBytes(StandardCharsets.UTF_8)),
                                        interactive,
                                        output,
                                        prompt,
                                        connector))
                        .run(arguments);
        return this;
    }

    private OutputStream tee(ByteArrayOutputStream own) {
        return new OutputStream() {
            @Override
            public void write(int b) {
                own.write(b);
                both.write(b);
            }
        };
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /// Returns both in the order they were written.
    String both() {
        return both.toString(StandardCharsets.UTF_8);
    }

    int exit() {
        return exit;
    }

    /// No terminal.
    private static final class ScriptedPrompt implements Prompt {
        @Override
        public Optional<String> line(String question) {
            return Optional.empty();
        }

        @Override
        public Optional<String> secret(String question) {
            return Optional.empty();
        }
    }
}
