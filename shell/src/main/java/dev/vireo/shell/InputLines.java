package dev.vireo.shell;

import dev.vireo.model.ErrorCode;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.GlobalOptions;
import dev.vireo.shell.command.Surroundings;
import dev.vireo.shell.text.Output;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs commands from standard input, a line at a time. A wrong line does not keep the next ones
/// from running. Only a person is greeted and prompted.
final class InputLines {
    private static final String WELCOME =
            """
            Welcome to vireo, the terminal for VMware hosts.

            Type:  'help' for help with commands
                   'quit' to quit

            """;

    private final BufferedReader lines;
    private final Output output;
    private final GlobalOptions options;
    private final CommandRunner runner;
    private final boolean prompts;

    InputLines(Surroundings surroundings, GlobalOptions options, CommandRunner runner) {
        this.lines =
                new BufferedReader(
                        new InputStreamReader(surroundings.input(), StandardCharsets.UTF_8));
        this.output = surroundings.output();
        this.options = options;
        this.runner = runner;
        this.prompts = surroundings.interactive();
    }

    /// Runs all lines up to the end or `quit`.
    ///
    /// @return whether the last command did what it should; true for a person, who has seen it
    boolean runAll() {
        if (options.uri() != null) {
            runner.connect();
        }
        if (prompts && !options.quiet()) {
            output.print(WELCOME);
        }
        boolean ok = true;
        String line = next();
        while (line != null) {
            List<CommandParser.Call> calls = List.of();
            try {
                calls = CommandParser.parseAll(line);
                ok = calls.isEmpty() ? ok : runner.runAll(calls);
            } catch (CommandFailure e) {
                runner.failures().print(e);
                ok = false;
            }
            output.flush();
            line = runner.isInterrupted() || endsWithQuit(calls) ? null : next();
        }
        return ok || prompts;
    }

    private static boolean endsWithQuit(List<CommandParser.Call> calls) {
        for (CommandParser.Call call : calls) {
            if (call.command() instanceof QuitCommand) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String next() {
        if (prompts) {
            output.print(options.readOnly() ? "vireo > " : "vireo # ");
            output.flush();
        }
        try {
            String line = lines.readLine();
            if (line == null && prompts) {
                output.print("\n");
            }
            return line;
        } catch (IOException e) {
            throw CommandFailure.of(
                    ErrorCode.SYSTEM_ERROR, "cannot read commands: " + e.getMessage());
        }
    }
}
