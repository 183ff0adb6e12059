package dev.vireo.shell;

import dev.vireo.api.PlannedChange;
import dev.vireo.shell.change.AuditLog;
import dev.vireo.shell.change.CommandWords;
import dev.vireo.shell.command.ChangeRecorder;
import dev.vireo.shell.command.Session;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes what the commands of a session do into an audit log.
///
/// @param log the log
/// @param session the session
record AuditTrail(AuditLog log, Session session) implements AutoCloseable {
    /// Opens the log.
    ///
    /// @throws dev.vireo.shell.command.CommandFailure if that cannot be done
    static AuditTrail open(String file, Session session) {
        return new AuditTrail(AuditLog.open(file, InstantSource.system()), session);
    }

    /// Notes a command that has ended.
    ///
    /// @param error what it failed with, null if it did not
    /// @param nanoseconds how long it took
    void note(CommandParser.Call call, int exitCode, @Nullable String error, long nanoseconds) {
        ChangeRecorder recorder = session.recorder();
        List<PlannedChange> changes =
                recorder == null || !recorder.permitsChanges() ? List.of() : recorder.changes();
        log.write(
                new AuditLog.Entry(
                        session.isConnected() ? CommandWords.masked(session.uriText()) : null,
                        CommandWords.of(call.spec(), call.arguments()),
                        session.options().script().dryRun(),
                        changes,
                        exitCode,
                        error == null ? null : CommandWords.masked(error),
                        Duration.ofNanos(nanoseconds)));
        if (recorder != null) {
            recorder.clear();
        }
    }

    @Override
    public void close() {
        log.close();
    }
}
