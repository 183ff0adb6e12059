package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.CertificateQuestion;
import dev.vireo.api.CertificateQuestion.Unverified;
import dev.vireo.api.ConnectRequest;
import dev.vireo.api.ConnectUri;
import dev.vireo.api.Connection;
import dev.vireo.api.Credentials;
import dev.vireo.api.KnownHosts;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which certificates are taken, and that no password goes to a server that shows another.
class ServerTrustTest {
    @TempDir private Path folder;
    private final List<Unverified> asked = new ArrayList<>();

    private Certificates certificates() {
        return new Certificates(folder);
    }

    private Path known() {
        return folder.resolve("vireo/known_hosts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA-256", "SHA-1"})
    void takesAPinnedCertificateWhateverItSays(String algorithm) {
        // expired; and, reached by this name, for another host
        var identity = certificates().expired();
        try (Simulator simulator = start(identity)) {
            String thumbprint = identity.thumbprint(algorithm);
            for (String form :
                    List.of(
                            thumbprint,
                            thumbprint.toLowerCase(Locale.ROOT),
                            thumbprint.replace(":", ""))) {
                works(uri(simulator, "localhost", "thumbprint=" + form));
            }
            works(uri(simulator, "127.0.0.1", "thumbprint=" + "00".repeat(32) + "," + thumbprint));
            assertThat(known()).doesNotExist();
        }
    }

    @ParameterizedTest
    @CsvSource({"SHA-256, 32", "SHA-1, 20"})
    void namesBothThumbprintsOfAnotherCertificate(String algorithm, int bytes) {
        var identity = certificates().valid();
        try (Simulator simulator = start(identity)) {
            String pinned = "AB" + ":00".repeat(bytes - 1);
            refused(uri(simulator, "127.0.0.1", "thumbprint=" + pinned), ErrorCode.GNUTLS_ERROR)
                    .hasMessageContaining(pinned)
                    .hasMessageContaining(identity.thumbprint(algorithm));
            assertThat(simulator.requests().total()).isZero();
        }
    }

    @Test
    void asksAPersonOnceAndRemembers() {
        var identity = certificates().valid();
        try (Simulator simulator = start(identity)) {
            String uri = uri(simulator, "127.0.0.1", "");
            String thumbprint = identity.thumbprint("SHA-256");
            open(uri, answering(true)).close();
            assertThat(asked).hasSize(1);
            assertThat(asked.getFirst().fingerprint()).isEqualTo(thumbprint);
            assertThat(asked.getFirst().server()).isEqualTo("127.0.0.1:" + simulator.port());
            assertThat(asked.getFirst().knownHosts()).isEqualTo(known());
            assertThat(known())
                    .hasContent("127.0.0.1:" + simulator.port() + " " + thumbprint + "\n");
            works(uri);
            open(uri, answering(false)).close();
            assertThat(asked).hasSize(1);
        }
    }

    @Test
    void trustsNobodyWhomAPersonDoesNotTrust() {
        var identity = certificates().valid();
        try (Simulator simulator = start(identity)) {
            String uri = uri(simulator, "127.0.0.1", "");
            assertThatThrownBy(() -> open(uri, answering(false)))
                    .hasMessageContaining("not trusted")
                    .hasMessageContaining("(thumbprint=")
                    .hasMessageContaining("no_verify=1");
            assertThat(asked).hasSize(1);
            assertThat(known()).doesNotExist();
            assertThat(simulator.requests().total()).isZero();
        }
    }

    @Test
    void isSilentlyTrustedByNobody() {
        var identity = certificates().valid();
        try (Simulator simulator = start(identity)) {
            refused(uri(simulator, "127.0.0.1", ""), ErrorCode.GNUTLS_ERROR)
                    .hasMessageContaining("not trusted");
            assertThat(known()).doesNotExist();
        }
    }

    @Test
    void saysLoudlyThatACertificateHasChanged() throws IOException {
        int port;
        String before;
        var identity = certificates().valid();
        try (Simulator simulator = start(identity)) {
            port = simulator.port();
            before = identity.thumbprint("SHA-256");
            open(uri(simulator, "127.0.0.1", ""), answering(true)).close();
        }
        var other = certificates().another();
        try (Simulator simulator = Simulator.builder().port(port).tls(other.context()).start()) {
            String now = other.thumbprint("SHA-256");
            assertThat(now).isNotEqualTo(before);
            assertThatThrownBy(() -> open(uri(simulator, "127.0.0.1", ""), answering(true)))
                    .isInstanceOfSatisfying(
                            VirtException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.GNUTLS_ERROR))
                    .hasMessageContaining("HAS CHANGED")
                    .hasMessageContaining(known() + ":1 has SHA-256 " + before)
                    .hasMessageContaining("the server shows " + now);
            assertThat(asked).hasSize(1);
            assertThat(simulator.requests().total()).isZero();
            assertThat(Files.readString(known())).contains(before).doesNotContain(now);
        }
    }

    @Test
    void asksNobodyAboutACertificateThatIsTrusted() {
        var identity = certificates().valid();
        try (Simulator simulator = start(identity)) {
            open(uri(simulator, "127.0.0.1", "cacert=" + identity.pem()), answering(true)).close();
            assertThat(asked).isEmpty();
            assertThat(known()).doesNotExist();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "no_verify=1&thumbprint=THUMB | 'no_verify=1' and 'thumbprint' exclude each other",
                "no_verify=1&known_hosts=x | 'no_verify=1' and 'known_hosts' exclude each other",
                "cacert=x&thumbprint=THUMB | 'cacert' and 'thumbprint' exclude each other",
                "thumbprint=THUMB&known_hosts=x | exclude each other",
                "transport=http&thumbprint=THUMB | has no meaning with 'transport=http'",
                "thumbprint=AB:CD | 'thumbprint' is not a certificate thumbprint: 'AB:CD'"
            })
    void refusesWhatMakesNoSense(String parameters, String message) {
        String text = parameters.strip().replace("THUMB", "00".repeat(32));
        refused("esx://127.0.0.1:1/?" + text, ErrorCode.INVALID_ARG)
                .hasMessageContaining(message.strip());
    }

    private static Simulator start(Certificates.Identity identity) {
        return Simulator.builder().machine("web").tls(identity.context()).start();
    }

    private static String uri(Simulator simulator, String host, String parameter) {
        return "esx://root@" + host + ":" + simulator.port() + "/?" + parameter;
    }

    private CertificateQuestion answering(boolean trust) {
        return certificate -> {
            asked.add(certificate);
            return trust;
        };
    }

    private ConnectRequest request(String uri) {
        return new ConnectRequest(
                        ConnectUri.parse(uri),
                        _ -> Optional.of(new Credentials("root", "password")),
                        false)
                .withKnownHosts(KnownHosts.of(known()));
    }

    private Connection open(String uri, CertificateQuestion question) {
        return Connection.open(request(uri).withCertificateQuestion(question));
    }

    private void works(String uri) {
        try (Connection connection = Connection.open(request(uri))) {
            assertThat(connection.listDomains(Set.of())).hasSize(1);
        }
    }

    private AbstractThrowableAssert<?, ?> refused(String uri, ErrorCode code) {
        return assertThatThrownBy(() -> Connection.open(request(uri)))
                .isInstanceOfSatisfying(
                        VirtException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
