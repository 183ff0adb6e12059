package dev.vireo.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

final class TransportTest {
    private static final HttpRequest GET = HttpRequest.of(HttpMethod.GET, "/a");
    private static final CallOptions OPTIONS = CallOptions.defaults();

    private static Transport to(ScriptedServer server) {
        return new Transport(server.endpoint(), TransportOptions.defaults());
    }

    private static String text(HttpReply reply) {
        return new String(reply.readBytes(), StandardCharsets.ISO_8859_1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void sendsOnlyTheHeadersOfAPlainRequest() throws IOException {
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            peer.ok("hello");
                        });
                var transport = to(server)) {
            assertThat(text(transport.send(GET, OPTIONS))).isEqualTo("hello");
            assertThat(server.requests())
                    .containsExactly(
                            "GET /a HTTP/1.1\r\n"
                                    + "Host: 127.0.0.1:"
                                    + server.port()
                                    + "\r\nUser-Agent: "
                                    + TransportOptions.defaults().userAgent()
                                    + "\r\nAccept-Encoding: gzip\r\n\r\n");
        }
    }

    @Test
    void postsBytesWithTheirLength() throws IOException {
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            peer.ok("");
                        });
                var transport = to(server)) {
            HttpRequest post =
                    HttpRequest.of(HttpMethod.POST, "/sdk")
                            .withBody(RequestBody.utf8("<é/>"))
                            .withHeader("SOAPAction", "\"urn:vim25/6.5\"");
            transport.send(post, OPTIONS).close();
            assertThat(server.requests().getFirst())
                    .contains("SOAPAction: \"urn:vim25/6.5\"\r\n")
                    .contains("Content-Length: 5\r\n");
        }
    }

    @Test
    void streamsABodyOfUnknownLengthInChunks() throws IOException {
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            peer.ok("");
                        });
                var transport = to(server)) {
            String body = "x".repeat(200_000);
            HttpRequest put =
                    HttpRequest.of(HttpMethod.PUT, "/f")
                            .withBody(
                                    RequestBody.streamed(
                                            () -> new ByteArrayInputStream(ascii(body)),
                                            RequestBody.Streamed.UNKNOWN_LENGTH));
            transport.send(put, OPTIONS).close();
            assertThat(server.requests().getFirst())
                    .contains("Transfer-Encoding: chunked\r\n")
                    .doesNotContain("Content-Length")
                    .endsWith("\r\n\r\n" + body);
        }
    }

    @Test
    void streamsABodyOfKnownLength() throws IOException {
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            peer.ok("");
                        });
                var transport = to(server)) {
            HttpRequest put =
                    HttpRequest.of(HttpMethod.PUT, "/f")
                            .withBody(
                                    RequestBody.streamed(
                                            () -> new ByteArrayInputStream(ascii("12345")), 5));
            transport.send(put, OPTIONS).close();
            assertThat(server.requests().getFirst())
                    .contains("Content-Length: 5\r\n")
                    .endsWith("\r\n\r\n12345");
        }
    }

    @Test
    void usesOneConnectionForCallsInSequence() throws IOException {
        try (var server =
                        ScriptedServer.plain(peer -> {
                            while (true) {
                                peer.request();
                                peer.ok("x");
                            }
                        });
                var transport = to(server)) {
            for (int i = 0; i < 5; i++) {
                assertThat(text(transport.send(GET, OPTIONS))).isEqualTo("x");
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void keepsTheConnectionWhenTheCallerStopsBeforeTheLastChunk() throws IOException {
        try (var server =
                        ScriptedServer.plain(peer -> {
                            while (true) {
                                peer.request();
                                peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                                peer.send("5\r\nhello\r\n0\r\n\r\n");
                            }
                        });
                var transport = to(server)) {
            for (int i = 0; i < 3; i++) {
                try (HttpReply reply = transport.send(GET, OPTIONS)) {
                    assertThat(reply.body().readNBytes(5)).isEqualTo(ascii("hello"));
                }
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void opensAnotherConnectionAfterConnectionClose() throws IOException {
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            peer.ok("x", "Connection: Close");
                            peer.awaitClose();
                        });
                var transport = to(server)) {
            transport.send(GET, OPTIONS).close();
            transport.send(GET, OPTIONS).close();
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void closesConnectionsThatWereIdleTooLong() throws IOException {
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            peer.ok("x");
                            peer.awaitClose();
                        });
                var transport =
                        new Transport(
                                server.endpoint(),
                                TransportOptions.defaults()
                                        .withIdleTimeout(java.time.Duration.ZERO))) {
            transport.send(GET, OPTIONS).close();
            transport.send(GET, OPTIONS).close();
            assertThat(server.connections()).isEqualTo(2);
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void readsABodyThatEndsWithTheConnection() throws IOException {
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            peer.send("HTTP/1.0 200 OK\r\n\r\nto the end");
                        });
                var transport = to(server)) {
            assertThat(text(transport.send(GET, OPTIONS))).isEqualTo("to the end");
        }
    }

    @Test
    void readsChunksWithExtensionsAndATrailer() throws IOException {
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n");
                            peer.send("A;x=y\r\n0123456789\r\n");
                            peer.send("1\r\nx\r\n0\r\nX-Sum: 1\r\n\r\n");
                            peer.awaitClose();
                        });
                var transport = to(server)) {
            assertThat(text(transport.send(GET, OPTIONS))).isEqualTo("0123456789x");
        }
    }

    @Test
    void headAnd204And304HaveNoBody() throws IOException {
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
                            peer.request();
                            peer.send("HTTP/1.1 204 No Content\r\n\r\n");
                            peer.request();
                            peer.send("HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n");
                            peer.request();
                            peer.ok("x");
                        });
                var transport = to(server)) {
            HttpReply head = transport.send(HttpRequest.of(HttpMethod.HEAD, "/a"), OPTIONS);
            assertThat(text(head)).isEmpty();
            assertThat(head.headers().first("content-length")).contains("1000");
            assertThat(text(transport.send(GET, OPTIONS))).isEmpty();
            assertThat(transport.send(GET, OPTIONS).status()).isEqualTo(304);
            assertThat(text(transport.send(GET, OPTIONS))).isEqualTo("x");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void skipsInterimReplies() throws IOException {
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            peer.send(
                                    "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\nA: b\r\n\r\n");
                            peer.ok("done");
                        });
                var transport = to(server)) {
            assertThat(text(transport.send(GET, OPTIONS))).isEqualTo("done");
        }
    }

    @Test
    void acceptsBareLineFeedsAndAMissingReason() throws IOException {
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            peer.send("HTTP/1.1 200\nContent-Length: 2\n\nok");
                        });
                var transport = to(server)) {
            assertThat(text(transport.send(GET, OPTIONS))).isEqualTo("ok");
        }
    }

    @Test
    void decodesGzip() throws IOException {
        byte[] zipped = gzip("a".repeat(100_000));
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            peer.reply("200 OK", zipped, "Content-Encoding: gzip");
                            peer.request();
                            peer.ok("next");
                        });
                var transport = to(server)) {
            assertThat(text(transport.send(GET, OPTIONS))).isEqualTo("a".repeat(100_000));
            assertThat(text(transport.send(GET, OPTIONS))).isEqualTo("next");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void decodesDeflateWithAndWithoutZlibHeader() throws IOException {
        byte[] zlib = deflate("hello hello hello", false);
        byte[] bare = deflate("hello hello hello", true);
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            peer.reply("200 OK", zlib, "Content-Encoding: deflate");
                            peer.request();
                            peer.reply("200 OK", bare, "Content-Encoding: deflate");
                        });
                var transport = to(server)) {
            assertThat(text(transport.send(GET, OPTIONS))).isEqualTo("hello hello hello");
            assertThat(text(transport.send(GET, OPTIONS))).isEqualTo("hello hello hello");
        }
    }

    @Test
    void stopsAGzipBombAtTheCallersLimit() throws IOException {
        byte[] bomb = gzip("0".repeat(50_000_000));
        assertThat(bomb.length).isLessThan(100_000);
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            peer.reply("200 OK", bomb, "Content-Encoding: gzip");
                            peer.awaitClose();
                        });
                var transport = to(server)) {
            HttpReply reply = transport.send(GET, OPTIONS.withMaxReplyBytes(1_000_000));
            assertThatThrownBy(reply::readBytes)
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            e -> assertThat(e.kind()).isEqualTo(TransportException.Kind.TOO_LARGE))
                    .hasMessage(
                            server.endpoint().authority()
                                    + ": the reply is larger than the 1000000 bytes allowed");
        }
    }

    @Test
    void sendsCookiesBackAsTheyCame() throws IOException {
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            peer.ok(
                                    "",
                                    "Set-Cookie: vmware_soap_session=\"52e6-a b\"; Path=/; HttpOnly; Secure;");
                            peer.request();
                            peer.ok("", "Set-Cookie: vmware_soap_session=x; Max-Age=0");
                            peer.request();
                            peer.ok("");
                        });
                var transport = to(server)) {
            for (int i = 0; i < 3; i++) {
                transport.send(GET, OPTIONS).close();
            }
            assertThat(server.requests().get(0)).doesNotContain("Cookie");
            assertThat(server.requests().get(1))
                    .contains("\r\nCookie: vmware_soap_session=\"52e6-a b\"\r\n");
            assertThat(server.requests().get(2)).doesNotContain("Cookie");
        }
    }

    @Test
    void countsEveryRequestByLabelWithItsBytes() throws IOException {
        byte[] zipped = gzip("a".repeat(10_000));
        AtomicReference<RequestRecord> seen = new AtomicReference<>();
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            peer.reply("200 OK", zipped, "Content-Encoding: gzip");
                            peer.request();
                            peer.reply("500 Internal Server Error", ascii("fault"));
                        });
                var transport = to(server)) {
            transport.requestLog().addListener(seen::set);
            transport.send(GET.withLabel("Login"), OPTIONS).readBytes();
            RequestRecord login = seen.get();
            assertThat(login.label()).isEqualTo("Login");
            assertThat(login.status()).isEqualTo(200);
            assertThat(login.bytesSent()).isEqualTo(server.requests().getFirst().length());
            assertThat(login.bytesReceived())
                    .isEqualTo(
                            ("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
                                                    + zipped.length
                                                    + "\r\n\r\n")
                                            .length()
                                    + zipped.length);
            transport.send(GET.withLabel("Logout"), OPTIONS).readBytes();
            Counters counters = transport.requestLog().counters();
            assertThat(counters.total().requests()).isEqualTo(2);
            assertThat(counters.byLabel()).containsOnlyKeys("Login", "Logout");
            assertThat(counters.total().bytesSent())
                    .isEqualTo(server.requests().stream().mapToInt(String::length).sum());
        }
    }

    @Test
    void expectNamesThePathButNotTheQuery() throws IOException {
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            peer.reply("404 Not Found", ascii("<html>"));
                        });
                var transport = to(server)) {
            HttpReply reply =
                    transport.send(
                            HttpRequest.of(HttpMethod.GET, "/folder?ticket=s3cret"), OPTIONS);
            assertThatThrownBy(() -> reply.expect(Set.of(200, 206)))
                    .isInstanceOfSatisfying(
                            TransportException.class, e -> assertThat(e.status()).hasValue(404))
                    .hasMessage(
                            server.endpoint().authority()
                                    + ": GET /folder was answered with 404 Not Found");
        }
    }

    @Test
    void refusesRedirectionsAndNamesBothUrlsWithoutSecrets() throws IOException {
        try (var server =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            peer.reply(
                                    "301 Moved Permanently",
                                    new byte[0],
                                    "Location: https://u:pw@host.example/sdk?k=s3cret");
                        });
                var transport = to(server)) {
            assertThatThrownBy(
                            () -> transport.send(HttpRequest.of(HttpMethod.POST, "/sdk"), OPTIONS))
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            e -> assertThat(e.kind()).isEqualTo(TransportException.Kind.REDIRECT))
                    .hasMessage(
                            server.endpoint().authority()
                                    + ": http://"
                                    + server.endpoint().authority()
                                    + "/sdk was answered with 301 Moved Permanently and points to"
                                    + " https://host.example/sdk: redirections are not followed");
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write(ascii(text));
        }
        return zipped.toByteArray();
    }

    private static byte[] deflate(String text, boolean bare) throws IOException {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, bare);
                OutputStream out = new DeflaterOutputStream(deflated, deflater)) {
            out.write(ascii(text));
        }
        return deflated.toByteArray();
    }
}
