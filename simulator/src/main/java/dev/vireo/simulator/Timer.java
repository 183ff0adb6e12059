package dev.vireo.simulator;

import dev.vireo.simulator.inventory.Deferral;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Runs work later, on a thread that is made when the first work comes: most simulators need none.
final class Timer implements Deferral, AutoCloseable {
    private @Nullable ScheduledThreadPoolExecutor executor;
    private boolean closed;

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the work handles its own failures
    public synchronized void after(Duration delay, Runnable work) {
        if (closed) {
            return;
        }
        if (executor == null) {
            executor = new ScheduledThreadPoolExecutor(1, Thread.ofVirtual().factory());
        }
        executor.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (executor != null) {
            executor.shutdownNow();
        }
    }
}
