package dev.vireo.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.it.ScriptedServer.Reply;
import dev.vireo.shell.InProcess;
import dev.vireo.testkit.Command.Outcome;
import dev.vireo.testkit.GoldenFiles;
import dev.vireo.testkit.Vcsim;
import dev.vireo.testkit.Virsh;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever goes wrong on the way to a server: two lines that say so as virsh does, exit code 1, no
/// stack trace, no password. The texts are golden files.
class UglyNetworkTest {
    private static final String ENVELOPE =
            "<?xml version=\"1.0\"?><s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\">";
    private static final int HUGE = 20_000_000;

    @TempDir Path folder;

    /// What a server says that is no good VI API server.
    private enum Said {
        WEB_PAGE(
                ScriptedServer.ok("text/html", "<html><body><h1>It works!</h1><br></body></html>")),
        WEB_PAGE_OF_XML(ScriptedServer.ok("text/html", "<html><body/></html>")),
        JSON(ScriptedServer.ok("application/json", "{\"error\": \"no such path\"}")),
        NOTHING(ScriptedServer.ok("text/xml", "")),
        NOT_FOUND(text("HTTP/1.1 404 Not Found", "Content-Length: 9", "", "Not Found")),
        FOUND_ELSEWHERE(
                text(
                        "HTTP/1.1 302 Found",
                        "Location: https://elsewhere/",
                        "Content-Length: 0",
                        "",
                        "")),
        UNAUTHORIZED(
                text(
                        "HTTP/1.1 401 Unauthorized",
                        "WWW-Authenticate: Basic realm=\"x\"",
                        "Content-Length: 0",
                        "",
                        "")),
        UNAVAILABLE(text("HTTP/1.1 503 Service Unavailable", "Content-Length: 0", "", "")),
        ERROR_PAGE(
                text(
                        "HTTP/1.1 500 Internal Server Error",
                        "Content-Type: text/html",
                        "Connection: close",
                        "",
                        "<html><p>Oops")),
        HANGS_UP(out -> {}),
        NO_HTTP(text("220 mail.example.com ESMTP", "")),
        BODY_CUT_OFF(text("HTTP/1.1 200 OK", "Content-Length: 5000", "", ENVELOPE)),
        CHUNK_CUT_OFF(text("HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "", "ff", "<s:")),
        XML_CUT_OFF(ScriptedServer.ok("text/xml", ENVELOPE + "<s:Body><RetrieveServiceCont")),
        LENGTH_THAT_IS_NO_NUMBER(text("HTTP/1.1 200 OK", "Content-Length: many", "", "<a/>")),
        NEGATIVE_LENGTH(text("HTTP/1.1 200 OK", "Content-Length: -1", "", "<a/>")),
        TWO_LENGTHS(text("HTTP/1.1 200 OK", "Content-Length: 4", "Content-Length: 5", "", "<a/>.")),
        BAD_CHUNK(text("HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "", "zz", "<a/>")),
        HUGE_HEADER_LINE(out -> {
            out.write("HTTP/1.1 200 OK\r\nX-Long: ".getBytes(US_ASCII));
            fill(out, 'x', HUGE);
            out.write("\r\n\r\n".getBytes(US_ASCII));
        }),
        HUGE_STATUS_LINE(out -> {
            out.write("HTTP/1.1 200 ".getBytes(US_ASCII));
            fill(out, 'x', HUGE);
        }),
        HUGE_TEXT(out -> {
            out.write(("HTTP/1.1 200 OK\r\n\r\n" + ENVELOPE).getBytes(US_ASCII));
            out.write("<s:Body><RetrieveServiceContentResponse>".getBytes(US_ASCII));
            out.write("<returnval><rootFolder>".getBytes(US_ASCII));
            fill(out, 'x', HUGE);
        }),
        HUGE_LINE_OF_NO_XML(out -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII));
            fill(out, 'x', HUGE);
        }),
        HUGE_TAG(out -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n<".getBytes(US_ASCII));
            fill(out, 'x', HUGE);
        }),
        DEEP_XML(ScriptedServer.ok("text/xml", ENVELOPE + "<a>".repeat(100_000))),
        ENDLESS_ELEMENTS(out -> {
            out.write(("HTTP/1.1 200 OK\r\n\r\n" + ENVELOPE).getBytes(US_ASCII));
            out.write("<s:Body><RetrieveServiceContentResponse>".getBytes(US_ASCII));
            out.write("<returnval>".getBytes(US_ASCII));
            byte[] some = "<x>y</x>".repeat(10_000).getBytes(US_ASCII);
            while (true) {
                out.write(some);
            }
        }),
        ENDLESS_HEADERS(out -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(US_ASCII));
            byte[] some = "X-Again: and again\r\n".repeat(1_000).getBytes(US_ASCII);
            while (true) {
                out.write(some);
            }
        }),
        XML_BOMB(
                ScriptedServer.ok(
                        "text/xml",
                        "<!DOCTYPE b [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">"
                                + "<!ENTITY c \"&b;&b;&b;&b;\">]><b>&c;</b>")),
        EXTERNAL_ENTITY(
                ScriptedServer.ok(
                        "text/xml",
                        "<!DOCTYPE b [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><b>&a;</b>")),
        GZIP_BOMB(gzipBomb()),
        NO_GZIP(text("HTTP/1.1 200 OK", "Content-Encoding: gzip", "Content-Length: 4", "", "<a/>")),
        OTHER_SOAP(
                ScriptedServer.ok(
                        "text/xml",
                        ENVELOPE + "<s:Body><Weather>fair</Weather></s:Body></s:Envelope>")),
        FAULT_OF_ANOTHER_WORLD(
                ScriptedServer.ok(
                        "text/xml",
                        ENVELOPE
                                + "<s:Body><s:Fault><faultcode>s:Client</faultcode>"
                                + "<faultstring>No service \u001b[31m</faultstring></s:Fault>"
                                + "</s:Body></s:Envelope>"));

        private final Reply reply;

        Said(Reply reply) {
            this.reply = reply;
        }

        private static Reply text(String... lines) {
            byte[] text = String.join("\r\n", lines).getBytes(US_ASCII);
            return out -> out.write(text);
        }

        private static void fill(OutputStream out, char c, int count) throws IOException {
            byte[] some = String.valueOf(c).repeat(100_000).getBytes(US_ASCII);
            for (int written = 0; written < count; written += some.length) {
                out.write(some);
            }
        }

        private static Reply gzipBomb() {
            var packed = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(packed)) {
                gzip.write((ENVELOPE + "<s:Body><a>").getBytes(US_ASCII));
                byte[] some = new byte[1_000_000];
                Arrays.fill(some, (byte) ' ');
                for (int i = 0; i < 200; i++) {
                    gzip.write(some);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            byte[] bytes = packed.toByteArray();
            return out -> {
                out.write(
                        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n"
                                .getBytes(US_ASCII));
                out.write(bytes);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatIsWrongWithTheServer(Said said) {
        try (var server = ScriptedServer.saying(said.reply)) {
            check(
                    said.name().toLowerCase(Locale.ROOT),
                    "esx://user@127.0.0.1:" + server.port() + "/?transport=http",
                    server.port());
        }
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
        try (var server = ScriptedServer.on(identity.sockets(), Said.NOT_FOUND.reply)) {
            check("not_found", secure(server, "?cacert=" + identity.pem()), server.port());
        }
    }

    @Test
    void noticesThatTheServerSpeaksNoTls() {
        try (var server = ScriptedServer.greeting(Said.NOT_FOUND.reply)) {
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
