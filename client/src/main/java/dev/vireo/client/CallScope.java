package dev.vireo.client;

import dev.vireo.client.TransportException.Kind;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// One call while it runs: its deadline, its cancellation, and the socket that is closed to end it.
final class CallScope implements AutoCloseable {
    private final Endpoint server;
    private final String label;
    private final Deadline deadline;
    private final Duration stallTimeout;
    private final Cancellation cancellation;
    private final BooleanSupplier shutDown;
    private final Cancellation.Registration registration;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable WireSocket socket;
    private volatile boolean stalled;

    CallScope(Endpoint server, String label, CallOptions options, BooleanSupplier shutDown) {
        this.server = server;
        this.label = label;
        this.deadline = Deadline.in(options.timeout());
        this.stallTimeout = options.stallTimeout();
        this.cancellation = options.cancellation();
        this.shutDown = shutDown;
        this.registration = cancellation.onCancel(this::abort);
    }

    Endpoint server() {
        return server;
    }

    Deadline deadline() {
        return deadline;
    }

    /// Returns how long the server may send or take nothing.
    Duration stallTimeout() {
        return stallTimeout;
    }

    /// Ends the call because the server takes nothing.
    void stall() {
        stalled = true;
        abort();
    }

    Cancellation cancellation() {
        return cancellation;
    }

    /// Makes this socket the one that ends with the call.
    void attach(WireSocket newSocket) {
        newSocket.keep(deadline, stallTimeout);
        lock.lock();
        try {
            socket = newSocket;
        } finally {
            lock.unlock();
        }
        if (cancellation.isCancelled() || shutDown.getAsBoolean()) {
            newSocket.abort();
        }
    }

    /// Lets go of the socket: from now on nothing closes it for this call's sake.
    void detach() {
        lock.lock();
        try {
            socket = null;
        } finally {
            lock.unlock();
        }
    }

    /// Closes the socket that this call waits on. Held under the lock, so that a socket which went
    /// back to the pool is never closed under another call.
    void abort() {
        lock.lock();
        try {
            if (socket != null) {
                socket.abort();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Fails if the call must not go on.
    void check() {
        TransportException reason = reasonToStop(null);
        if (reason != null) {
            throw reason;
        }
    }

    /// Turns an I/O failure into what it means for this call: cancelled and timed out come first,
    /// because both show as a closed socket.
    TransportException failure(Kind kind, String detail, @Nullable Exception cause) {
        TransportException reason = reasonToStop(cause);
        return reason != null ? reason : TransportException.of(kind, server, detail, cause);
    }

    /// Tells whether the failure came from this call's own end, not from the connection.
    boolean endedItself(@Nullable Exception cause) {
        return reasonToStop(cause) != null;
    }

    private @Nullable TransportException reasonToStop(@Nullable Exception cause) {
        if (cancellation.isCancelled()) {
            return TransportException.of(Kind.CANCELLED, server, label + " was cancelled", cause);
        }
        if (Thread.currentThread().isInterrupted() || cause instanceof ClosedByInterruptException) {
            Thread.currentThread().interrupt();
            return TransportException.of(Kind.CANCELLED, server, label + " was interrupted", cause);
        }
        if (shutDown.getAsBoolean()) {
            return TransportException.of(
                    Kind.SHUT_DOWN, server, label + ": the connection was closed here", cause);
        }
        if (stalled || cause instanceof WireSocket.StalledException) {
            return TransportException.of(
                    Kind.TIMEOUT,
                    server,
                    label + " stood still for " + Deadline.in(stallTimeout),
                    cause);
        }
        if (deadline.hasPassed() || cause instanceof SocketTimeoutException) {
            return TransportException.of(
                    Kind.TIMEOUT, server, label + " did not finish within " + deadline, cause);
        }
        return null;
    }

    @Override
    public void close() {
        detach();
        registration.close();
    }
}
