package dev.vireo.shell;

import dev.vireo.model.ErrorCode;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.GlobalOptions;
import dev.vireo.shell.command.ScriptOptions;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.Surroundings;
import dev.vireo.shell.text.Output;
import java.io.FileInputStream;
import java.util.Optional;

/// Runs commands from standard input or a file, a line at a time, in one session. A wrong line does
/// not keep the next ones from running, unless `--stop-on-error` says so. Only a person is greeted
/// and prompted.
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
    /// @return whether all commands did what they should; true for a person, who has seen it
    boolean runAll() {
        GlobalOptions options = session.options();
        if (!session.isInteractive()) {
            try (BatchLines lines = batch(options.script())) {
                connect(options);
                return runBatch(lines, options.script());
            }
        }
        connect(options);
        if (!options.quiet()) {
            output.print(WELCOME);
        }
        try (LineSource lines = source()) {
            runAll(lines);
            return true;
        }
    }

    private void connect(GlobalOptions options) {
        if (options.uri() != null) {
            runner.connectFirst();
        }
    }

    private BatchLines batch(ScriptOptions script) {
        String file = script.file();
        return file == null || file.equals(ScriptOptions.STANDARD_INPUT)
                ? BatchLines.of(surroundings.input())
                : BatchLines.open(file);
    }

    /// Finds who types. What edits lines works on the process's own terminal, and is not even
    /// loaded for anything else.
    private LineSource source() {
        if (output.isTerminal() && surroundings.input() instanceof FileInputStream) {
            Optional<EditedLines> edited = EditedLines.open(surroundings, session);
            if (edited.isPresent()) {
                return edited.get();
            }
        }
        return new PlainLines(surroundings.input(), session);
    }

    private void runAll(LineSource lines) {
        String line = lines.next();
        while (line != null) {
            run(line);
            boolean end =
                    runner.hasQuit()
                            || (runner.isInterrupted() && !lines.goesOnAfterInterruption());
            line = end ? null : lines.next();
        }
    }

    private boolean runBatch(BatchLines lines, ScriptOptions script) {
        boolean ok = true;
        String line = lines.next();
        while (line != null) {
            runner.comesFrom(lines.place());
            boolean good = run(line);
            ok = ok && good;
            if (!good && script.stopOnError() && !runner.isInterrupted()) {
                runner.comesFrom(null);
                runner.failures().print(stopped(lines, script));
                return false;
            }
            line = runner.hasQuit() || runner.isInterrupted() ? null : lines.next();
        }
        return ok;
    }

    private static CommandFailure stopped(BatchLines lines, ScriptOptions script) {
        return CommandFailure.of(
                ErrorCode.OPERATION_ABORTED,
                script.source() + ":" + lines.number() + ": stopped at the first error");
    }

    /// Runs the commands of a line.
    ///
    /// @return whether all of them did what they should
    private boolean run(String line) {
        boolean ok;
        try {
            ok = runner.runEach(CommandParser.parseAll(line));
        } catch (CommandFailure e) {
            runner.failures().print(e);
            ok = false;
        }
        output.flush();
        return ok;
    }
}
