package dev.vireo.client;

import dev.vireo.client.TransportException.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// One request and its reply: takes a connection, sends, reads the head, and gives the connection
/// back when the reply has been read.
final class Exchange {
    /// Servers keep connections for longer than this.
    private static final Duration FRESH = Duration.ofSeconds(2);

    /// How much of a stream a connection takes, into buffers, that the server has closed.
    private static final long MOST_TAKEN_IN_VAIN = 1L << 20;

    private static final Duration DRAIN_TIME = Duration.ofMillis(250);

    private final Transport transport;
    private final ConnectionPool pool;
    private final HttpRequest request;
    private final CallScope call;
    private final long maxReplyBytes;
    private final long start = System.nanoTime();
    private final AtomicBoolean finished = new AtomicBoolean();
    private @Nullable HttpConnection connection;
    private long sentBefore;
    private long receivedBefore;
    private long bytesSent;
    private long bytesReceived;
    private int status;
    private int attempts;
    private boolean keep;

    Exchange(Transport transport, HttpRequest request, CallScope call, long maxReplyBytes) {
        this.transport = transport;
        this.pool = transport.pool();
        this.request = request;
        this.call = call;
        this.maxReplyBytes = maxReplyBytes;
    }

    HttpReply run() {
        try {
            HttpConnection kept = pool.take();
            if (kept != null && !mayUse(kept)) {
                kept.close();
                kept = null;
            }
            if (kept != null) {
                HttpReply reply = attempt(kept);
                if (reply != null) {
                    return reply;
                }
                // the server closed it while it was idle: so it did with the others
                pool.dropIdle();
            }
            HttpReply reply = attempt(transport.connector().open(call));
            if (reply == null) {
                throw new IllegalStateException("a new connection cannot be a stale one");
            }
            return reply;
        } catch (RuntimeException e) {
            abandon();
            throw e;
        }
    }

    /// A request that must not be sent twice is not tried on a connection that the server may have
    /// closed meanwhile: nobody could tell whether it was carried out.
    private boolean mayUse(HttpConnection kept) {
        return request.isRepeatable() || System.nanoTime() - kept.idleSince() < FRESH.toNanos();
    }

    /// Sends the request and reads the head of the reply.
    ///
    /// @return the reply, or null if this kept connection was closed before any of the reply came
    private @Nullable HttpReply attempt(HttpConnection taken) {
        connection = taken;
        sentBefore = taken.sent();
        receivedBefore = taken.received();
        attempts++;
        call.attach(taken.wire());
        IOException writing = send(taken);
        try {
            ReplyHead head = ReplyHead.read(taken.in(), call.server());
            return reply(taken, head, writing != null);
        } catch (IOException e) {
            if (request.isRepeatable()
                    && taken.usedBefore()
                    && taken.received() == receivedBefore
                    && mayHaveBeenStale(taken)
                    && !call.endedItself(writing == null ? e : writing)) {
                tally();
                call.detach();
                taken.abort();
                connection = null;
                return null;
            }
            throw explain(taken, writing == null ? e : writing);
        }
    }

    /// Tells whether the connection can have been closed before the request. One that took much of
    /// a stream has broken later, and the stream's owner knows better than to send it all again.
    private boolean mayHaveBeenStale(HttpConnection taken) {
        return !(request.body() instanceof RequestBody.Streamed)
                || taken.sent() - sentBefore <= MOST_TAKEN_IN_VAIN;
    }

    /// Sends the request. A failure is not final: a server may refuse a long body with a reply that
    /// says why, and close.
    private @Nullable IOException send(HttpConnection taken) {
        try {
            transport.requestWriter().write(request, taken, call);
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    private TransportException explain(HttpConnection taken, IOException e) {
        long got = taken.received() - receivedBefore;
        if (got > 0) {
            return call.failure(
                    Kind.TRUNCATED,
                    "closed the connection after " + got + " bytes, within the reply's headers",
                    e);
        }
        if (e instanceof EOFException) {
            return call.failure(Kind.CLOSED, "closed the connection without an answer", e);
        }
        return call.failure(
                Kind.CLOSED, "the connection broke without an answer: " + Connector.describe(e), e);
    }

    private HttpReply reply(HttpConnection taken, ReplyHead head, boolean writeFailed) {
        status = head.status();
        for (String cookie : head.headers().all("Set-Cookie")) {
            transport.cookies().store(cookie);
        }
        WireBody wire = WireBody.of(head, request.method(), taken.in(), call.server());
        keep = head.keepsConnection() && !writeFailed;
        if (status >= 300 && status < 400 && status != 304) {
            throw redirected(head);
        }
        ReplyStream stream = new ReplyStream(this, call, wire, head, maxReplyBytes);
        HttpReply reply = new HttpReply(call.server(), request, head, stream);
        if (wire.isComplete()) {
            finish(true);
        }
        return reply;
    }

    private TransportException redirected(ReplyHead head) {
        String to =
                head.headers()
                        .first("Location")
                        .map(location -> " and points to " + bare(location))
                        .orElse("");
        return TransportException.ofStatus(
                Kind.REDIRECT,
                call.server(),
                status,
                call.server().url(HttpReply.path(request.target()))
                        + " was answered with "
                        + head.statusText()
                        + to
                        + ": redirections are not followed");
    }

    /// Takes user, query and fragment off a URL: they may hold secrets.
    private static String bare(String url) {
        try {
            URI uri = new URI(url);
            String authority = uri.getRawAuthority();
            if (authority != null) {
                authority = authority.substring(authority.lastIndexOf('@') + 1);
            }
            return new URI(uri.getScheme(), authority, uri.getPath(), null, null).toString();
        } catch (URISyntaxException e) {
            return "a malformed URL";
        }
    }

    boolean isFinished() {
        return finished.get();
    }

    /// Leaves little time for what is still to be read.
    void hurry() {
        HttpConnection taken = connection;
        if (taken != null) {
            taken.wire().keep(call.deadline().within(DRAIN_TIME));
        }
    }

    /// Ends the exchange and closes its connection.
    void abandon() {
        keep = false;
        finish(false);
    }

    /// Ends the exchange once: the connection goes back to the pool if its reply was read whole.
    void finish(boolean whole) {
        if (!finished.compareAndSet(false, true)) {
            return;
        }
        tally();
        call.close();
        HttpConnection taken = connection;
        connection = null;
        if (taken != null) {
            if (whole && keep && taken.in().buffered() == 0) {
                pool.put(taken);
            } else {
                taken.abort();
            }
        }
        pool.leave(call, request.longPoll());
        transport
                .requestLog()
                .add(
                        new RequestRecord(
                                request.label(),
                                status,
                                bytesSent,
                                bytesReceived,
                                Duration.ofNanos(System.nanoTime() - start),
                                attempts));
    }

    private void tally() {
        HttpConnection taken = connection;
        if (taken != null) {
            bytesSent += taken.sent() - sentBefore;
            bytesReceived += taken.received() - receivedBefore;
        }
    }
}
