package dev.vireo.shell;

import dev.vireo.model.VirtException;
import dev.vireo.shell.change.ChangePlan;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.ChangeRecorder;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.simulation.SimulatorCommand;
import java.util.List;
import java.util.Optional;

/// Runs a command on a connection that changes nothing, and tells what would have been changed.
final class DryRun {
    /// Commands that write files on this machine.
    private static final List<String> WRITING_FILES =
            List.of("capture", "export", "pull", "screenshot", "vol-download");

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
        if (WRITING_FILES.contains(name) || (name.equals("convert") && arguments.has("output"))) {
            throw CommandFailure.usage(
                    "'" + name + "' writes files on this machine and has no dry run");
        }
        if (call.command() instanceof SimulatorCommand) {
            throw CommandFailure.usage("'" + name + "' starts a server and has no dry run");
        }
        recorder.clear();
        try {
            Reply reply = call.command().run(session, arguments);
            return recorder.changes().isEmpty() ? reply : plan(name, recorder, false);
        } catch (CommandFailure | VirtException e) {
            if (recorder.changes().isEmpty()) {
                throw e;
            }
            return plan(name, recorder, true);
        }
    }

    /// Makes the plan. What a command says that has missed its changes speaks of them as done, and
    /// is not shown.
    private static Reply plan(String name, ChangeRecorder recorder, boolean failed) {
        Optional<String> end = recorder.end().map(method -> "the result of " + method);
        String rest = end.orElse(failed ? "what the changes do" : null);
        return new ChangePlan(name, recorder.changes(), rest);
    }
}
