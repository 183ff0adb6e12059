package dev.vireo.client;

import dev.vireo.client.TransportException.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Keeps idle connections, the last used first, and limits how many are in use. Long polls are not
/// limited: they would otherwise starve the very calls that end them.
final class ConnectionPool {
    private static final long LONGEST_WAIT = TimeUnit.DAYS.toNanos(1);

    private final int maxInUse;
    private final long idleNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition freed = lock.newCondition();
    private final Deque<HttpConnection> idle = new ArrayDeque<>();
    private final Set<CallScope> running = new HashSet<>();
    private int inUse;
    private boolean closed;

    ConnectionPool(int maxInUse, Duration idleTimeout) {
        this.maxInUse = maxInUse;
        this.idleNanos = Deadline.in(idleTimeout).remainingNanos();
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /// Waits for the right to use a connection.
    void enter(CallScope call, boolean longPoll) {
        Cancellation.Registration registration = call.cancellation().onCancel(this::wakeWaiting);
        lock.lock();
        try {
            call.check();
            while (!longPoll && inUse >= maxInUse) {
                long left = Math.min(LONGEST_WAIT, call.deadline().remainingNanos());
                freed.awaitNanos(left);
                call.check();
            }
            if (!longPoll) {
                inUse++;
            }
            running.add(call);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw call.failure(Kind.CANCELLED, "interrupted", null);
        } finally {
            lock.unlock();
            registration.close();
        }
    }

    void leave(CallScope call, boolean longPoll) {
        lock.lock();
        try {
            running.remove(call);
            if (!longPoll) {
                inUse--;
                freed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void wakeWaiting() {
        lock.lock();
        try {
            freed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Takes the connection that was used last, if there is one that may still be open.
    @Nullable HttpConnection take() {
        while (true) {
            HttpConnection last = takeLast();
            if (last == null || !last.hasUnexpectedInput()) {
                return last;
            }
            last.abort();
        }
    }

    private @Nullable HttpConnection takeLast() {
        List<HttpConnection> stale = new ArrayList<>();
        try {
            lock.lock();
            try {
                removeStale(stale);
                return idle.pollFirst();
            } finally {
                lock.unlock();
            }
        } finally {
            stale.forEach(HttpConnection::close);
        }
    }

    /// Keeps a connection whose last reply was read to its end.
    void put(HttpConnection connection) {
        List<HttpConnection> stale = new ArrayList<>();
        lock.lock();
        try {
            removeStale(stale);
            if (closed || !connection.isOpen() || idle.size() >= maxInUse) {
                stale.add(connection);
            } else {
                connection.markIdle(System.nanoTime());
                idle.addFirst(connection);
            }
        } finally {
            lock.unlock();
        }
        stale.forEach(HttpConnection::close);
    }

    /// Drops all idle connections at once: when one turned out to be closed, so are the others.
    void dropIdle() {
        drain().forEach(HttpConnection::abort);
    }

    int idleCount() {
        lock.lock();
        try {
            return idle.size();
        } finally {
            lock.unlock();
        }
    }

    /// Closes idle connections and ends the calls that run.
    void close() {
        List<CallScope> ended;
        lock.lock();
        try {
            closed = true;
            ended = List.copyOf(running);
            freed.signalAll();
        } finally {
            lock.unlock();
        }
        ended.forEach(CallScope::abort);
        drain().forEach(HttpConnection::close);
    }

    private List<HttpConnection> drain() {
        lock.lock();
        try {
            List<HttpConnection> all = List.copyOf(idle);
            idle.clear();
            return all;
        } finally {
            lock.unlock();
        }
    }

    private void removeStale(List<HttpConnection> stale) {
        long now = System.nanoTime();
        while (!idle.isEmpty() && now - idle.getLast().idleSince() > idleNanos) {
            stale.add(idle.removeLast());
        }
    }
}
