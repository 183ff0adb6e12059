package dev.vireo.driver.esx;

import dev.vireo.api.TransferProgress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Counts what a transfer has moved, and tells it now and then. Any number of threads may use it.
final class TransferMeter {
    private static final long PAUSE_NANOS = Duration.ofMillis(200).toNanos();

    /// How much the rate of the last pause counts against the rate before.
    private static final double WEIGHT = 0.2;

    private final long total;
    private final Consumer<TransferProgress> listener;
    private final long start = System.nanoTime();
    private final AtomicLong done;
    private final AtomicInteger cuts = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private volatile long toldAt = start;
    private long toldDone;
    private double rate;

    /// Begins to count.
    ///
    /// @param already how many bytes are there before the transfer begins
    TransferMeter(long total, long already, Consumer<TransferProgress> listener) {
        this.total = total;
        this.done = new AtomicLong(already);
        this.toldDone = already;
        this.listener = listener;
    }

    void moved(long bytes) {
        done.addAndGet(bytes);
        if (System.nanoTime() - toldAt >= PAUSE_NANOS && lock.tryLock()) {
            try {
                tell();
            } finally {
                lock.unlock();
            }
        }
    }

    /// Goes back to what the server has, or back to nothing.
    void backTo(long bytes) {
        lock.lock();
        try {
            done.set(bytes);
            toldDone = bytes;
            toldAt = System.nanoTime();
        } finally {
            lock.unlock();
        }
    }

    void cut() {
        cuts.incrementAndGet();
    }

    int cuts() {
        return cuts.get();
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /// Tells the last state.
    void end() {
        lock.lock();
        try {
            tell();
        } finally {
            lock.unlock();
        }
    }

    private void tell() {
        long now = System.nanoTime();
        long there = done.get();
        double seconds = (now - toldAt) / 1e9;
        if (seconds > 0) {
            double latest = Math.max(0, there - toldDone) / seconds;
            rate = rate == 0 ? latest : WEIGHT * latest + (1 - WEIGHT) * rate;
        }
        toldAt = now;
        toldDone = there;
        listener.accept(
                new TransferProgress(there, total, Math.round(rate), elapsed(), cuts.get()));
    }
}
