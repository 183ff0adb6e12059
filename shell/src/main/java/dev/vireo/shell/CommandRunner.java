package dev.vireo.shell;

import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.FailureReport;
import dev.vireo.shell.command.GlobalOptions;
import dev.vireo.shell.command.Interruption;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.domain.EventCommand;
import dev.vireo.shell.simulation.SimulatorCommand;
import dev.vireo.shell.storage.VolTransferCommand;
import dev.vireo.shell.text.Json;
import dev.vireo.shell.text.Output;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs single commands and prints what comes of them.
final class CommandRunner {
    private final Session session;
    private final Output output;
    private final FailureReport failures;
    private final GlobalOptions options;
    private boolean interrupted;
    private boolean quit;
    private boolean lastOk = true;
    private int exitCode;

    CommandRunner(Session session, Output output, FailureReport failures) {
        this.session = session;
        this.output = output;
        this.failures = failures;
        this.options = session.options();
    }

    /// The connection that was asked for with `-c` cannot be opened: no command makes sense.
    @SuppressWarnings("serial") // never leaves this process
    static final class ConnectFailure extends RuntimeException {}

    FailureReport failures() {
        return failures;
    }

    /// Returns whether a command was told to end, after which no other is run.
    boolean isInterrupted() {
        return interrupted;
    }

    /// Returns whether `quit` has come.
    boolean hasQuit() {
        return quit;
    }

    /// Returns what the program ends with if the last command has not failed.
    int exitCode() {
        return exitCode;
    }

    /// Runs commands one after the other; `quit` and Ctrl-C end them, and with `--stop-on-error`
    /// one that fails.
    ///
    /// @return whether the last one did what it should
    boolean runAll(List<CommandParser.Call> calls) {
        runEach(calls);
        return lastOk;
    }

    /// Does the same.
    ///
    /// @return whether all of them did what they should
    boolean runEach(List<CommandParser.Call> calls) {
        boolean ok = true;
        lastOk = true;
        for (CommandParser.Call call : calls) {
            lastOk = run(call);
            ok = ok && lastOk;
            quit = call.command() instanceof QuitCommand;
            if (interrupted || quit || (!lastOk && options.script().stopOnError())) {
                break;
            }
        }
        return ok;
    }

    /// Runs a command.
    ///
    /// @return whether it did what it should
    boolean run(CommandParser.Call call) {
        long start = System.nanoTime();
        boolean ok = attempt(call);
        if (call.command() instanceof QuitCommand || options.json()) {
            return ok;
        }
        if (call.command() instanceof SimulatorCommand) {
            return ok; // the one line that it prints is for scripts
        }
        if (call.command() instanceof VolTransferCommand transfer
                && transfer.fillsOutput(call.arguments())) {
            return ok; // it has the content of a volume, and no line more
        }
        if (options.timing()) {
            output.print("\n(Time: " + milliseconds(System.nanoTime() - start) + " ms)\n\n");
        } else if (!options.quiet()) {
            output.print("\n");
        }
        return ok;
    }

    /// Ctrl-C cuts a command short that talks to a server: it cancels what it waits for and says
    /// so. The session is logged out, unless somebody types commands, to whom all of them are cut
    /// short.
    private boolean attempt(CommandParser.Call call) {
        interrupted = false;
        exitCode = 0;
        boolean ends = !call.spec().connects() || call.command() instanceof EventCommand;
        if (ends && !session.isInteractive()) { // ends by itself
            return attemptToTheEnd(call);
        }
        try (Interruption interruption = session.interruption(Thread.currentThread()::interrupt)) {
            boolean ok = attemptToTheEnd(call);
            interrupted = interruption.came();
            return ok;
        }
    }

    private boolean attemptToTheEnd(CommandParser.Call call) {
        try {
            if (call.spec().connects() && !session.isConnected()) {
                connect();
            }
            Reply reply = call.command().run(session, arguments(call));
            print(reply);
            reply.failures().forEach(failures::print);
            exitCode = reply.exitCode();
            return reply.failures().isEmpty();
        } catch (CommandFailure e) {
            failures.print(e);
        } catch (VirtException e) {
            failures.print(e);
        } catch (Output.Failure | ConnectFailure e) {
            throw e;
        } catch (RuntimeException e) {
            System.getLogger("dev.vireo.shell").log(System.Logger.Level.DEBUG, "unexpected", e);
            failures.print(Shell.unexpected(e));
        }
        return false;
    }

    private Arguments arguments(CommandParser.Call call) {
        return session.hasOwnFolder()
                ? call.arguments().in(session.folder(), call.spec())
                : call.arguments();
    }

    /// Opens the connection.
    ///
    /// @throws CommandFailure if that fails, but another command may have more luck
    /// @throws ConnectFailure if that fails and no other will; it is printed
    void connect() {
        try {
            session.connect();
        } catch (VirtException e) {
            CommandFailure failure =
                    CommandFailure.because("failed to connect to the hypervisor", e);
            if (options.uri() == null) {
                throw failure;
            }
            failures.print(failure);
            throw new ConnectFailure();
        }
    }

    private void print(Reply reply) {
        if (options.json()) {
            Map<String, @Nullable Object> members = reply.json();
            if (!members.isEmpty()) {
                output.print(Json.line(members));
            }
            return;
        }
        StringBuilder text = new StringBuilder();
        if (output.isColoured()) {
            reply.appendColoured(text, options.quiet());
            output.printColoured(text);
        } else {
            reply.appendText(text, options.quiet());
            output.print(text);
        }
        reply.remarks(options.quiet()).forEach(output::error);
    }

    private static String milliseconds(long nanoseconds) {
        long micros = nanoseconds / 1000;
        String fraction = Long.toString(1000 + micros % 1000).substring(1);
        return micros / 1000 + "." + fraction;
    }
}
