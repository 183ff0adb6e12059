package dev.vireo.shell;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.change.ChangePlan;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.ChangeRecorder;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.PlannedFiles;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.simulation.SimulatorCommand;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Runs a command on a connection that changes nothing, and tells what would have been changed.
final class DryRun {
    private DryRun() {}

    /// Runs a command.
    ///
    /// @return the plan, or the command's own reply if it changes nothing
    /// @throws CommandFailure or [VirtException] if it fails before it changes anything
    static Reply run(
            CommandParser.Call call,
            Arguments arguments,
            Session session,
            ChangeRecorder recorder) {
        String name = call.spec().name();
        if (call.command() instanceof SimulatorCommand) {
            throw CommandFailure.usage("'" + name + "' starts a server and has no dry run");
        }
        recorder.clear();
        try {
            Reply reply = call.command().run(session, arguments);
            if (reply instanceof PlannedFiles files) {
                return plan(name, recorder, files, false);
            }
            return recorder.changes().isEmpty()
                    ? reply
                    : plan(name, recorder, PlannedFiles.NONE, false);
        } catch (CommandFailure e) {
            return afterFailure(name, session, recorder, e, e.reason());
        } catch (VirtException e) {
            return afterFailure(name, session, recorder, e, e);
        }
    }

    /// A command that was cut short, or has lost its server, has made no plan.
    private static Reply afterFailure(
            String name,
            Session session,
            ChangeRecorder recorder,
            RuntimeException failure,
            @Nullable VirtException reason) {
        ErrorCode code = reason == null ? ErrorCode.OPERATION_FAILED : reason.code();
        if (recorder.changes().isEmpty()
                || session.isInterrupted()
                || code == ErrorCode.SYSTEM_ERROR
                || code == ErrorCode.OPERATION_TIMEOUT) {
            throw failure;
        }
        return plan(name, recorder, PlannedFiles.NONE, code != ErrorCode.OPERATION_ABORTED);
    }

    /// Makes the plan. What a command says that has missed its changes speaks of them as done, and
    /// is not shown.
    private static Reply plan(
            String name, ChangeRecorder recorder, PlannedFiles files, boolean failed) {
        Optional<String> end = recorder.end().map(method -> "the result of " + method);
        String rest = end.orElse(failed ? "what the changes do" : null);
        return new ChangePlan(name, recorder.changes(), files, rest);
    }
}
