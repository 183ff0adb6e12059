package dev.vireo.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.client.TransportException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // each certificate costs a run of keytool
final class TlsTest {
    private static final HttpRequest GET = HttpRequest.of(HttpMethod.GET, "/a");
    private static final CallOptions OPTIONS = CallOptions.defaults();

    private Path folder;
    private TestCertificates good;

    private TestCertificates elsewhere;

    private TestCertificates expired;

    private TestCertificates early;

    @BeforeAll
    void makeCertificates(@TempDir Path shared)
            throws IOException, InterruptedException, GeneralSecurityException {
        folder = shared;
        String here = "dns:localhost,ip:127.0.0.1";
        good = TestCertificates.make(folder, "good", here, "-1d", 30);
        elsewhere = TestCertificates.make(folder, "elsewhere", "dns:esx.example", "-1d", 30);
        expired = TestCertificates.make(folder, "expired", here, "-30d", 10);
        early = TestCertificates.make(folder, "early", here, "+10d", 30);
    }

    private static ScriptedServer serve(TestCertificates certificates) throws IOException {
        return ScriptedServer.tls(
                certificates.serverSockets(),
                peer -> {
                    while (true) {
                        peer.request();
                        peer.ok("secret");
                    }
                });
    }

    private static Transport to(Endpoint server, TlsTrust trust) {
        return new Transport(server, TransportOptions.defaults().withTrust(trust));
    }

    private static TlsTrust file(TestCertificates certificates) {
        return new TlsTrust.CaFile(certificates.pem());
    }

    private static void assertWorks(Endpoint server, TlsTrust trust) {
        try (Transport transport = to(server, trust)) {
            for (int i = 0; i < 2; i++) {
                assertThat(transport.send(GET, OPTIONS).readBytes())
                        .isEqualTo("secret".getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private static void assertRefused(Endpoint server, TlsTrust trust, Kind kind, String message) {
        try (Transport transport = to(server, trust)) {
            assertThatThrownBy(() -> transport.send(GET, OPTIONS))
                    .isInstanceOfSatisfying(
                            TransportException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                    .hasMessage(server.authority() + ": " + message);
        }
    }

    private static String shown(TestCertificates certificates) {
        return " (" + ServerCertificate.of(certificates.certificate()) + ")";
    }

    @Test
    void trustsAServerWhoseCertificateIsInTheFile() throws IOException {
        try (var server = serve(good)) {
            assertWorks(server.endpoint(), file(good));
            assertWorks(server.endpoint("localhost"), file(good));
        }
    }

    @Test
    void takesAnyCertificateOfAFileWithSeveral() throws IOException {
        Path both = folder.resolve("both.pem");
        Files.writeString(
                both,
                Files.readString(elsewhere.pem()) + "\n# ours\n" + Files.readString(good.pem()));
        try (var server = serve(good)) {
            assertWorks(server.endpoint(), new TlsTrust.CaFile(both));
        }
    }

    @Test
    void trustsAPinnedThumbprintWhateverNameAndDates() throws IOException {
        Thumbprint sha256 = Thumbprint.sha256(expired.certificate());
        try (var server = serve(expired)) {
            assertWorks(server.endpoint(), new TlsTrust.Pinned(List.of(sha256)));
            assertWorks(
                    server.endpoint(),
                    new TlsTrust.Pinned(
                            List.of(
                                    new Thumbprint(
                                            sha256.hex()
                                                    .replace(":", "")
                                                    .toLowerCase(Locale.ROOT)))));
        }
        try (var server = serve(elsewhere)) {
            assertWorks(
                    server.endpoint(),
                    new TlsTrust.Pinned(
                            List.of(sha256, Thumbprint.sha256(elsewhere.certificate()))));
        }
    }

    @Test
    void trustsEverythingOnlyWhenToldSo() throws IOException {
        try (var server = serve(expired)) {
            assertWorks(server.endpoint(), new TlsTrust.NoVerification());
        }
    }

    @Test
    void refusesAnUntrustedCertificateAndShowsIt() throws IOException {
        try (var server = serve(good)) {
            String message = "its certificate is not trusted (it is self-signed)" + shown(good);
            assertThat(message).contains("subject ", "issuer ", "valid ", "SHA-256 ");
            assertRefused(
                    server.endpoint(), new TlsTrust.SystemTrust(), Kind.TLS_UNTRUSTED, message);
            assertRefused(server.endpoint(), file(elsewhere), Kind.TLS_UNTRUSTED, message);
        }
    }

    @Test
    void refusesAnotherThumbprint() throws IOException {
        try (var server = serve(good)) {
            assertRefused(
                    server.endpoint(),
                    new TlsTrust.Pinned(List.of(Thumbprint.sha256(elsewhere.certificate()))),
                    Kind.TLS_UNTRUSTED,
                    "its certificate does not have the pinned thumbprint "
                            + Thumbprint.sha256(elsewhere.certificate())
                            + " but "
                            + Thumbprint.sha256(good.certificate())
                            + shown(good));
        }
    }

    @Test
    void refusesAnExpiredCertificateEvenIfItIsInTheFile() throws IOException {
        try (var server = serve(expired)) {
            String message = "its certificate has expired" + shown(expired);
            assertRefused(server.endpoint(), file(expired), Kind.TLS_EXPIRED, message);
            assertRefused(server.endpoint(), new TlsTrust.SystemTrust(), Kind.TLS_EXPIRED, message);
        }
    }

    @Test
    void refusesACertificateOfTheFuture() throws IOException {
        try (var server = serve(early)) {
            assertRefused(
                    server.endpoint(),
                    file(early),
                    Kind.TLS_NOT_YET_VALID,
                    "its certificate is not valid yet" + shown(early));
        }
    }

    @Test
    void refusesATrustedCertificateOfAnotherHost() throws IOException {
        try (var server = serve(elsewhere)) {
            assertRefused(
                    server.endpoint(),
                    file(elsewhere),
                    Kind.TLS_HOST,
                    "its certificate is not for host '127.0.0.1' but for esx.example"
                            + shown(elsewhere));
        }
    }

    @Test
    void carriesTheRefusedCertificate() throws IOException {
        try (var server = serve(good);
                var transport = to(server.endpoint(), new TlsTrust.SystemTrust())) {
            assertThatThrownBy(() -> transport.send(GET, OPTIONS))
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            e ->
                                    assertThat(e.certificate())
                                            .contains(ServerCertificate.of(good.certificate())));
        }
    }

    @Test
    void refusesWithoutSendingTheRequest() throws IOException {
        try (var server = serve(good)) {
            assertThatThrownBy(
                            () -> {
                                try (var transport =
                                        to(server.endpoint(), new TlsTrust.SystemTrust())) {
                                    transport.send(GET, OPTIONS);
                                }
                            })
                    .isInstanceOf(TransportException.class);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void namesACertificateFileThatCannotBeUsed() throws IOException {
        Path missing = folder.resolve("missing.pem");
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        Path text = Files.writeString(folder.resolve("text.pem"), "not a certificate\n");
        try (var server = serve(good)) {
            for (Path file : List.of(missing, empty, text)) {
                String what =
                        file.equals(missing)
                                ? "does not exist"
                                : file.equals(empty)
                                        ? "holds no certificate"
                                        : "holds something that is no X.509 certificate";
                assertRefused(
                        server.endpoint(),
                        new TlsTrust.CaFile(file),
                        Kind.TLS_CONFIG,
                        "the certificate file '" + file + "' " + what);
            }
        }
    }

    @Test
    void noticesAPlainServerOnATlsPort() throws IOException {
        try (var server =
                ScriptedServer.plain(peer -> {
                    peer.oneByte();
                    peer.send("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
                    peer.awaitClose();
                })) {
            Endpoint wrong = new Endpoint(true, "127.0.0.1", server.port());
            assertRefused(
                    wrong,
                    new TlsTrust.NoVerification(),
                    Kind.WRONG_TRANSPORT,
                    "does not speak TLS on this port: use transport=http or another port");
        }
    }

    @Test
    void noticesATlsServerOnAPlainPort() throws IOException {
        try (var server = serve(good)) {
            Endpoint wrong = new Endpoint(false, "127.0.0.1", server.port());
            assertRefused(
                    wrong,
                    new TlsTrust.SystemTrust(),
                    Kind.WRONG_TRANSPORT,
                    "speaks TLS and not plain HTTP: use transport=https");
        }
    }

    @Test
    void noticesAConnectionClosedInTheHandshake() throws IOException {
        try (var server = ScriptedServer.plain(Peer::oneByte)) {
            Endpoint tls = new Endpoint(true, "127.0.0.1", server.port());
            try (Transport transport = to(tls, new TlsTrust.NoVerification())) {
                assertThatThrownBy(() -> transport.send(GET, OPTIONS))
                        .isInstanceOfSatisfying(
                                TransportException.class,
                                e -> assertThat(e.kind()).isEqualTo(Kind.TLS_OTHER));
            }
        }
    }

    @Test
    void theDeadlineHoldsInTheHandshake() throws IOException {
        try (var server = ScriptedServer.plain(Peer::awaitClose)) {
            Endpoint tls = new Endpoint(true, "127.0.0.1", server.port());
            try (Transport transport = to(tls, new TlsTrust.NoVerification())) {
                assertThatThrownBy(() ->
                                transport.send(GET, OPTIONS.withTimeout(Duration.ofMillis(60))))
                        .isInstanceOfSatisfying(
                                TransportException.class,
                                e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT))
                        .hasMessage(tls.authority() + ": GET did not finish within 60 ms");
            }
        }
    }

    @Test
    void cancellationEndsTheHandshake() throws IOException {
        Cancellation cancellation = new Cancellation();
        try (var server =
                ScriptedServer.plain(peer -> {
                    peer.oneByte();
                    cancellation.cancel();
                    peer.awaitClose();
                })) {
            Endpoint tls = new Endpoint(true, "127.0.0.1", server.port());
            try (Transport transport = to(tls, new TlsTrust.NoVerification())) {
                assertThatThrownBy(
                                () -> transport.send(GET, OPTIONS.withCancellation(cancellation)))
                        .isInstanceOfSatisfying(
                                TransportException.class,
                                e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
            }
        }
    }
}
