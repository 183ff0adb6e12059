package dev.vireo.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.client.TransportException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class TransportReuseTest {
    private static final HttpRequest POST =
            HttpRequest.of(HttpMethod.POST, "/sdk").withBody(RequestBody.utf8("<x/>"));

    /// A message that does no harm when it arrives twice.
    private static final HttpRequest READ = POST.withLabel("RetrievePropertiesEx");

    private static final CallOptions OPTIONS = CallOptions.defaults();

    private static Transport to(ScriptedServer server) {
        return new Transport(server.endpoint(), TransportOptions.defaults());
    }

    private static void serve(Peer peer) throws IOException {
        while (true) {
            peer.request();
            peer.ok("x");
        }
    }

    @Test
    void sendsOnceMoreWhenAKeptConnectionWasClosed() throws IOException {
        AtomicReference<RequestRecord> last = new AtomicReference<>();
        try (var server =
                        ScriptedServer.plain(
                                peer -> {
                                    peer.request();
                                    peer.ok("x");
                                },
                                TransportReuseTest::serve);
                var transport = to(server)) {
            transport.requestLog().addListener(last::set);
            transport.send(READ, OPTIONS).readBytes();
            transport.send(READ, OPTIONS).readBytes();
            assertThat(server.connections()).isEqualTo(2);
            assertThat(server.requests()).hasSize(2);
            assertThat(last.get().attempts()).isEqualTo(2);
            assertThat(transport.requestLog().counters().total().requests()).isEqualTo(2);
        }
    }

    @Test
    void sendsOnceMoreWhenAKeptConnectionIsReset() throws IOException {
        try (var server =
                        ScriptedServer.plain(
                                peer -> {
                                    peer.request();
                                    peer.ok("x");
                                    peer.request();
                                    peer.reset();
                                },
                                TransportReuseTest::serve);
                var transport = to(server)) {
            transport.send(READ, OPTIONS).readBytes();
            transport.send(READ, OPTIONS).readBytes();
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    /// A ticket is spent by the first attempt, whether it was answered or not.
    @Test
    void doesNotSendAgainWhatIsTakenOnce() throws IOException {
        try (var server =
                        ScriptedServer.plain(
                                peer -> {
                                    peer.request();
                                    peer.ok("x");
                                    peer.request();
                                    peer.reset();
                                },
                                TransportReuseTest::serve);
                var transport = to(server)) {
            HttpRequest once = HttpRequest.of(HttpMethod.GET, "/folder/a").takenOnce();
            transport.send(once, OPTIONS).readBytes();
            assertThatThrownBy(() -> transport.send(once, OPTIONS))
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.CLOSED));
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void doesNotSendAgainOnceAByteOfTheReplyCame() throws IOException {
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            peer.ok("x");
                            peer.request();
                            peer.send("H");
                        });
                var transport = to(server)) {
            transport.send(POST, OPTIONS).readBytes();
            assertThatThrownBy(() -> transport.send(POST, OPTIONS))
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.TRUNCATED));
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void doesNotSendAgainAfterTheDeadline() throws IOException {
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            peer.ok("x");
                            peer.awaitClose();
                        });
                var transport = to(server)) {
            transport.send(POST, OPTIONS).readBytes();
            assertThatThrownBy(
                            () -> transport.send(POST, OPTIONS.withTimeout(Duration.ofMillis(40))))
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT));
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void neverSendsAChangeOnceMore() throws IOException {
        try (var server =
                        ScriptedServer.plain(
                                peer -> {
                                    peer.request();
                                    peer.ok("x");
                                    peer.request();
                                },
                                TransportReuseTest::serve);
                var transport = to(server)) {
            transport.send(POST, OPTIONS).readBytes();
            assertThatThrownBy(() -> transport.send(POST.withLabel("PowerOnVM_Task"), OPTIONS))
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.CLOSED));
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void sendsASecondTimeAtMost() throws IOException {
        try (var server =
                        ScriptedServer.plain(
                                peer -> {
                                    peer.request();
                                    peer.ok("x");
                                },
                                Peer::request);
                var transport = to(server)) {
            transport.send(READ, OPTIONS).readBytes();
            assertThatThrownBy(() -> transport.send(READ, OPTIONS))
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.CLOSED));
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void neverTakesWhatCameUnaskedForTheNextReply() throws IOException {
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch unasked = new CountDownLatch(1);
        String extra = "HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n";
        try (var server =
                        ScriptedServer.plain(
                                peer -> {
                                    peer.request();
                                    peer.send(
                                            "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx"
                                                    + extra);
                                    peer.awaitClose();
                                },
                                peer -> {
                                    peer.request();
                                    peer.ok("x");
                                    await(read);
                                    peer.send(extra);
                                    unasked.countDown();
                                    peer.awaitClose();
                                },
                                TransportReuseTest::serve);
                var transport = to(server)) {
            transport.send(POST, OPTIONS).readBytes();
            transport.send(POST, OPTIONS).readBytes();
            read.countDown();
            await(unasked);
            assertThat(transport.send(POST, OPTIONS).status()).isEqualTo(200);
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @Test
    void manyThreadsShareTheTransport()
            throws IOException, ExecutionException, InterruptedException {
        int threads = 200;
        try (var server = ScriptedServer.plain(TransportReuseTest::serve);
                var transport =
                        new Transport(
                                server.endpoint(),
                                TransportOptions.defaults().withMaxConnections(8));
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<byte[]>> replies = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                replies.add(executor.submit(() -> transport.send(POST, OPTIONS).readBytes()));
            }
            for (Future<byte[]> reply : replies) {
                assertThat(reply.get()).isEqualTo(new byte[] {'x'});
            }
            assertThat(server.connections()).isLessThanOrEqualTo(8);
            assertThat(transport.requestLog().counters().total().requests()).isEqualTo(threads);
        }
    }

    @Test
    void aCallWaitsForAFreeConnectionNoLongerThanItsDeadline() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n");
                            await(over);
                        });
                var transport =
                        new Transport(
                                server.endpoint(),
                                TransportOptions.defaults().withMaxConnections(1))) {
            HttpReply held = transport.send(POST, OPTIONS);
            assertThatThrownBy(
                            () -> transport.send(POST, OPTIONS.withTimeout(Duration.ofMillis(40))))
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT));
            over.countDown();
            held.close();
        }
    }

    @Test
    void longPollsDoNotStarveOtherCalls()
            throws IOException, ExecutionException, InterruptedException {
        CyclicBarrier polling = new CyclicBarrier(2);
        CountDownLatch event = new CountDownLatch(1);
        try (var server =
                        ScriptedServer.plain(peer -> {
                            while (true) {
                                if (peer.request().startsWith("POST /poll")) {
                                    await(polling);
                                    await(event);
                                }
                                peer.ok("x");
                            }
                        });
                var transport =
                        new Transport(
                                server.endpoint(),
                                TransportOptions.defaults().withMaxConnections(1));
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            HttpRequest poll =
                    new HttpRequest(
                            HttpMethod.POST,
                            "/poll",
                            HttpHeaders.none(),
                            RequestBody.none(),
                            "WaitForUpdatesEx",
                            true);
            Future<byte[]> reply = executor.submit(() -> transport.send(poll, OPTIONS).readBytes());
            await(polling);
            transport.send(POST, OPTIONS).readBytes();
            event.countDown();
            assertThat(reply.get()).hasSize(1);
        }
    }

    @Test
    void cancellationWakesACallThatWaitsForAFreeConnection()
            throws IOException, ExecutionException, InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        Cancellation cancellation = new Cancellation();
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n");
                            await(over);
                        });
                var transport =
                        new Transport(
                                server.endpoint(),
                                TransportOptions.defaults().withMaxConnections(1));
                var executor = Executors.newVirtualThreadPerTaskExecutor();
                HttpReply held = transport.send(POST, OPTIONS)) {
            Future<?> waiting =
                    executor.submit(() ->
                            assertThatThrownBy(() ->
                                            transport.send(
                                                    POST, OPTIONS.withCancellation(cancellation)))
                                    .isInstanceOfSatisfying(
                                            TransportException.class,
                                            e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED)));
            cancellation.cancel();
            waiting.get();
            over.countDown();
            assertThat(held.status()).isEqualTo(200);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }
}
