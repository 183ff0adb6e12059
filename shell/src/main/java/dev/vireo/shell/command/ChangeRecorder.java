package dev.vireo.shell.command;

import dev.vireo.api.ChangeWatch;
import dev.vireo.api.PlannedChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Remembers what a command changes on servers, or would change.
public final class ChangeRecorder implements ChangeWatch {
    private final boolean permits;
    private final List<PlannedChange> changes = new ArrayList<>();
    private @Nullable String end;

    /// Remembers nothing yet.
    ///
    /// @param permits whether changes are made
    ChangeRecorder(boolean permits) {
        this.permits = permits;
    }

    @Override
    public boolean permitsChanges() {
        return permits;
    }

    @Override
    public synchronized void onChange(PlannedChange change) {
        changes.add(change);
    }

    @Override
    public synchronized void onEnd(String method) {
        end = method;
    }

    /// Forgets everything, for the next command.
    public synchronized void clear() {
        changes.clear();
        end = null;
    }

    /// Returns the changes in their order.
    public synchronized List<PlannedChange> changes() {
        return List.copyOf(changes);
    }

    /// Returns the change that was not made and whose result the command needs to go on.
    public synchronized Optional<String> end() {
        return Optional.ofNullable(end);
    }
}
