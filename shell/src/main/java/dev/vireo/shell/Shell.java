package dev.vireo.shell;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.ExitCode;
import dev.vireo.shell.command.FailureReport;
import dev.vireo.shell.command.GlobalOptions;
import dev.vireo.shell.command.Interruption;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.Surroundings;
import dev.vireo.shell.command.VireoVersion;
import dev.vireo.shell.terminal.TerminalScreen;
import dev.vireo.shell.text.Output;
import java.util.List;
import java.util.Map;

/// Runs a command line: reads the global options, runs the commands one after the other, and prints
/// results and failures as virsh does.
final class Shell {
    private final Surroundings surroundings;
    private final Output output;

    Shell(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.output = surroundings.output();
    }

    /// Runs a command line.
    ///
    /// @return the exit code
    int run(String[] arguments) {
        GlobalOptionsParser parser = new GlobalOptionsParser(arguments);
        try {
            GlobalOptions options = parser.parse();
            chooseColours(options);
            int code = run(options);
            output.flush();
            return code;
        } catch (VirtException e) {
            new FailureReport(output, parser.asksForJson()).print(e);
            return ExitCode.FAILED;
        } catch (CommandFailure e) {
            new FailureReport(output, parser.asksForJson()).print(e);
            return ExitCode.FAILED;
        } catch (Output.Failure e) {
            return outputFailed(e);
        } catch (RuntimeException | Error e) { // an Error, too, ends as one line
            new FailureReport(output, parser.asksForJson()).print(unexpected(e));
            return ExitCode.FAILED;
        }
    }

    /// Results and errors are coloured where a person sees them, unless `NO_COLOR` says that they
    /// do not want it. JSON never is.
    private void chooseColours(GlobalOptions options) {
        if (options.json() || options.color().equals("never")) {
            return;
        }
        if (options.color().equals("always")) {
            output.colour(true, true);
        } else if (output.isTerminal() || output.errorsAreSeen()) {
            Map<String, String> environment = surroundings.environment();
            if (environment.getOrDefault("NO_COLOR", "").isEmpty()
                    && !environment.getOrDefault("TERM", "dumb").equals("dumb")) {
                output.colour(output.isTerminal(), output.errorsAreSeen());
            }
        }
    }

    private int run(GlobalOptions options) {
        switch (options.action()) {
            case HELP -> output.print(Usage.text());
            case VERSION -> output.print(VireoVersion.number() + "\n");
            case LONG_VERSION -> output.print(VireoVersion.description());
            case RUN -> {
                return runCommands(options);
            }
        }
        return ExitCode.DONE;
    }

    private int runCommands(GlobalOptions options) {
        FailureReport failures = new FailureReport(output, options.json());
        for (String warning : options.warnings()) {
            failures.print(CommandFailure.usage(warning));
        }
        List<String> words = options.words();
        if (words.size() == 1 && words.getFirst().isEmpty()) {
            return ExitCode.FAILED;
        }
        Session session = new Session(surroundings, options);
        String terminal = surroundings.environment().getOrDefault("TERM", "");
        session.drawOn(() -> TerminalScreen.open(terminal));
        String auditFile = session.auditFile();
        AuditTrail audit = auditFile == null ? null : AuditTrail.open(auditFile, session);
        CommandRunner runner = new CommandRunner(session, output, failures, audit);
        try {
            boolean ok =
                    words.isEmpty()
                            ? new InputLines(surroundings, session, runner).runAll()
                            : runner.runAll(parsed(words));
            output.flush(); // nobody has to wait for the logout
            return ok ? runner.exitCode() : runner.failureCode();
        } catch (CommandRunner.ConnectFailure _) {
            return runner.failureCode(); // already printed
        } finally {
            // Ctrl-C gives the logout some time
            try (Interruption _ = Interruption.of(() -> {})) {
                close(session, options);
            }
            if (audit != null) {
                audit.close();
            }
        }
    }

    /// One word is a text of commands; several are one command.
    private static List<CommandParser.Call> parsed(List<String> words) {
        return words.size() == 1
                ? CommandParser.parseAll(words.getFirst())
                : List.of(CommandParser.parse(words));
    }

    private void close(Session session, GlobalOptions options) {
        session.close();
        if (options.statistics()) {
            session.statistics()
                    .map(statistics -> StatisticsReport.text(statistics, options.json()))
                    .ifPresent(output::error);
        }
    }

    private int outputFailed(Output.Failure failure) {
        if (failure.readerLeft()) {
            return ExitCode.PIPE_CLOSED;
        }
        output.error("error: cannot write the output: " + failure.getMessage());
        return ExitCode.FAILED;
    }

    /// Wraps what the program did not expect, so that nobody sees a stack trace.
    static VirtException unexpected(Throwable failure) {
        String message = failure.getMessage();
        String kind = failure.getClass().getSimpleName();
        return new VirtException(
                ErrorCode.INTERNAL_ERROR, message == null ? kind : kind + ": " + message, failure);
    }
}
