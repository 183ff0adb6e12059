package dev.vireo.shell;

import dev.vireo.api.ErrorCode;
import dev.vireo.api.Statistics;
import dev.vireo.api.VirtException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Runs a command line: reads the global options, runs the commands one after the other, and prints
/// results and failures as virsh does.
final class Shell {
    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int PIPE_CLOSED =
            141; // what a shell reports of a program ended by SIGPIPE

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
            int code = run(parser.parse());
            output.flush();
            return code;
        } catch (CommandFailure e) {
            new FailureReport(output, parser.asksForJson()).print(e);
            return FAILED;
        } catch (Output.Failure e) {
            return outputFailed(e);
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
        return OK;
    }

    private int runCommands(GlobalOptions options) {
        FailureReport failures = new FailureReport(output, options.json());
        for (String warning : options.warnings()) {
            failures.print(CommandFailure.usage(warning));
        }
        List<String> words = options.words();
        if (words.size() == 1 && words.getFirst().isEmpty()) {
            return FAILED;
        }
        Session session = new Session(surroundings, options);
        CommandRunner runner = new CommandRunner(session, output, failures);
        try {
            return words.isEmpty() ? runInput(runner) : runAll(runner, parsed(words)) ? OK : FAILED;
        } catch (CommandRunner.ConnectFailure _) {
            return FAILED; // already printed
        } finally {
            close(session, options);
        }
    }

    /// One word is a text of commands; several are one command.
    private static List<CommandParser.Call> parsed(List<String> words) {
        return words.size() == 1
                ? parsedText(words.getFirst())
                : List.of(CommandParser.parse(words));
    }

    private static List<CommandParser.Call> parsedText(String text) {
        List<CommandParser.Call> calls = new ArrayList<>();
        for (List<String> words : CommandText.split(text)) {
            calls.add(CommandParser.parse(words));
        }
        return calls;
    }

    /// Runs commands and returns how the last one ended. `quit` ends them.
    private static boolean runAll(CommandRunner runner, List<CommandParser.Call> calls) {
        boolean ok = true;
        for (CommandParser.Call call : calls) {
            ok = runner.run(call);
            if (call.command() instanceof QuitCommand) {
                break;
            }
        }
        return ok;
    }

    /// Reads commands from standard input, a line at a time, and returns how the last one ended.
    private int runInput(CommandRunner runner) {
        BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(surroundings.input(), StandardCharsets.UTF_8));
        boolean ok = true;
        try {
            String line = lines.readLine();
            while (line != null) {
                List<CommandParser.Call> calls;
                try {
                    calls = parsedText(line);
                    ok = runAll(runner, calls) || (calls.isEmpty() && ok);
                } catch (CommandFailure e) {
                    runner.failures().print(e);
                    calls = List.of();
                    ok = false;
                }
                output.flush();
                boolean quit = !calls.isEmpty() && calls.getLast().command() instanceof QuitCommand;
                line = quit ? null : lines.readLine();
            }
        } catch (IOException e) {
            runner.failures()
                    .print(
                            CommandFailure.of(
                                    ErrorCode.SYSTEM_ERROR,
                                    "cannot read commands: " + e.getMessage()));
            return FAILED;
        }
        return ok ? OK : FAILED;
    }

    private void close(Session session, GlobalOptions options) {
        Statistics statistics = session.close();
        if (options.statistics() && statistics != null) {
            output.error(StatisticsReport.text(statistics, options.json()));
        }
    }

    private int outputFailed(Output.Failure failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.toLowerCase(Locale.ROOT).contains("broken pipe") || StandardStreams.isPipe(1)) {
            return PIPE_CLOSED;
        }
        output.error("error: cannot write the output: " + message);
        return FAILED;
    }

    /// Wraps what the program did not expect, so that nobody sees a stack trace.
    static VirtException unexpected(RuntimeException failure) {
        String message = failure.getMessage();
        String kind = failure.getClass().getSimpleName();
        return new VirtException(
                ErrorCode.INTERNAL_ERROR, message == null ? kind : kind + ": " + message, failure);
    }
}
