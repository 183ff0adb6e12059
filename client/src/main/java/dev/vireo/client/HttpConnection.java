package dev.vireo.client;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// One connection to the server, used by one exchange at a time.
final class HttpConnection {
    private static final Duration GOOD_BYE_TIME = Duration.ofMillis(500);

    /// How much TLS puts into one record, in bytes.
    private static final int RECORD = 16 << 10;

    private final WireSocket wire;
    private final Socket socket;
    private final HttpInput in;
    private final OutputStream out;
    private final WireOutput wireOut;
    private final boolean tls;
    private final AtomicLong sent = new AtomicLong();
    private volatile boolean writing;
    private boolean usedBefore;
    private long idleSince;

    HttpConnection(WireSocket wire, Socket socket) throws IOException {
        this.wire = wire;
        this.socket = socket;
        this.in = new HttpInput(socket.getInputStream());
        this.out = socket.getOutputStream();
        this.wireOut = wire.getOutputStream();
        this.tls = !socket.equals(wire);
    }

    WireSocket wire() {
        return wire;
    }

    HttpInput in() {
        return in;
    }

    void write(byte[] bytes, int length) throws IOException {
        writing = true;
        if (length > RECORD && tls) {
            wireOut.gather();
        }
        out.write(bytes, 0, length);
        wireOut.release();
        writing = false;
        sent.addAndGet(length);
    }

    long sent() {
        return sent.get();
    }

    /// Tells whether the server is being waited for to take something.
    boolean isWriting() {
        return writing;
    }

    long received() {
        return in.received();
    }

    /// Tells whether an earlier exchange used this connection.
    boolean usedBefore() {
        return usedBefore;
    }

    void markIdle(long nanoTime) {
        usedBefore = true;
        idleSince = nanoTime;
    }

    long idleSince() {
        return idleSince;
    }

    /// Tells whether the server has sent something without being asked: most likely a good-bye, and
    /// never the reply to a request to come.
    boolean hasUnexpectedInput() {
        try {
            return wire.getInputStream().available() > 0;
        } catch (IOException e) {
            return true; // it is closed
        }
    }

    boolean isOpen() {
        return !wire.isClosed();
    }

    /// Ends the connection in order, with TLS's good-bye. Only for idle connections: it may wait.
    void close() {
        wire.keep(Deadline.in(GOOD_BYE_TIME));
        try {
            socket.close();
        } catch (IOException e) {
            // closed either way
        }
        wire.abort();
    }

    /// Ends the connection at once.
    void abort() {
        wire.abort();
    }
}
