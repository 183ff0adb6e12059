package dev.vireo.client;

import dev.vireo.client.TransportException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Puts requests on the wire.
final class RequestWriter {
    private static final int BUFFER_SIZE = 64 * 1024;
    private static final byte[] NOTHING = new byte[0];
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] LAST_CHUNK = {'0', '\r', '\n', '\r', '\n'};

    private final Endpoint server;
    private final String userAgent;
    private final boolean absoluteTargets;
    private final CookieJar cookies;

    RequestWriter(Endpoint server, TransportOptions options, CookieJar cookies) {
        this.server = server;
        this.userAgent = options.userAgent();
        this.cookies = cookies;
        ProxyServer proxy = options.proxy();
        this.absoluteTargets =
                proxy != null && proxy.type() == ProxyServer.Type.HTTP && !server.tls();
    }

    void write(HttpRequest request, HttpConnection connection, CallScope call) throws IOException {
        byte[] head = head(request).getBytes(StandardCharsets.ISO_8859_1);
        // no switch over the types: it is linked at run time, which a short process has to pay for
        if (request.body() instanceof RequestBody.Bytes body) {
            writeBytes(head, body.bytes(), connection, call);
        } else if (request.body() instanceof RequestBody.Streamed body) {
            try (WriteGuard _ = new WriteGuard(call, connection)) {
                writeStream(head, body, connection, call);
            }
        } else {
            connection.write(head, head.length);
        }
    }

    private String head(HttpRequest request) {
        StringBuilder head = new StringBuilder(512);
        head.append(request.method()).append(' ');
        head.append(absoluteTargets ? server.url(request.target()) : request.target());
        head.append(" HTTP/1.1\r\n");
        line(head, "Host", server.hostHeader());
        HttpHeaders own = request.headers();
        if (own.first("User-Agent").isEmpty()) {
            line(head, "User-Agent", userAgent);
        }
        if (own.first("Accept-Encoding").isEmpty()) {
            line(head, "Accept-Encoding", "gzip");
        }
        own.lines().forEach(given -> line(head, given.name(), given.value()));
        String cookie = cookies.header(request.target());
        if (cookie != null && own.first("Cookie").isEmpty()) {
            line(head, "Cookie", cookie);
        }
        bodyHeader(head, request);
        return head.append("\r\n").toString();
    }

    private static void bodyHeader(StringBuilder head, HttpRequest request) {
        long length = request.body().length();
        if (length == RequestBody.Streamed.UNKNOWN_LENGTH) {
            line(head, "Transfer-Encoding", "chunked");
        } else if (length > 0
                || request.method() == HttpMethod.POST
                || request.method() == HttpMethod.PUT) {
            line(head, "Content-Length", Long.toString(length));
        }
    }

    private static void line(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }

    /// Sends head and body in one piece where that is possible: one packet, one TLS record.
    private static void writeBytes(
            byte[] head, byte[] body, HttpConnection connection, CallScope call)
            throws IOException {
        if (head.length + body.length <= BUFFER_SIZE) {
            byte[] both = new byte[head.length + body.length];
            System.arraycopy(head, 0, both, 0, head.length);
            System.arraycopy(body, 0, both, head.length, body.length);
            connection.write(both, both.length);
            return;
        }
        try (WriteGuard _ = new WriteGuard(call, connection)) {
            connection.write(head, head.length);
            connection.write(body, body.length);
        }
    }

    private static void writeStream(
            byte[] head, RequestBody.Streamed body, HttpConnection connection, CallScope call)
            throws IOException {
        try (InputStream source = open(body, call)) {
            connection.write(head, head.length);
            boolean chunked = body.length() == RequestBody.Streamed.UNKNOWN_LENGTH;
            long left = chunked ? Long.MAX_VALUE : body.length();
            byte[] buffer = new byte[BUFFER_SIZE];
            while (left > 0) {
                int count = read(source, buffer, (int) Math.min(left, BUFFER_SIZE), call);
                if (count < 0) {
                    break;
                }
                writePiece(buffer, count, chunked, connection);
                left -= count;
            }
            if (chunked) {
                connection.write(LAST_CHUNK, LAST_CHUNK.length);
            } else if (left > 0) {
                throw sourceFailed(
                        call,
                        "the body ended " + left + " bytes before its length",
                        new IOException("short body"));
            }
        }
    }

    private static void writePiece(
            byte[] buffer, int count, boolean chunked, HttpConnection connection)
            throws IOException {
        byte[] size =
                chunked
                        ? (Integer.toHexString(count) + "\r\n")
                                .getBytes(StandardCharsets.ISO_8859_1)
                        : NOTHING;
        if (count > 0 || !chunked) {
            connection.write(size, size.length);
            connection.write(buffer, count);
        }
        if (count > 0 && chunked) {
            connection.write(LINE_END, LINE_END.length);
        }
    }

    private static InputStream open(RequestBody.Streamed body, CallScope call) {
        try {
            return body.source().open();
        } catch (IOException e) {
            throw sourceFailed(call, "the body to send cannot be opened", e);
        }
    }

    private static int read(InputStream source, byte[] buffer, int max, CallScope call) {
        try {
            return source.read(buffer, 0, max);
        } catch (IOException e) {
            throw sourceFailed(call, "the body to send cannot be read", e);
        }
    }

    private static TransportException sourceFailed(CallScope call, String what, IOException e) {
        return call.failure(Kind.REQUEST_BODY, what, e); // an interrupted read is no bad body
    }

    /// Ends a long write when the deadline passes, or when the server takes nothing for too long:
    /// sockets time their reads, never their writes.
    private static final class WriteGuard implements AutoCloseable {
        private final CallScope call;
        private final HttpConnection connection;
        private final CountDownLatch done = new CountDownLatch(1);

        WriteGuard(CallScope call, HttpConnection connection) {
            this.call = call;
            this.connection = connection;
            if (pause() < Long.MAX_VALUE) {
                Thread.ofVirtual().start(this::watch);
            }
        }

        /// Returns how long to wait before the next look, in ns.
        private long pause() {
            return call.deadline().within(call.stallTimeout()).remainingNanos();
        }

        private void watch() {
            try {
                long before = -1;
                while (!done.await(pause(), TimeUnit.NANOSECONDS)) {
                    if (call.deadline().hasPassed()) {
                        call.abort();
                        return;
                    }
                    // a slow source is no server that stands still
                    long now = connection.isWriting() ? connection.sent() : -1;
                    if (now >= 0 && now == before) {
                        call.stall();
                        return;
                    }
                    before = now;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            done.countDown();
        }
    }
}
