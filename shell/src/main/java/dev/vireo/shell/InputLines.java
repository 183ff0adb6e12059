package dev.vireo.shell;

import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.GlobalOptions;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.Surroundings;
import dev.vireo.shell.text.Output;
import java.io.FileInputStream;
import java.util.List;
import java.util.Optional;

/// Runs commands from standard input, a line at a time. A wrong line does not keep the next ones
/// from running. Only a person is greeted and prompted.
final class InputLines {
    private static final String WELCOME =
            """
            Welcome to vireo, the terminal for VMware hosts.

            Type:  'help' for help with commands
                   'quit' to quit

            """;

    private final Surroundings surroundings;
    private final Output output;
    private final Session session;
    private final CommandRunner runner;

    InputLines(Surroundings surroundings, Session session, CommandRunner runner) {
        this.surroundings = surroundings;
        this.output = surroundings.output();
        this.session = session;
        this.runner = runner;
    }

    /// Runs all lines up to the end or `quit`.
    ///
    /// @return whether the last command did what it should; true for a person, who has seen it
    boolean runAll() {
        GlobalOptions options = session.options();
        if (options.uri() != null) {
            runner.connect();
        }
        if (surroundings.interactive() && !options.quiet()) {
            output.print(WELCOME);
        }
        try (LineSource lines = source()) {
            boolean ok = runAll(lines);
            return ok || lines.isPerson();
        }
    }

    /// Finds who types. What edits lines works on the process's own terminal, and is not even
    /// loaded for anything else.
    private LineSource source() {
        boolean typed = surroundings.interactive();
        if (typed && output.isTerminal() && surroundings.input() instanceof FileInputStream) {
            Optional<EditedLines> edited = EditedLines.open(surroundings, session);
            if (edited.isPresent()) {
                return edited.get();
            }
        }
        return new PlainLines(surroundings.input(), session, typed);
    }

    private boolean runAll(LineSource lines) {
        boolean ok = true;
        String line = lines.next();
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
            boolean end =
                    endsWithQuit(calls)
                            || (runner.isInterrupted() && !lines.goesOnAfterInterruption());
            line = end ? null : lines.next();
        }
        return ok;
    }

    private static boolean endsWithQuit(List<CommandParser.Call> calls) {
        for (CommandParser.Call call : calls) {
            if (call.command() instanceof QuitCommand) {
                return true;
            }
        }
        return false;
    }
}
