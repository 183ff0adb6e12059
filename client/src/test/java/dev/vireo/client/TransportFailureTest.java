package dev.vireo.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.client.TransportException.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class TransportFailureTest {
    private static final HttpRequest GET = HttpRequest.of(HttpMethod.GET, "/a");
    private static final CallOptions OPTIONS = CallOptions.defaults();
    private static final CallOptions SHORT = OPTIONS.withTimeout(Duration.ofMillis(60));

    private static Transport to(ScriptedServer server) {
        return new Transport(server.endpoint(), TransportOptions.defaults());
    }

    private static void assertFails(
            ScriptedServer server, Kind kind, String detail, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        TransportException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessage(server.endpoint().authority() + ": " + detail);
    }

    @Test
    void saysHowManyOfHowManyBytesOfATruncatedReplyCame() throws IOException {
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            peer.send(
                                    "HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n"
                                            + "x".repeat(150));
                        });
                var transport = to(server)) {
            HttpReply reply = transport.send(GET, OPTIONS);
            assertFails(
                    server,
                    Kind.TRUNCATED,
                    "closed the connection after 150 of 2000 bytes of the reply",
                    reply::readBytes);
            assertThat(transport.pool().idleCount()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"5\r\nhello\r\n", "5\r\nhello\r\n0\r\n", "5\r\nhello", "6\r\nhello"})
    void noticesAChunkedReplyWithoutItsEnd(String chunks) throws IOException {
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            peer.send(
                                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                            + chunks);
                        });
                var transport = to(server)) {
            HttpReply reply = transport.send(GET, OPTIONS);
            assertFails(
                    server,
                    Kind.TRUNCATED,
                    "closed the connection after 5 bytes of the reply, before its last chunk",
                    reply::readBytes);
        }
    }

    @Test
    void noticesAResetWithinTheReply() throws IOException {
        CountDownLatch read = new CountDownLatch(1);
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
                            await(read);
                            peer.reset();
                        });
                var transport = to(server)) {
            InputStream body = transport.send(GET, OPTIONS).body();
            assertThat(body.readNBytes(3)).hasSize(3);
            read.countDown();
            assertFails(
                    server,
                    Kind.TRUNCATED,
                    "the connection broke within the reply: connection reset",
                    body::read);
        }
    }

    @Test
    void noticesTheEndWithinTheHeaders() throws IOException {
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            peer.send("HTTP/1.1 200 OK\r\nContent-");
                        });
                var transport = to(server)) {
            assertFails(
                    server,
                    Kind.TRUNCATED,
                    "closed the connection after 25 bytes, within the reply's headers",
                    () -> transport.send(GET, OPTIONS));
        }
    }

    @Test
    void noticesAConnectionClosedWithoutAnAnswer() throws IOException {
        try (var server = ScriptedServer.plain(Peer::request);
                var transport = to(server)) {
            assertFails(
                    server,
                    Kind.CLOSED,
                    "closed the connection without an answer",
                    () -> transport.send(GET, OPTIONS));
            assertThat(server.connections()).as("a new connection is not tried twice").isEqualTo(1);
        }
    }

    @Test
    void refusesAHeaderLineOf20Megabytes() throws IOException {
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            peer.send("HTTP/1.1 200 OK\r\nX: ");
                            for (int i = 0; i < 20; i++) {
                                peer.send(new byte[1_000_000]);
                            }
                        });
                var transport = to(server)) {
            assertFails(
                    server,
                    Kind.TOO_LARGE,
                    "sent a header line of more than 32768 bytes",
                    () -> transport.send(GET, OPTIONS));
            assertThat(transport.requestLog().counters().total().bytesReceived())
                    .isLessThan(200_000);
        }
    }

    @Test
    void refusesAStatusLineWithoutEnd() throws IOException {
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            while (true) {
                                peer.send("HTTP/1.1 200 ".repeat(1000));
                            }
                        });
                var transport = to(server)) {
            assertFails(
                    server,
                    Kind.TOO_LARGE,
                    "sent a status line of more than 32768 bytes",
                    () -> transport.send(GET, OPTIONS));
        }
    }

    @Test
    void refusesHeadersWithoutEnd() throws IOException {
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            peer.send("HTTP/1.1 200 OK\r\n");
                            while (true) {
                                peer.send("A: b\r\n".repeat(1000));
                            }
                        });
                var transport = to(server)) {
            assertFails(
                    server,
                    Kind.TOO_LARGE,
                    "sent more than 256 header lines",
                    () -> transport.send(GET, OPTIONS));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2\r\n",
                "<html>\r\n\r\n",
                "HTTP/2 200 OK\r\n\r\n",
                "HTTP/1.1 2x0 OK\r\n\r\n",
                "HTTP/1.1 2000\r\n\r\n",
                "\r\n"
            })
    void tellsThatAnAnswerIsNoHttp(String answer) throws IOException {
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            peer.send(answer);
                        });
                var transport = to(server)) {
            assertThatThrownBy(() -> transport.send(GET, OPTIONS))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessage(
                            server.endpoint().authority()
                                    + ": is no HTTP server: its answer is not HTTP/1.x");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: -1",
                "Content-Length: 1x",
                "Content-Length: 1\r\nContent-Length: 2",
                "Content-Length: 99999999999999999999",
                "Transfer-Encoding: gzip, chunked",
                "Content-Encoding: br",
                "no colon",
                "bad name: x"
            })
    void refusesAmbiguousOrMalformedFraming(String header) throws IOException {
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            peer.send("HTTP/1.1 200 OK\r\n" + header + "\r\n\r\nx");
                        });
                var transport = to(server)) {
            assertThatThrownBy(() -> transport.send(GET, OPTIONS))
                    .isInstanceOf(ProtocolException.class);
            assertThat(transport.pool().idleCount()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\n", "-1\r\n", "\r\n", "1\r\nxyz\r\n"})
    void refusesMalformedChunks(String chunks) throws IOException {
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            peer.send(
                                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                            + chunks);
                        });
                var transport = to(server)) {
            HttpReply reply = transport.send(GET, OPTIONS);
            assertThatThrownBy(reply::readBytes).isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    void refusesADamagedGzipBody() throws IOException {
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            peer.reply("200 OK", new byte[100], "Content-Encoding: gzip");
                        });
                var transport = to(server)) {
            HttpReply reply = transport.send(GET, OPTIONS);
            assertThatThrownBy(reply::readBytes)
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageEndingWith(": sent a damaged compressed reply");
        }
    }

    @Test
    void givesUpWhenNoAnswerComesWithinTheDeadline() throws IOException {
        try (var server = ScriptedServer.plain(Peer::awaitClose);
                var transport = to(server)) {
            assertFails(
                    server,
                    Kind.TIMEOUT,
                    "CurrentTime did not finish within 60 ms",
                    () -> transport.send(GET.withLabel("CurrentTime"), SHORT));
        }
    }

    @Test
    void givesUpOnAReplyThatDripsPastTheDeadline() throws IOException {
        CountDownLatch hungUp = new CountDownLatch(1);
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n");
                            try {
                                while (true) {
                                    peer.send("x");
                                }
                            } finally {
                                hungUp.countDown();
                            }
                        });
                var transport = to(server)) {
            assertFails(
                    server,
                    Kind.TIMEOUT,
                    "GET did not finish within 60 ms",
                    () -> transport.send(GET, SHORT).readBytes());
            await(hungUp);
        }
    }

    @Test
    void givesUpOnAServerThatDoesNotReadALongBody() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        try (var server = ScriptedServer.plain(peer -> await(over));
                var transport = to(server)) {
            HttpRequest put =
                    HttpRequest.of(HttpMethod.PUT, "/f")
                            .withBody(RequestBody.bytes(new byte[64 << 20]));
            assertFails(
                    server,
                    Kind.TIMEOUT,
                    "PUT did not finish within 60 ms",
                    () -> transport.send(put, SHORT));
            over.countDown();
        }
    }

    @Test
    void readsTheReplyOfAServerThatRefusesALongBody() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.head();
                            peer.ok("too large", "Connection: close");
                            peer.in().skipNBytes(1000);
                            await(over);
                        });
                var transport = to(server)) {
            HttpRequest put =
                    HttpRequest.of(HttpMethod.PUT, "/f")
                            .withBody(RequestBody.bytes(new byte[100_000]));
            HttpReply reply = transport.send(put, OPTIONS);
            assertThat(new String(reply.readBytes(), StandardCharsets.US_ASCII))
                    .isEqualTo("too large");
            over.countDown();
        }
    }

    @Test
    void namesABodySourceThatFails() throws IOException {
        try (var server = ScriptedServer.plain(Peer::awaitClose);
                var transport = to(server)) {
            HttpRequest put = HttpRequest.of(HttpMethod.PUT, "/f");
            assertFails(
                    server,
                    Kind.REQUEST_BODY,
                    "the body to send cannot be opened",
                    () ->
                            transport.send(
                                    put.withBody(
                                            RequestBody.streamed(
                                                    () -> {
                                                        throw new IOException("no such file");
                                                    },
                                                    1)),
                                    OPTIONS));
            assertFails(
                    server,
                    Kind.REQUEST_BODY,
                    "the body ended 7 bytes before its length",
                    () ->
                            transport.send(
                                    put.withBody(
                                            RequestBody.streamed(
                                                    () -> new ByteArrayInputStream(new byte[3]),
                                                    10)),
                                    OPTIONS));
        }
    }

    @Test
    void cancellationFromAnotherThreadEndsAWaitingCall() throws IOException {
        Cancellation cancellation = new Cancellation();
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            cancellation.cancel();
                            peer.awaitClose();
                        });
                var transport = to(server)) {
            assertFails(
                    server,
                    Kind.CANCELLED,
                    "GET was cancelled",
                    () -> transport.send(GET, OPTIONS.withCancellation(cancellation)));
            assertFails(
                    server,
                    Kind.CANCELLED,
                    "GET was cancelled",
                    () -> transport.send(GET, OPTIONS.withCancellation(cancellation)));
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void cancellationEndsTheReadingOfAReply() throws IOException {
        Cancellation cancellation = new Cancellation();
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
                            peer.awaitClose();
                        });
                var transport = to(server)) {
            HttpReply reply = transport.send(GET, OPTIONS.withCancellation(cancellation));
            assertThat(reply.body().readNBytes(3)).hasSize(3);
            Thread.ofVirtual().start(cancellation::cancel);
            assertFails(server, Kind.CANCELLED, "GET was cancelled", reply::readBytes);
        }
    }

    @Test
    void cancellationAfterwardsLeavesTheKeptConnectionAlone() throws IOException {
        Cancellation cancellation = new Cancellation();
        try (var server =
                        ScriptedServer.plain(peer -> {
                            while (true) {
                                peer.request();
                                peer.ok("x");
                            }
                        });
                var transport = to(server)) {
            transport.send(GET, OPTIONS.withCancellation(cancellation)).readBytes();
            cancellation.cancel();
            transport.send(GET, OPTIONS).readBytes();
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @SuppressWarnings("Interruption") // interrupting is what the test is about
    void interruptionEndsAWaitingCallAndKeepsTheFlag(boolean virtual)
            throws IOException, InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>();
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            asked.countDown();
                            peer.awaitClose();
                        });
                var transport = to(server)) {
            Thread.Builder builder = virtual ? Thread.ofVirtual() : Thread.ofPlatform();
            Thread caller =
                    builder.start(() -> {
                        try {
                            transport.send(GET, OPTIONS);
                        } catch (VimException e) {
                            thrown.set(e);
                            flag.set(Thread.currentThread().isInterrupted());
                        }
                    });
            asked.await();
            caller.interrupt();
            caller.join();
            assertFails(
                    server,
                    Kind.CANCELLED,
                    "GET was interrupted",
                    () -> {
                        throw thrown.get();
                    });
            assertThat(flag.get()).isTrue();
        }
    }

    @Test
    void closingTheTransportEndsItsCalls() throws IOException {
        AtomicReference<Transport> self = new AtomicReference<>();
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            self.get().close();
                            peer.awaitClose();
                        });
                var transport = to(server)) {
            self.set(transport);
            assertFails(
                    server,
                    Kind.SHUT_DOWN,
                    "GET: the connection was closed here",
                    () -> transport.send(GET, OPTIONS));
            assertFails(
                    server,
                    Kind.SHUT_DOWN,
                    "GET: the connection was closed here",
                    () -> transport.send(GET, OPTIONS));
        }
    }

    @Test
    void namesARefusedConnection() throws IOException {
        try (ClosedPort closed = new ClosedPort();
                var transport =
                        new Transport(
                                new Endpoint(false, "127.0.0.1", closed.port()),
                                TransportOptions.defaults())) {
            assertThatThrownBy(() -> transport.send(GET, OPTIONS))
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.CONNECT))
                    .hasMessage("127.0.0.1:" + closed.port() + ": connection refused");
        }
    }

    @Test
    void namesAHostThatDoesNotExist() {
        try (var transport =
                new Transport(
                        new Endpoint(false, "no-such-host.invalid", 80),
                        TransportOptions.defaults())) {
            assertThatThrownBy(() -> transport.send(GET, OPTIONS))
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.RESOLVE))
                    .hasMessageStartingWith(
                            "no-such-host.invalid:80: cannot resolve host name"
                                    + " 'no-such-host.invalid'");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void endsAReplyThatStandsStill() throws IOException {
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nabc");
                            peer.awaitClose();
                        });
                var transport = to(server)) {
            HttpReply reply = transport.send(GET, OPTIONS.withStallTimeout(Duration.ofMillis(60)));
            assertFails(server, Kind.TIMEOUT, "GET stood still for 60 ms", reply::readBytes);
        }
    }

    @Test
    void endsARequestThatTheServerDoesNotTake() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        try (var server = ScriptedServer.plain(_ -> await(over));
                var transport = to(server)) {
            HttpRequest endless =
                    HttpRequest.of(HttpMethod.PUT, "/a")
                            .withBody(
                                    RequestBody.streamed(
                                            () -> InputStreams.endless(),
                                            RequestBody.Streamed.UNKNOWN_LENGTH));
            assertFails(
                    server,
                    Kind.TIMEOUT,
                    "PUT stood still for 60 ms",
                    () -> transport.send(endless, OPTIONS.withStallTimeout(Duration.ofMillis(60))));
        } finally {
            over.countDown();
        }
    }

    @Test
    void waitsForASlowSource() throws IOException {
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            peer.ok("x");
                        });
                var transport = to(server)) {
            CountDownLatch pause = new CountDownLatch(1);
            HttpRequest slow =
                    HttpRequest.of(HttpMethod.PUT, "/a")
                            .withBody(RequestBody.streamed(() -> InputStreams.slow(pause), 5));
            HttpReply reply = transport.send(slow, OPTIONS.withStallTimeout(Duration.ofMillis(20)));
            assertThat(reply.status()).isEqualTo(200);
            reply.close();
        }
    }

    /// Bodies to send.
    private static final class InputStreams {
        static InputStream endless() {
            return new InputStream() {
                @Override
                public int read() {
                    return 'x';
                }

                @Override
                public int read(byte[] bytes, int offset, int length) {
                    return length;
                }
            };
        }

        /// Gives five bytes after a pause that is longer than the server may stand still.
        static InputStream slow(CountDownLatch pause) {
            return new ByteArrayInputStream("hello".getBytes(StandardCharsets.UTF_8)) {
                @Override
                public synchronized int read(byte[] bytes, int offset, int length) {
                    try {
                        assertThat(pause.await(120, TimeUnit.MILLISECONDS)).isFalse();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                    return super.read(bytes, offset, length);
                }
            };
        }
    }
}
