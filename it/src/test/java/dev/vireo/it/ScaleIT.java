package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Scanner;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Ten thousand machines in a simulator of its own process. How long that takes is measured by the
/// benchmarks; here is what holds on any machine.
class ScaleIT {
    private static final int MACHINES = 10_000;
    private static final int PAGE = 200;
    private static final long MOST_BYTES = 600_000_000;
    private static final Path LAUNCHER =
            Path.of(System.getProperty("basedir", "."), "..", "vireo").toAbsolutePath().normalize();
    private static final Pattern ROW = Pattern.compile("<obj type=\"VirtualMachine\">(\\d+)</obj>");
    private static final Pattern TOKEN = Pattern.compile("<token>([^<]*)</token>");
    private static final Pattern COOKIE = Pattern.compile("vmware_soap_session=[^;]*");

    @Test
    void areReadInPagesWithinThePromisedMemory() throws IOException {
        ProcessBuilder command =
                new ProcessBuilder(
                                LAUNCHER.toString(),
                                "simulator",
                                "--no-tls",
                                "--vms",
                                String.valueOf(MACHINES))
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        try (SimulatorProcess simulator = SimulatorProcess.start(command)) {
            readAll(simulator.url());
            assertThat(mostMemory(simulator.process().pid())).isLessThan(MOST_BYTES);
        }
    }

    @Test
    void needNotFitIntoMemoryAsText() {
        List<String> little = List.of("-Xmx128m", "-XX:+UseSerialGC");
        List<String> options = List.of("--vms", String.valueOf(MACHINES));
        try (SimulatorProcess simulator = SimulatorProcess.start(little, options)) {
            assertThat(readAll(simulator.url())).isGreaterThan(150L << 20);
            assertThat(readAtOnce(simulator.url())).isEqualTo(MACHINES);
        }
    }

    /// Reads all properties of all machines in one reply, which nobody can keep.
    ///
    /// @return the number of machines in it
    private static long readAtOnce(URI sdk) {
        Client client = new Client(sdk);
        String request =
                Client.envelope(
                        "RetrieveProperties",
                        Client.COLLECTOR + "<specSet>" + everything(client) + "</specSet>");
        try (Scanner reply =
                new Scanner(
                        client.send(request, HttpResponse.BodyHandlers.ofInputStream()),
                        StandardCharsets.UTF_8)) {
            return reply.useDelimiter("</returnval>")
                    .tokens()
                    .filter(row -> ROW.matcher(row).find())
                    .count();
        }
    }

    /// Logs in and says what to read.
    private static String everything(Client client) {
        client.post(
                "Login",
                "<_this type='SessionManager'>ha-sessionmgr</_this><userName>root</userName>"
                        + "<password>password</password>");
        String reply =
                client.post(
                        "CreateContainerView",
                        "<_this type='ViewManager'>ViewManager</_this>"
                                + "<container type='Folder'>ha-folder-root</container>"
                                + "<type>VirtualMachine</type><recursive>true</recursive>");
        String view = reply.replaceFirst("(?s).*<returnval[^>]*>([^<]*)<.*", "$1");
        return "<propSet><type>VirtualMachine</type><all>true</all></propSet>"
                + "<objectSet><obj type='ContainerView'>"
                + view
                + "</obj><skip>true</skip><selectSet xsi:type='TraversalSpec'>"
                + "<type>ContainerView</type><path>view</path></selectSet></objectSet>";
    }

    /// Reads all properties of all machines and checks the pages.
    ///
    /// @return how many characters all replies had together
    private static long readAll(URI sdk) {
        Client client = new Client(sdk);
        String page =
                client.collector(
                        "RetrievePropertiesEx",
                        "<specSet>" + everything(client) + "</specSet><options/>");
        List<Integer> sizes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        long length = 0;
        while (true) {
            List<String> rows = ROW.matcher(page).results().map(row -> row.group(1)).toList();
            sizes.add(rows.size());
            rows.forEach(row -> assertThat(seen.add(row)).as(row).isTrue());
            length += page.length();
            Matcher token = TOKEN.matcher(page);
            if (!token.find()) {
                break;
            }
            page =
                    client.collector(
                            "ContinueRetrievePropertiesEx",
                            "<token>" + token.group(1) + "</token>");
        }
        assertThat(sizes).hasSize(MACHINES / PAGE).containsOnly(PAGE);
        assertThat(seen).hasSize(MACHINES);
        return length;
    }

    private static long mostMemory(long pid) throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            String line = lines.filter(each -> each.startsWith("VmHWM:")).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", "")) << 10;
        }
    }

    /// Sends requests as text, so that no mistake of our client can hide one of the server.
    private static final class Client {
        private static final String COLLECTOR =
                "<_this type='PropertyCollector'>ha-property-collector</_this>";

        private final HttpClient http = HttpClient.newHttpClient();
        private final URI sdk;
        private String cookie = "none=1";

        Client(URI sdk) {
            this.sdk = sdk;
        }

        String collector(String method, String members) {
            return post(method, COLLECTOR + members);
        }

        String post(String method, String members) {
            return send(envelope(method, members), HttpResponse.BodyHandlers.ofString());
        }

        static String envelope(String method, String members) {
            return "<Envelope xmlns='http://schemas.xmlsoap.org/soap/envelope/' xmlns:xsi="
                    + "'http://www.w3.org/2001/XMLSchema-instance'><Body><"
                    + method
                    + " xmlns='urn:vim25'>"
                    + members
                    + "</"
                    + method
                    + "></Body></Envelope>";
        }

        <T> T send(String body, HttpResponse.BodyHandler<T> reader) {
            HttpRequest request =
                    HttpRequest.newBuilder(sdk)
                            .version(HttpClient.Version.HTTP_1_1)
                            .header("SOAPAction", "urn:vim25/8.0")
                            .header("Cookie", cookie)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build();
            try {
                HttpResponse<T> reply = http.send(request, reader);
                assertThat(reply.statusCode()).as(body).isEqualTo(200);
                reply.headers()
                        .firstValue("Set-Cookie")
                        .ifPresent(set -> {
                            Matcher matcher = COOKIE.matcher(set);
                            cookie = matcher.find() ? matcher.group() : cookie;
                        });
                return reply.body();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
