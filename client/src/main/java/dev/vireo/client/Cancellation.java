package dev.vireo.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// Lets one thread end the calls of others. A cancelled call fails at once with
/// [TransportException.Kind#CANCELLED], and its connection is closed. One handle may serve any
/// number of calls; it can't be reset.
public final class Cancellation {
    private static final Cancellation NEVER = new Cancellation(false);

    private final boolean possible;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Runnable> actions = new ArrayList<>();
    private boolean cancelled;

    /// Makes a handle that is not cancelled yet.
    public Cancellation() {
        this(true);
    }

    private Cancellation(boolean possible) {
        this.possible = possible;
    }

    /// Returns the handle that is never cancelled.
    ///
    /// @return the one such handle
    public static Cancellation never() {
        return NEVER;
    }

    /// Ends all calls that use this handle, now and later. A second time does nothing.
    ///
    /// @throws UnsupportedOperationException on [#never]
    public void cancel() {
        if (!possible) {
            throw new UnsupportedOperationException("this handle is never cancelled");
        }
        List<Runnable> due;
        lock.lock();
        try {
            cancelled = true;
            due = List.copyOf(actions);
            actions.clear();
        } finally {
            lock.unlock();
        }
        due.forEach(Runnable::run);
    }

    /// Tells whether [#cancel] was called.
    ///
    /// @return true once cancelled
    public boolean isCancelled() {
        lock.lock();
        try {
            return cancelled;
        } finally {
            lock.unlock();
        }
    }

    /// Runs the action on cancellation, at once if that has been. The action must not block.
    Registration onCancel(Runnable action) {
        if (!possible) {
            return () -> {};
        }
        boolean now;
        lock.lock();
        try {
            now = cancelled;
            if (!now) {
                actions.add(action);
            }
        } finally {
            lock.unlock();
        }
        if (now) {
            action.run();
        }
        return () -> forget(action);
    }

    private void forget(Runnable action) {
        lock.lock();
        try {
            actions.remove(action);
        } finally {
            lock.unlock();
        }
    }

    /// Takes an action back.
    @FunctionalInterface
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
