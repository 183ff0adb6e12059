package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.vireo.api.ConnectRequest;
import dev.vireo.api.ConnectUri;
import dev.vireo.api.Connection;
import dev.vireo.api.Credentials;
import dev.vireo.api.Diagnosis;
import dev.vireo.api.Diagnosis.Check;
import dev.vireo.api.Diagnosis.Finding;
import dev.vireo.shell.InProcess;
import dev.vireo.simulator.Role;
import dev.vireo.simulator.Simulator;
import dev.vireo.testkit.Command.Outcome;
import dev.vireo.testkit.Vcsim;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `doctor` names what is wrong and what to do about it, and lets no password out.
class DoctorTest {
    private static final String PASSWORD = "wvtrnkq";

    @TempDir private Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private volatile boolean changed;

    private static Simulator.Builder server() {
        return Simulator.builder().credentials("root", PASSWORD).machine("web");
    }

    private Outcome doctor(String uri, String... more) {
        environment.put("XDG_CONFIG_HOME", folder.toString());
        environment.putIfAbsent("VIREO_PASSWORD", PASSWORD);
        List<String> words = new ArrayList<>(List.of("doctor", uri));
        words.addAll(List.of(more));
        Outcome outcome = new InProcess(environment).run(words);
        assertThat(outcome.out() + outcome.err()).doesNotContain(PASSWORD);
        return outcome;
    }

    private static void good(Outcome outcome) {
        assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isZero();
        assertThat(outcome.out()).doesNotContain("FAILED");
    }

    private static void fails(Outcome outcome, Check check, String problem, String... fixes) {
        assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isEqualTo(1);
        assertThat(outcome.err())
                .isEqualTo("error: the connection fails at: " + check.title() + "\n");
        String from = outcome.out().substring(outcome.out().indexOf("FAILED"));
        assertThat(outcome.out()).containsPattern(check.title() + " +FAILED");
        assertThat(from).contains(problem);
        assertThat(from.substring(from.indexOf("what to do:"))).contains(fixes);
        for (Check later : Check.values()) {
            if (later.compareTo(check) > 0) {
                assertThat(from.substring(from.indexOf("not checked:"))).contains(later.title());
            }
        }
    }

    private static void warns(Outcome outcome, Check check, String problem, String fix) {
        good(outcome);
        assertThat(outcome.out())
                .containsPattern(check.title() + " +warning +.*" + problem)
                .contains(fix);
    }

    private static String uri(Simulator simulator, String parameters) {
        return "esx://root@127.0.0.1:" + simulator.port() + "/" + parameters;
    }

    @Test
    void findsNothingWrongWithAGoodHost() {
        Certificates.Identity identity = new Certificates(folder).valid();
        try (Simulator simulator = server().tls(identity.context()).start()) {
            Outcome outcome = doctor(uri(simulator, "?cacert=" + identity.pem()));
            good(outcome);
            assertThat(outcome.out()).doesNotContain("warning").doesNotContain("not checked");
            assertThat(outcome.out().lines().filter(line -> line.matches("\\w+ +ok .*")))
                    .hasSize(Check.values().length);
            assertThat(outcome.out())
                    .contains("VI API 8.0.2.0 of type HostAgent")
                    .contains("user 'root', password from VIREO_PASSWORD")
                    .contains(identity.thumbprint("SHA-256"))
                    .contains(identity.thumbprint("SHA-1"));
        }
    }

    @Test
    void takesTheUriOfTheConnection() {
        try (Simulator simulator = server().start()) {
            environment.put("VIREO_DEFAULT_URI", uri(simulator, "?transport=http"));
            environment.put("VIREO_PASSWORD", PASSWORD);
            Outcome outcome = new InProcess(environment).run(List.of("doctor"));
            good(outcome);
            assertThat(outcome.out()).contains("ESX(i) at 127.0.0.1:" + simulator.port());
        }
    }

    /// Who writes `transport=http` knows it; it is a danger only on the way to another machine.
    @Test
    void warnsOfAConnectionThatOthersCanReadOnly() throws IOException {
        try (Simulator simulator = server().start()) {
            Outcome outcome = doctor(uri(simulator, "?transport=http"));
            good(outcome);
            assertThat(outcome.out())
                    .containsPattern("TLS +ok +none, as transport=http says: nothing leaves")
                    .doesNotContain("what to do:");
            try (TunnelProxy proxy = TunnelProxy.start()) {
                warns(
                        doctor(
                                uri(
                                        simulator,
                                        "?transport=http&proxy=socks5://127.0.0.1:"
                                                + proxy.port())),
                        Check.TLS,
                        "none, as transport=http says: whoever is on the way to 127.0.0.1 reads",
                        "leave it out: '" + uri(simulator, "?proxy="));
            }
        }
    }

    @Test
    void tellsHowToPinASelfSignedCertificate() {
        Certificates.Identity identity = new Certificates(folder).valid();
        try (Simulator simulator = server().tls(identity.context()).start()) {
            String pinned = uri(simulator, "?thumbprint=" + identity.thumbprint("SHA-256"));
            fails(
                    doctor(uri(simulator, "")),
                    Check.TLS,
                    "the certificate is self-signed",
                    "pin it: '" + pinned + "'");
            assertThat(simulator.requests().total()).isZero();
            good(doctor(pinned));
        }
    }

    @Test
    void tellsHowToRenewAnExpiredCertificate() {
        Certificates.Identity identity = new Certificates(folder).expired();
        try (Simulator simulator = server().tls(identity.context()).start()) {
            String pinned = uri(simulator, "?thumbprint=" + identity.thumbprint("SHA-256"));
            fails(
                    doctor(uri(simulator, "?cacert=" + identity.pem())),
                    Check.TLS,
                    "the certificate has expired on ",
                    "renew it: '/sbin/generate-certificates'",
                    "until then pin it: '" + pinned + "'");
            assertThat(simulator.requests().total()).isZero();
            good(doctor(pinned));
        }
    }

    @Test
    void tellsHowToTrustAnIssuer() {
        Certificates.Identity identity = new Certificates(folder).issued();
        try (Simulator simulator = server().tls(identity.context()).start()) {
            fails(
                    doctor(uri(simulator, "")),
                    Check.TLS,
                    "the certificate is by an issuer that nothing here trusts",
                    "trust its issuer: save the issuer's certificate",
                    "use '" + uri(simulator, "?cacert=FILE'"),
                    "or pin it: '" + uri(simulator, "?thumbprint="));
            assertThat(simulator.requests().total()).isZero();
            good(doctor(uri(simulator, "?cacert=" + identity.pem())));
        }
    }

    @Test
    void tellsWhichNameACertificateIsFor() {
        Certificates.Identity identity = new Certificates(folder).ofLocalhost();
        try (Simulator simulator = server().tls(identity.context()).start()) {
            String parameters = "?cacert=" + identity.pem();
            String better = uri(simulator, parameters).replace("127.0.0.1", "localhost");
            fails(
                    doctor(uri(simulator, parameters)),
                    Check.TLS,
                    "the certificate is not for '127.0.0.1' but for localhost",
                    "use a name that it is for: '" + better + "'",
                    "thumbprint=" + identity.thumbprint("SHA-256"));
            assertThat(simulator.requests().total()).isZero();
        }
    }

    @Test
    void tellsOfACertificateThatIsNotTheOneThatWasConfirmed() throws IOException {
        Certificates.Identity identity = new Certificates(folder).valid();
        try (Simulator simulator = server().tls(identity.context()).start()) {
            Path known = folder.resolve("vireo/known_hosts");
            Files.createDirectories(folder.resolve("vireo"));
            String server = "127.0.0.1:" + simulator.port();
            Files.writeString(known, "# hosts\n" + server + " " + "AB".repeat(32) + "\n");
            fails(
                    doctor(uri(simulator, "")),
                    Check.TLS,
                    "THE CERTIFICATE HAS CHANGED",
                    "remove line 2 of " + known);
            assertThat(simulator.requests().total()).isZero();
            Files.writeString(known, server + " " + identity.thumbprint("SHA-256") + "\n");
            Outcome outcome = doctor(uri(simulator, ""));
            good(outcome);
            assertThat(outcome.out()).contains("trusted by " + known + ":1");
        }
    }

    @Test
    void warnsOfAConnectionToAnybody() {
        Certificates.Identity identity = new Certificates(folder).expired();
        try (Simulator simulator = server().tls(identity.context()).start()) {
            warns(
                    doctor(uri(simulator, "?no_verify=1")),
                    Check.TLS,
                    "nobody checks who answers",
                    "'" + uri(simulator, "?thumbprint=" + identity.thumbprint("SHA-256")) + "'");
        }
    }

    @Test
    void tellsOfAPortWhereNobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        fails(
                doctor("esx://root@127.0.0.1:" + port + "/"),
                Check.PORT,
                "127.0.0.1 port " + port + " refuses connections",
                "name the right port in the URI",
                "'/etc/init.d/hostd start'");
    }

    @Test
    void tellsOfANameThatNobodyKnows() {
        fails(
                doctor("esx://root@no-such-host.invalid/"),
                Check.NAME,
                "cannot resolve host name 'no-such-host.invalid'",
                "'getent hosts no-such-host.invalid'",
                "use its address");
    }

    @Test
    void tellsOfAServerThatNeverAnswers() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Diagnosis diagnosis =
                    Connection.diagnose(
                            new ConnectRequest(
                                    ConnectUri.parse(
                                            "esx://root@127.0.0.1:"
                                                    + silent.getLocalPort()
                                                    + "/?transport=http"),
                                    _ -> Optional.of(new Credentials("root", PASSWORD)),
                                    false),
                            Duration.ofMillis(200));
            assertThat(diagnosis.isGood()).isFalse();
            assertThat(diagnosis.findings())
                    .filteredOn(Finding.Failed.class::isInstance)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Finding.Failed.class,
                            failed -> {
                                assertThat(failed.check()).isEqualTo(Check.SERVER);
                                assertThat(failed.text()).contains("within 200 ms");
                                assertThat(failed.fix()).contains("'/etc/init.d/hostd restart'");
                            });
        }
    }

    @Test
    void tellsOfATlsPortThatNeverAnswers() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fails(
                    doctor("esx://root@127.0.0.1:" + silent.getLocalPort() + "/", "--timeout", "1"),
                    Check.TLS,
                    "the TLS handshake did not finish within 1 s",
                    "somebody listens, but no answer comes",
                    "'/etc/init.d/rhttpproxy restart'");
        }
    }

    @Test
    void tellsOfTheOtherTransport() {
        Certificates.Identity identity = new Certificates(folder).valid();
        try (Simulator plain = server().start();
                Simulator encrypted = server().tls(identity.context()).start()) {
            fails(
                    doctor(uri(plain, "")),
                    Check.TLS,
                    "does not speak TLS on this port",
                    "'" + uri(plain, "?transport=http") + "' if that is meant");
            fails(
                    doctor(uri(encrypted, "?transport=http")),
                    Check.SERVER,
                    "127.0.0.1",
                    "the port may speak https: use '" + uri(encrypted, "") + "'");
        }
    }

    /// What the driver does not understand in a URI that is well-formed.
    @ParameterizedTest
    @CsvSource({
        "esx://h/?foo=1&no_verify=1, unknown parameter 'foo', leave it out: 'esx://h/?no_verify=1'",
        "esx://h/?transport=ftp, parameter 'transport' is 'ftp', leave it out: 'esx://h/'",
        "esx://, names no server, write it as esx://[USER@]HOST[:PORT]/",
    })
    void tellsHowToCorrectAUri(String uri, String problem, String fix) {
        fails(doctor(uri), Check.URI, problem, fix);
    }

    @Test
    void tellsWhatAnswersInsteadOfAHost() throws IOException {
        HttpServer web =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext(
                "/",
                exchange -> {
                    boolean first = exchange.getRequestURI().getPath().equals("/");
                    byte[] page =
                            "<html><title>Printer in the hall</title></html>"
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().add("Server", "PaperJam/7");
                    exchange.getResponseHeaders().add("Content-Type", "text/html");
                    exchange.sendResponseHeaders(first ? 200 : 404, page.length);
                    exchange.getResponseBody().write(page);
                    exchange.close();
                });
        web.start();
        try {
            String place = "127.0.0.1:" + web.getAddress().getPort();
            Outcome outcome = doctor("esx://root@" + place + "/?transport=http");
            fails(
                    outcome,
                    Check.SERVER,
                    "is no VI API server: /sdk was answered with 404 Not Found",
                    "name an ESXi host or a vCenter in the URI");
            assertThat(outcome.out())
                    .contains("POST http://" + place + "/sdk")
                    .contains("PaperJam/7, with the page 'Printer in the hall' (200 OK)");
        } finally {
            web.stop(0);
        }
    }

    @Test
    void tellsOfTheRightScheme() {
        try (Simulator simulator = server().start()) {
            String uri = uri(simulator, "?transport=http");
            fails(
                    doctor(uri.replace("esx:", "vpx:")),
                    Check.SCHEME,
                    "the URI says vpx://, but this is ESX(i)",
                    "use '" + uri + "'");
            assertThat(simulator.requests().of("Login")).isZero();
        }
    }

    @Test
    void tellsWhereAWrongPasswordIsFrom() throws IOException {
        try (Simulator simulator = server().start()) {
            environment.put("VIREO_PASSWORD", "another");
            fails(
                    doctor(uri(simulator, "?transport=http")),
                    Check.LOGIN,
                    "does not accept user 'root' with the password from VIREO_PASSWORD",
                    "correct the password in VIREO_PASSWORD",
                    "wait 15 minutes (Security.AccountUnlockTime)");
            Path file =
                    Files.writeString(
                            folder.resolve("auth.conf"),
                            """
                            [auth-esx-127.0.0.1]
                            credentials=lab
                            [credentials-lab]
                            username=root
                            password=wrong
                            """);
            environment.put("VIREO_PASSWORD", "");
            environment.put("LIBVIRT_AUTH_FILE", file.toString());
            fails(
                    doctor(uri(simulator, "?transport=http")),
                    Check.LOGIN,
                    "with the password from [credentials-lab] of " + file,
                    "correct the password in [credentials-lab] of " + file);
        }
    }

    @Test
    void tellsHowToGiveAPasswordIfThereIsNone() {
        try (Simulator simulator = server().start()) {
            environment.put("VIREO_PASSWORD", "");
            fails(
                    doctor(uri(simulator, "?transport=http")),
                    Check.CREDENTIALS,
                    "no password for user 'root' at '127.0.0.1'",
                    "set VIREO_PASSWORD, or write into ~/.config/libvirt/auth.conf:"
                            + " [auth-esx-127.0.0.1] with credentials=NAME");
        }
    }

    @Test
    void tellsOfAnAccountThatMayNotLogIn() {
        try (Simulator simulator = server().user("guest", PASSWORD, Role.NO_ACCESS).start()) {
            fails(
                    doctor(uri(simulator, "?transport=http").replace("root", "guest")),
                    Check.LOGIN,
                    "user 'guest' may not log in",
                    "give 'guest' a role on the host",
                    "lockdown mode");
        }
    }

    @Test
    void tellsWhatAReadOnlyAccountLacks() {
        try (Simulator simulator = server().user("viewer", PASSWORD, Role.READ_ONLY).start()) {
            Outcome outcome = doctor(uri(simulator, "?transport=http").replace("root", "viewer"));
            warns(
                    outcome,
                    Check.PRIVILEGES,
                    "power \\(start.*'viewer' lacks VirtualMachine.Interact.PowerOn,",
                    "give 'viewer' a role that has them beside what it may do now on the folder '/'");
            assertThat(outcome.out())
                    .contains("'viewer' lacks VirtualMachine.State.CreateSnapshot")
                    .contains("lacks Datastore.Browse, Datastore.FileManagement on the datastore")
                    .containsPattern("lacks Host.Config.Network on the host '/ha-datacenter/.*'\n")
                    .contains("'esxcli system permission set --id viewer --role Admin'")
                    .contains(
                            "or: govc permissions.set -principal viewer -role ROLE"
                                    + " -propagate=true /\n")
                    .contains("enough for read\n")
                    .containsPattern("sessions +not checked .*Sessions.TerminateSession");
        }
    }

    @Test
    void warnsOfAClockThatIsWrong() {
        try (Simulator simulator = server().start()) {
            simulator.clock().advance(Duration.ofMinutes(10));
            warns(
                    doctor(uri(simulator, "?transport=http")),
                    Check.CLOCK,
                    "is (10 min 0|9 min 59) s ahead of this machine's",
                    "'esxcli system ntp set --server=pool.ntp.org --enabled=true'");
        }
    }

    @Test
    void findsNothingWrongWithAVcenterInSixRequests() {
        try (Simulator simulator =
                Simulator.builder().credentials("root", PASSWORD).vcenter(1, 2, 1).start()) {
            Outcome outcome = doctor(uri(simulator, "?transport=http").replace("esx:", "vpx:"));
            good(outcome);
            assertThat(outcome.out())
                    .contains("of type VirtualCenter")
                    .contains("3 hosts are connected and not in maintenance mode")
                    .contains("networks, migrate, migrate-storage, switches\n");
            assertThat(simulator.requests().total()).isEqualTo(6);
        }
    }

    /// What a host says that is not as it should be.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <editionKey>eval< | <editionKey>esxBasic< | license | an API that only reads | vim-cmd vimsvc/license --set KEY
                    <value xsi:type="xsd:long">1440< | <value xsi:type="xsd:long">0< | license | the evaluation has ended | vim-cmd vimsvc/license --set KEY
                    <val xsi:type="xsd:boolean">false< | <val xsi:type="xsd:boolean">true< | host | in maintenance mode | esxcli system maintenanceMode set --enable false
                    >lockdownDisabled< | >lockdownNormal< | host | in lockdown mode: only exception users | connect through its vCenter with vpx://VCENTER/
                    """)
    void warnsOfAHostThatIsNotAtWork(
            String said, String instead, String check, String problem, String fix) {
        try (TwoShells shells = TwoShells.before(TwoShells.server(), folder)) {
            shells.changing(body -> {
                changed |= body.contains(said);
                return body.replace(said, instead);
            });
            Outcome outcome = shells.vireo("doctor");
            assertThat(changed).as("the server says '" + said + "'").isTrue();
            good(outcome);
            assertThat(outcome.out())
                    .containsPattern(check + " +warning +.*" + problem)
                    .contains(fix);
        }
    }

    @Test
    void getsAlongWithAStranger() {
        try (VcsimServer esx = VcsimServer.esx(1);
                VcsimServer vcenter = VcsimServer.vcenter(1)) {
            environment.put("VIREO_PASSWORD", Vcsim.PASSWORD);
            good(doctor(esx.uri()));
            good(doctor(vcenter.uri()));
        }
    }

    @Test
    void isReadByPrograms() {
        environment.put("VIREO_PASSWORD", PASSWORD);
        Outcome outcome = json("esx://root:secret@host/");
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out())
                .startsWith(
                        "{\"uri\":\"esx://root:***@host/\",\"good\":false,\"checks\":[{\"check\":\"uri\",\"state\":\"failed\"")
                .contains("{\"check\":\"name\",\"state\":\"not-checked\"")
                .doesNotContain("secret");
    }

    private Outcome json(String uri) {
        environment.putIfAbsent("VIREO_PASSWORD", PASSWORD);
        return new InProcess(environment).run(List.of("--format", "json", "doctor", uri));
    }

    @ParameterizedTest
    @CsvSource({
        "x, x",
        "root:secret@host, root:***@host",
        "esx://root:se/cr:et@x@host/?a=b, esx://root:***@host/?a=b",
        "esx://host/?transport, esx://host/?transport",
        "esx://host:99999/, esx://host:99999/",
    })
    void saysWhichUriItDoesNotUnderstand(String uri, String shown) {
        Outcome outcome = json(uri);
        assertThat(outcome.out()).startsWith("{\"uri\":\"" + shown + "\",\"good\":false");
        assertThat(outcome.err()).contains("\"code\":8,\"name\":\"INVALID_ARG\"");
    }

    /// A failed check is no mistake in the command line.
    @Test
    void failsWithTheCodeOfWhatIsWrong() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        assertThat(json("esx://root@no-such-host.invalid/").err()).contains("SYSTEM_ERROR");
        assertThat(json("esx://root@127.0.0.1:" + closed + "/").err()).contains("SYSTEM_ERROR");
        try (Simulator simulator = server().tls().start()) {
            assertThat(json(uri(simulator, "")).err()).contains("GNUTLS_ERROR");
        }
        try (Simulator simulator = server().start()) {
            String uri = uri(simulator, "?transport=http");
            assertThat(json(uri.replace("esx:", "vpx:")).err()).contains("NO_CONNECT");
            environment.put("VIREO_PASSWORD", "another");
            assertThat(json(uri).err()).contains("AUTH_FAILED");
        }
    }
}
