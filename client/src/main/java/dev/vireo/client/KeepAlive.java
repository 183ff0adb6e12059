package dev.vireo.client;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Runs an action whenever nothing was called for a while.
final class KeepAlive implements AutoCloseable {
    private final long intervalNanos;
    private final Runnable action;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private long lastCall = System.nanoTime();
    private boolean closed;

    private KeepAlive(Duration interval, Runnable action) {
        this.intervalNanos = Deadline.in(interval).remainingNanos();
        this.action = action;
    }

    static KeepAlive start(Duration interval, Runnable action) {
        KeepAlive keepAlive = new KeepAlive(interval, action);
        Thread.ofVirtual().name("vireo-keep-alive").start(keepAlive::run);
        return keepAlive;
    }

    /// Notes that a call was made just now.
    void called() {
        lock.lock();
        try {
            lastCall = System.nanoTime();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (waitUntilIdle()) {
            try {
                action.run();
            } catch (VimException e) {
                Log.LOGGER.log(
                        System.Logger.Level.DEBUG, () -> "keep-alive failed: " + e.getMessage());
            }
            called();
        }
    }

    private boolean waitUntilIdle() {
        lock.lock();
        try {
            while (!closed) {
                long left = lastCall + intervalNanos - System.nanoTime();
                if (left <= 0) {
                    return true;
                }
                closing.await(left, TimeUnit.NANOSECONDS);
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            closing.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Looked up when there is something to say: looking for loggers costs start-up.
    private static final class Log {
        private static final System.Logger LOGGER = System.getLogger(KeepAlive.class.getName());
    }
}
