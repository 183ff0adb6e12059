package dev.vireo.shell;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Activity;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.ChangeRecorder;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.ExitCode;
import dev.vireo.shell.command.FailureReport;
import dev.vireo.shell.command.GlobalOptions;
import dev.vireo.shell.command.Interruption;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.domain.EventCommand;
import dev.vireo.shell.simulation.CaptureCommand;
import dev.vireo.shell.simulation.SimulatorCommand;
import dev.vireo.shell.storage.VolTransferCommand;
import dev.vireo.shell.text.Json;
import dev.vireo.shell.text.Output;
import dev.vireo.shell.top.TopCommand;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs single commands and prints what comes of them.
final class CommandRunner {
    private final Session session;
    private final Output output;
    private FailureReport failures;
    private final GlobalOptions options;
    private final @Nullable AuditTrail audit;
    private boolean interrupted;
    private boolean timedOut;
    private @Nullable String error;
    private boolean quit;
    private boolean lastOk = true;
    private int exitCode;

    CommandRunner(
            Session session, Output output, FailureReport failures, @Nullable AuditTrail audit) {
        this.audit = audit;
        this.session = session;
        this.output = output;
        this.failures = failures;
        this.options = session.options();
    }

    /// The connection that was asked for with `-c` cannot be opened: no command makes sense.
    @SuppressWarnings("serial") // never leaves this process
    static final class ConnectFailure extends RuntimeException {}

    /// Tells where the next commands come from: the line of a file, null for no file.
    void comesFrom(@Nullable String place) {
        failures = failures.at(place);
    }

    FailureReport failures() {
        return failures;
    }

    /// Returns whether a command was told to end, after which no other is run.
    boolean isInterrupted() {
        return interrupted;
    }

    /// Returns the exit code after a command that has failed.
    int failureCode() {
        return timedOut ? ExitCode.TIMED_OUT : interrupted ? ExitCode.INTERRUPTED : ExitCode.FAILED;
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
        boolean ok = noted(call, start);
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

    private boolean noted(CommandParser.Call call, long start) {
        AuditTrail trail = audit;
        if (trail == null) {
            return attempt(call);
        }
        error = null;
        boolean ok = false;
        try {
            ok = attempt(call);
        } finally {
            trail.note(call, ok ? exitCode : failureCode(), error, System.nanoTime() - start);
        }
        return ok;
    }

    /// Ctrl-C cuts a command short that talks to a server: it cancels what it waits for and says
    /// so. The session is logged out, unless somebody types commands, to whom all of them are cut
    /// short.
    private boolean attempt(CommandParser.Call call) {
        interrupted = false;
        exitCode = 0;
        timedOut = false;
        Duration limit = options.script().timeout();
        if (limit != null) {
            return attemptWithin(limit, call);
        }
        boolean talks = call.spec().connects() || call.command() instanceof CaptureCommand;
        boolean ends = !talks || call.command() instanceof EventCommand;
        if (ends && !session.isInteractive()) { // ends by itself
            return attemptToTheEnd(call);
        }
        try (Interruption interruption = session.interruption(Thread.currentThread()::interrupt)) {
            try {
                return attemptToTheEnd(call);
            } finally { // also if there is no connection
                interrupted = interruption.came();
            }
        }
    }

    /// Does the same as Ctrl-C after some time.
    private boolean attemptWithin(Duration limit, CommandParser.Call call) {
        try (Interruption interruption = session.interruption(Thread.currentThread()::interrupt);
                CommandTimer timer = CommandTimer.start(limit, session::interrupt)) {
            boolean ok = false;
            try {
                ok = attemptToTheEnd(call);
            } finally {
                timedOut = !ok && timer.hasExpired();
                interrupted = interruption.came() || timedOut;
                if (timedOut) {
                    fail(tooLate(call.spec().name(), limit));
                }
            }
            return ok;
        }
    }

    private static CommandFailure tooLate(String what, Duration limit) {
        return CommandFailure.of(
                ErrorCode.OPERATION_TIMEOUT,
                "'"
                        + what
                        + "' did not end within "
                        + Durations.text(limit)
                        + ", the limit of --timeout");
    }

    private void fail(CommandFailure failure) {
        if (failure.messages().isEmpty()) {
            return; // the reply has said it
        }
        error = failure.getMessage();
        VirtException reason = failure.reason();
        if (reason != null) {
            error = error + ": " + reason.getMessage();
        }
        failures.print(failure);
    }

    private void fail(VirtException failure) {
        error = failure.getMessage();
        failures.print(failure);
    }

    private Reply replyOf(CommandParser.Call call) {
        ChangeRecorder recorder = session.recorder();
        return recorder == null || recorder.permitsChanges()
                ? call.command().run(session, arguments(call))
                : DryRun.run(call, arguments(call), session, recorder);
    }

    private Reply work(CommandParser.Call call) {
        try (Activity _ = activity(call)) {
            if (call.spec().connects() && !session.isConnected()) {
                connect();
            }
            return replyOf(call);
        }
    }

    /// Commands that have pictures, or wait for what may never come, tell themselves what they do.
    private Activity activity(CommandParser.Call call) {
        boolean tells =
                call.command() instanceof EventCommand
                        || call.command() instanceof TopCommand
                        || call.command() instanceof WatchCommand;
        if (tells || !call.spec().connects()) {
            return Activity.none(output);
        }
        String name = call.spec().name();
        String what = call.arguments().raw("domain");
        return session.activity(what == null ? name : name + " " + what);
    }

    private boolean attemptToTheEnd(CommandParser.Call call) {
        try {
            Reply reply = work(call);
            print(reply);
            exitCode = reply.exitCode();
            reply.failures().forEach(this::fail);
            return reply.failures().isEmpty();
        } catch (CommandFailure e) {
            fail(e);
        } catch (VirtException e) {
            fail(e);
        } catch (Output.Failure | ConnectFailure e) {
            throw e;
        } catch (RuntimeException e) {
            System.getLogger("dev.vireo.shell").log(System.Logger.Level.DEBUG, "unexpected", e);
            fail(Shell.unexpected(e));
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
            fail(failure);
            throw new ConnectFailure();
        }
    }

    /// Opens the connection before the first command, in the time that a command may take.
    void connectFirst() {
        Duration limit = options.script().timeout();
        if (limit == null) {
            connect();
            return;
        }
        try (Interruption _ = session.interruption(Thread.currentThread()::interrupt);
                CommandTimer timer = CommandTimer.start(limit, session::interrupt)) {
            try {
                connect();
            } finally {
                timedOut = !session.isConnected() && timer.hasExpired();
                if (timedOut) {
                    fail(tooLate("connect", limit));
                }
            }
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
