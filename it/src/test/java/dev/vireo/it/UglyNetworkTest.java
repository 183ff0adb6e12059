package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.it.ScriptedServer.Reply;
import dev.vireo.shell.InProcess;
import dev.vireo.testkit.Command.Outcome;
import dev.vireo.testkit.GoldenFiles;
import dev.vireo.testkit.Vcsim;
import dev.vireo.testkit.Virsh;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever goes wrong on the way to a server: two lines that say so as virsh does, exit code 1, no
/// stack trace, no password. The texts are golden files.
class UglyNetworkTest {
    private static final Reply NOT_FOUND =
            ScriptedServer.text("HTTP/1.1 404 Not Found", "Content-Length: 9", "", "Not Found");

    @TempDir Path folder;

    @ParameterizedTest
    @MethodSource("badReplies")
    void saysWhatIsWrongWithTheServer(String name, Reply reply) {
        try (var server = ScriptedServer.saying(reply)) {
            check(
                    name,
                    "esx://user@127.0.0.1:" + server.port() + "/?transport=http",
                    server.port());
        }
    }

    static Stream<Arguments> badReplies() {
        return BadReplies.all().entrySet().stream()
                .map(each -> Arguments.of(each.getKey(), each.getValue()));
    }

    @Test
    void refusesAWrongPassword() {
        try (var vcsim = Vcsim.start("-password", "another")) {
            int port = vcsim.sdk().getPort();
            check("wrong_password", "esx://user@127.0.0.1:" + port + "/?transport=http", port);
        }
    }

    @Test
    void refusesAWrongPasswordOnAVcenter() {
        try (var vcsim = Vcsim.start("-model", "vpx", "-password", "another")) {
            int port = vcsim.sdk().getPort();
            check(
                    "wrong_password_on_vcenter",
                    "vpx://user@127.0.0.1:" + port + "/DC0/DC0_H0?transport=http",
                    port);
        }
    }

    @Test
    void namesAnUnknownHost() {
        check("unknown_host", "esx://user@no-such-host.invalid/", 443);
    }

    @Test
    void namesAClosedPort() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        check("closed_port", "esx://user@127.0.0.1:" + port + "/", port);
    }

    @Test
    void refusesAnUntrustedCertificate() {
        var identity = new Certificates(folder).valid();
        try (var server = ScriptedServer.on(identity.sockets(), out -> {})) {
            check("untrusted_certificate", secure(server, ""), server.port());
        }
    }

    @Test
    void refusesAnExpiredCertificate() {
        var identity = new Certificates(folder).expired();
        try (var server = ScriptedServer.on(identity.sockets(), out -> {})) {
            check(
                    "expired_certificate",
                    secure(server, "?cacert=" + identity.pem()),
                    server.port());
        }
    }

    @Test
    void refusesTheCertificateOfAnotherHost() {
        var identity = new Certificates(folder).ofAnotherHost();
        try (var server = ScriptedServer.on(identity.sockets(), out -> {})) {
            check(
                    "certificate_of_another_host",
                    secure(server, "?cacert=" + identity.pem()),
                    server.port());
        }
    }

    @Test
    void talksToACertificateThatIsTrusted() {
        var identity = new Certificates(folder).valid();
        try (var server = ScriptedServer.on(identity.sockets(), NOT_FOUND)) {
            check("not_found", secure(server, "?cacert=" + identity.pem()), server.port());
        }
    }

    @Test
    void noticesThatTheServerSpeaksNoTls() {
        try (var server = ScriptedServer.greeting(NOT_FOUND)) {
            check("no_tls", secure(server, ""), server.port());
        }
    }

    @Test
    void listsOverTlsWithoutVerification() {
        try (var vcsim = Vcsim.start("-tls", "-vms", "1")) {
            String uri = "esx://user@127.0.0.1:" + vcsim.sdk().getPort() + "/?no_verify=1";
            assertThat(run(uri))
                    .isEqualTo(
                            new Outcome(
                                    0,
                                    """
                                     Id   Name          State
                                    -----------------------------
                                     9    ha-host_VM0   running

                                    """,
                                    ""));
        }
    }

    private static String secure(ScriptedServer server, String parameters) {
        return "esx://user@127.0.0.1:" + server.port() + "/" + parameters;
    }

    private Outcome run(String uri) {
        var shell = new InProcess(Map.of("LIBVIRT_AUTH_FILE", Virsh.authFile(folder).toString()));
        return shell.run(List.of("-c", uri, "list"));
    }

    private void check(String golden, String uri, int port) {
        Outcome outcome = run(uri);
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .matches(
                        "error: failed to connect to the hypervisor\nerror: [^\n\\p{Cntrl}]{1,500}\n")
                .doesNotContain(Vcsim.PASSWORD, "Exception", "dev.vireo", "java.", "sun.");
        GoldenFiles.beside(UglyNetworkTest.class)
                .in("ugly")
                .check(
                        golden + ".txt",
                        outcome.err()
                                .replace(":" + port, ":PORT")
                                .replaceAll("(?i)([0-9a-f]{2}:){19,}[0-9a-f]{2}", "THUMBPRINT")
                                .replaceAll("[0-9-]{10}T[0-9:]{8}Z", "TIME"));
    }
}
