package dev.vireo.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.client.TransportException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
final class ProxyTest {
    private static final HttpRequest GET = HttpRequest.of(HttpMethod.GET, "/a?b=c");
    private static final CallOptions OPTIONS = CallOptions.defaults();

    private final CopyOnWriteArrayList<String> asked = new CopyOnWriteArrayList<>();

    private static void serve(Peer peer) throws IOException {
        while (true) {
            peer.request();
            peer.ok("origin");
        }
    }

    private static Transport through(ScriptedServer proxy, ProxyServer.Type type, Endpoint server) {
        return new Transport(
                server,
                TransportOptions.defaults()
                        .withTrust(new TlsTrust.NoVerification())
                        .withProxy(new ProxyServer(type, "127.0.0.1", proxy.port())));
    }

    private static void assertOrigin(Transport transport) {
        for (int i = 0; i < 2; i++) {
            assertThat(
                            new String(
                                    transport.send(GET, OPTIONS).readBytes(),
                                    StandardCharsets.US_ASCII))
                    .isEqualTo("origin");
        }
    }

    private static void assertFails(Transport transport, String detail) {
        assertThatThrownBy(() -> transport.send(GET, OPTIONS))
                .isInstanceOfSatisfying(
                        TransportException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PROXY))
                .hasMessage(transport.server().authority() + ": " + detail);
    }

    @Test
    void httpProxyGetsAbsoluteUrlsOfPlainRequests() throws IOException {
        try (var proxy = ScriptedServer.plain(ProxyTest::serve);
                var transport =
                        through(
                                proxy,
                                ProxyServer.Type.HTTP,
                                new Endpoint(false, "esx.invalid", 80))) {
            assertOrigin(transport);
            assertThat(proxy.requests().getFirst())
                    .startsWith(
                            "GET http://esx.invalid:80/a?b=c HTTP/1.1\r\nHost: esx.invalid\r\n");
            assertThat(proxy.connections()).isEqualTo(1);
        }
    }

    @Test
    void httpProxyTunnelsTls(@TempDir Path folder)
            throws IOException, InterruptedException, GeneralSecurityException {
        var certificate = TestCertificates.make(folder, "x", "dns:esx.invalid", "-1d", 9);
        try (var server = ScriptedServer.tls(certificate.serverSockets(), ProxyTest::serve);
                var proxy =
                        ScriptedServer.plain(peer -> {
                            asked.add(peer.head());
                            peer.send("HTTP/1.1 200 Connection established\r\nVia: x\r\n\r\n");
                            pipe(peer, server.port());
                        });
                var transport =
                        new Transport(
                                new Endpoint(true, "esx.invalid", 443),
                                TransportOptions.defaults()
                                        .withTrust(new TlsTrust.CaFile(certificate.pem()))
                                        .withProxy(
                                                new ProxyServer(
                                                        ProxyServer.Type.HTTP,
                                                        "127.0.0.1",
                                                        proxy.port())))) {
            assertOrigin(transport);
            assertThat(asked)
                    .containsExactly(
                            "CONNECT esx.invalid:443 HTTP/1.1\r\nHost: esx.invalid:443\r\n\r\n");
        }
    }

    @Test
    void namesWhatTheHttpProxyRefused() throws IOException {
        try (var proxy =
                        ScriptedServer.plain(peer -> {
                            peer.head();
                            peer.reply("407 Proxy Authentication Required", new byte[0]);
                        });
                var transport =
                        through(
                                proxy,
                                ProxyServer.Type.HTTP,
                                new Endpoint(true, "esx.invalid", 443))) {
            assertFails(
                    transport,
                    "http proxy 127.0.0.1:"
                            + proxy.port()
                            + ": refused the tunnel: 407 Proxy Authentication Required");
        }
    }

    @Test
    void noticesThatAnHttpProxyIsNone() throws IOException {
        try (var proxy = ScriptedServer.plain(peer -> peer.send("220 mail ready\r\n"));
                var transport =
                        through(
                                proxy,
                                ProxyServer.Type.HTTP,
                                new Endpoint(true, "esx.invalid", 443))) {
            assertFails(transport, "http proxy 127.0.0.1:" + proxy.port() + ": is no HTTP proxy");
        }
    }

    @Test
    void socks4aLetsTheProxyResolveTheName() throws IOException {
        try (var server = ScriptedServer.plain(ProxyTest::serve);
                var proxy = ScriptedServer.plain(peer -> socks4(peer, server.port(), 90));
                var transport =
                        through(
                                proxy,
                                ProxyServer.Type.SOCKS4A,
                                new Endpoint(false, "esx.invalid", 8080))) {
            assertOrigin(transport);
            assertThat(asked).containsExactly("0.0.0.1:8080 esx.invalid");
        }
    }

    @Test
    void socks4ResolvesTheNameHere() throws IOException {
        try (var server = ScriptedServer.plain(ProxyTest::serve);
                var proxy = ScriptedServer.plain(peer -> socks4(peer, server.port(), 90));
                var transport =
                        through(
                                proxy,
                                ProxyServer.Type.SOCKS4,
                                new Endpoint(false, "localhost", 8080));
                var other =
                        through(
                                proxy,
                                ProxyServer.Type.SOCKS4A,
                                new Endpoint(false, "127.0.0.9", 8080))) {
            assertOrigin(transport);
            assertOrigin(other);
            assertThat(asked).containsExactly("127.0.0.1:8080 ", "127.0.0.9:8080 ");
        }
    }

    @Test
    void socks4CannotCarryIpv6() throws IOException {
        try (var proxy = ScriptedServer.plain(Peer::awaitClose);
                var transport =
                        through(proxy, ProxyServer.Type.SOCKS4, new Endpoint(false, "::1", 80))) {
            assertFails(
                    transport,
                    "socks4 proxy 127.0.0.1:"
                            + proxy.port()
                            + ": SOCKS 4 carries IPv4 only, and the server has no IPv4 address");
        }
    }

    @Test
    void namesWhatASocks4ProxyRefused() throws IOException {
        try (var proxy = ScriptedServer.plain(peer -> socks4(peer, 0, 91));
                var transport =
                        through(
                                proxy,
                                ProxyServer.Type.SOCKS4,
                                new Endpoint(false, "127.0.0.9", 80))) {
            assertFails(
                    transport,
                    "socks4 proxy 127.0.0.1:"
                            + proxy.port()
                            + ": refused the connection (code 91)");
        }
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.9, 127.0.0.9", "::1, 0:0:0:0:0:0:0:1"})
    void socks5ConnectsByAddress(String host, String shown) throws IOException {
        try (var server = ScriptedServer.plain(ProxyTest::serve);
                var proxy = ScriptedServer.plain(peer -> socks5(peer, server.port(), 0));
                var transport =
                        through(proxy, ProxyServer.Type.SOCKS5, new Endpoint(false, host, 8080))) {
            assertOrigin(transport);
            assertThat(asked).containsExactly(shown + ":8080");
        }
    }

    @Test
    void namesWhatASocks5ProxyRefused() throws IOException {
        try (var proxy = ScriptedServer.plain(peer -> socks5(peer, 0, 5));
                var transport =
                        through(
                                proxy,
                                ProxyServer.Type.SOCKS5,
                                new Endpoint(false, "127.0.0.9", 80))) {
            assertFails(
                    transport,
                    "socks5 proxy 127.0.0.1:"
                            + proxy.port()
                            + ": refused the connection: connection refused");
        }
    }

    @Test
    void noticesAProxyThatAsksForAuthentication() throws IOException {
        try (var proxy = ScriptedServer.plain(peer -> peer.send(new byte[] {5, (byte) 0xff}));
                var transport =
                        through(
                                proxy,
                                ProxyServer.Type.SOCKS5,
                                new Endpoint(false, "127.0.0.9", 80))) {
            assertFails(
                    transport,
                    "socks5 proxy 127.0.0.1:" + proxy.port() + ": asks for authentication");
        }
    }

    @Test
    void noticesAProxyThatHangsUp() throws IOException {
        try (var proxy = ScriptedServer.plain(Peer::oneByte);
                var transport =
                        through(
                                proxy,
                                ProxyServer.Type.SOCKS4,
                                new Endpoint(false, "127.0.0.9", 80))) {
            assertThatThrownBy(() -> transport.send(GET, OPTIONS))
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.PROXY));
        }
    }

    @Test
    void waitsForAProxyNoLongerThanTheConnectTimeout() throws IOException {
        try (var proxy = ScriptedServer.plain(Peer::awaitClose);
                var transport =
                        new Transport(
                                new Endpoint(false, "127.0.0.9", 80),
                                TransportOptions.defaults()
                                        .withConnectTimeout(Duration.ofMillis(60))
                                        .withProxy(
                                                new ProxyServer(
                                                        ProxyServer.Type.SOCKS5,
                                                        "127.0.0.1",
                                                        proxy.port())))) {
            assertFails(
                    transport,
                    "socks5 proxy 127.0.0.1:" + proxy.port() + ": no answer within 60 ms");
        }
    }

    @Test
    void namesAProxyThatCannotBeReached() throws IOException {
        try (ClosedPort closed = new ClosedPort();
                var transport =
                        new Transport(
                                new Endpoint(false, "127.0.0.9", 80),
                                TransportOptions.defaults()
                                        .withProxy(
                                                new ProxyServer(
                                                        ProxyServer.Type.HTTP,
                                                        "127.0.0.1",
                                                        closed.port())))) {
            assertFails(
                    transport, "http proxy 127.0.0.1:" + closed.port() + ": connection refused");
        }
    }

    private void socks4(Peer peer, int target, int code) throws IOException {
        byte[] head = peer.in().readNBytes(8);
        assertThat(head).startsWith(4, 1);
        String address =
                InetAddress.getByAddress(new byte[] {head[4], head[5], head[6], head[7]})
                        .getHostAddress();
        assertThat(text(peer.in())).as("user").isEmpty();
        String name = address.equals("0.0.0.1") ? text(peer.in()) : "";
        asked.add(address + ":" + port(head[2], head[3]) + " " + name);
        peer.send(new byte[] {0, (byte) code, 0, 0, 0, 0, 0, 0});
        if (code == 90) {
            pipe(peer, target);
        }
    }

    private void socks5(Peer peer, int target, int code) throws IOException {
        int methods = peer.in().readNBytes(2)[1];
        peer.in().skipNBytes(methods);
        peer.send(new byte[] {5, 0});
        byte[] head = peer.in().readNBytes(4);
        byte[] address = peer.in().readNBytes(head[3] == 1 ? 4 : 16);
        byte[] port = peer.in().readNBytes(2);
        asked.add(
                InetAddress.getByAddress(address).getHostAddress() + ":" + port(port[0], port[1]));
        peer.send(new byte[] {5, (byte) code, 0, 3, 4, 'n', 'a', 'm', 'e', 0, 0});
        if (code == 0) {
            pipe(peer, target);
        }
    }

    private static String text(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int b = in.read(); b > 0; b = in.read()) {
            text.append((char) b);
        }
        return text.toString();
    }

    private static int port(byte high, byte low) {
        return (high & 0xff) << 8 | (low & 0xff);
    }

    private static void pipe(Peer peer, int target) throws IOException {
        try (Socket out = new Socket(InetAddress.getLoopbackAddress(), target)) {
            Thread.ofPlatform()
                    .daemon()
                    .start(() -> {
                        try {
                            out.getInputStream().transferTo(peer.out());
                        } catch (IOException e) {
                            // one side hung up: the tunnel ends
                        }
                    });
            peer.in().transferTo(out.getOutputStream());
        }
    }
}
