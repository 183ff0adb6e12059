package dev.vireo.client;

import dev.vireo.client.TransportException.Kind;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Lets one thread log in while all others who need it wait for that one login. A failure counts
/// for all who waited: a wrong password tried once for each thread would lock the account.
final class SingleLogin {
    private static final long LONGEST_WAIT = TimeUnit.DAYS.toNanos(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long generation;
    private boolean running;
    private boolean closed;
    private @Nullable VimException failure;

    /// Returns the number of the login that is in force.
    long generation() {
        lock.lock();
        try {
            return generation;
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /// Sees to it that there is a later login than the given one.
    ///
    /// @param seen the number of the login that is known to be lost
    /// @param login makes the login
    /// @param waiting the limits of the wait for somebody else's login
    void renew(long seen, Runnable login, CallScope waiting) {
        if (!begin(seen, waiting)) {
            return;
        }
        VimException failed = null;
        boolean done = false;
        try {
            login.run();
            done = true;
        } catch (VimException e) {
            failed = e;
            throw e;
        } finally {
            end(done, failed);
        }
    }

    /// Waits until the login is there (false) or it is this thread's turn to make it (true).
    private boolean begin(long seen, CallScope waiting) {
        Cancellation.Registration registration = waiting.cancellation().onCancel(this::wake);
        lock.lock();
        try {
            waiting.check();
            while (running && generation == seen) {
                changed.awaitNanos(Math.min(LONGEST_WAIT, waiting.deadline().remainingNanos()));
                waiting.check();
                if (failure != null && countsForAll(failure) && generation == seen) {
                    throw failure;
                }
            }
            if (generation != seen) {
                return false;
            }
            running = true;
            failure = null;
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw waiting.failure(Kind.CANCELLED, "interrupted", e);
        } finally {
            lock.unlock();
            registration.close();
        }
    }

    private void end(boolean done, @Nullable VimException failed) {
        lock.lock();
        try {
            running = false;
            failure = failed;
            if (done) {
                generation++;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Tells whether others would fail in the same way: not if one caller only ran out of time.
    private static boolean countsForAll(VimException failure) {
        return !(failure instanceof TransportException transport
                && (transport.kind() == Kind.CANCELLED || transport.kind() == Kind.TIMEOUT));
    }

    /// Returns how many threads wait for a login that runs.
    int waiting() {
        lock.lock();
        try {
            return lock.getWaitQueueLength(changed);
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Allows no further login, and waits for one that runs.
    ///
    /// @return false if that was done before
    boolean close(Deadline limit) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            closed = true;
            while (running && !limit.hasPassed()) {
                changed.awaitNanos(limit.remainingNanos());
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } finally {
            lock.unlock();
        }
    }
}
