package dev.vireo.shell;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ends a command that takes too long.
final class CommandTimer implements AutoCloseable {
    private final Runnable ending;
    private final CountDownLatch over = new CountDownLatch(1);
    private boolean expired;

    private CommandTimer(Runnable ending) {
        this.ending = ending;
    }

    /// Starts.
    ///
    /// @param limit the time
    /// @param ending ends the command, from another thread
    static CommandTimer start(Duration limit, Runnable ending) {
        CommandTimer timer = new CommandTimer(ending);
        Thread.ofPlatform().daemon().start(() -> timer.await(limit));
        return timer;
    }

    private void await(Duration limit) {
        try {
            if (!over.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                expire();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void expire() {
        if (over.getCount() > 0) {
            expired = true;
            ending.run();
        }
    }

    /// Returns whether the time was over before the command was.
    synchronized boolean hasExpired() {
        return expired;
    }

    @Override
    public synchronized void close() {
        over.countDown();
    }
}
