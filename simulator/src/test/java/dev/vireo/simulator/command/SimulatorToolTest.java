package dev.vireo.simulator.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorToolTest {
    @Test
    void isFoundByItsName() {
        assertThat(ToolProvider.findFirst("vireo-simulator"))
                .containsInstanceOf(SimulatorTool.class);
    }

    @Test
    void printsOneLineWhenItIsReadyAndStopsThroughTheControlPort()
            throws ExecutionException, IOException, InterruptedException, TimeoutException {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        StringWriter err = new StringWriter();
        FutureTask<Integer> tool =
                new FutureTask<>(() ->
                        new SimulatorTool()
                                .run(
                                        new PrintWriter(queue(lines)),
                                        new PrintWriter(err),
                                        "--no-tls",
                                        "--control=127.0.0.1:0",
                                        "--vms",
                                        "1"));
        Thread.ofVirtual().start(tool);
        URI url = URI.create(String.valueOf(lines.poll(30, TimeUnit.SECONDS)));
        assertThat(url.getScheme()).isEqualTo("http");
        assertThat(status(url.resolve("/sdk/vimServiceVersions.xml"), "GET")).isEqualTo(200);
        List<String> notes = err.toString().lines().toList();
        assertThat(notes.getFirst())
                .isEqualTo("connect: esx://root@" + url.getAuthority() + "/?transport=http");
        URI control = URI.create(notes.getLast().substring("control: ".length()));
        assertThat(status(control.resolve("/shutdown"), "POST")).isEqualTo(202);
        assertThat(tool.get(30, TimeUnit.SECONDS)).isZero();
        assertThat(lines).isEmpty();
    }

    private static Writer queue(BlockingQueue<String> lines) {
        return new StringWriter() {
            @Override
            public void flush() {
                lines.add(getBuffer().toString().strip());
                getBuffer().setLength(0);
            }
        };
    }

    private static int status(URI uri, String method) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setRequestMethod(method);
        int status = connection.getResponseCode();
        connection.disconnect();
        return status;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--mode esx|unknown option --mode; did you mean 'model'?",
                "--model gsx|--model takes esx or vcenter, not 'gsx'",
                "--hosts 2|--hosts goes with --model vcenter",
                "--vms many|--vms takes a whole number, not 'many'",
                "--vms -1|--vms cannot be -1",
                "--listen 127.0.0.1|--listen takes HOST:PORT, for example 127.0.0.1:0, not"
                        + " '127.0.0.1'",
                "--listen 127.0.0.1:99999|--listen takes HOST:PORT, for example 127.0.0.1:0, not"
                        + " '127.0.0.1:99999'",
                "--listen 0.0.0.0:0|others than this machine can reach 0.0.0.0: give a password with"
                        + " --password-file, --password or $VIREO_SIMULATOR_PASSWORD",
                "--tls --no-tls|--tls and --no-tls exclude each other",
                "--cert-file x.pem --no-tls|--cert-file and --no-tls exclude each other",
                "--control 0.0.0.0:0|others than this machine can reach 0.0.0.0: give a password"
                        + " with --password-file, --password or $VIREO_SIMULATOR_PASSWORD",
                "--user= --no-tls|--user needs a name",
                "--cert-file no/such/x.pem|cannot write the certificate to no/such/x.pem",
                "--seed 1 --seed 2|option --seed already seen",
                "--user|option --user needs a value",
                "web|unexpected data 'web'",
                "--scenario no/such.yaml|no/such.yaml: there is no such file",
                "--state=|--state needs a path",
                "--state pom.xml|cannot keep the simulator's state in pom.xml: it is no folder",
                "--state pom.xml/x|cannot keep the simulator's state in pom.xml/x: Not a directory",
                "--password-file no/such|cannot read the password file no/such: there is no such"
                        + " file",
            })
    void saysWhatIsWrong(String arguments, String message) {
        StringWriter err = new StringWriter();
        StringWriter out = new StringWriter();
        int code =
                new SimulatorTool()
                        .run(new PrintWriter(out), new PrintWriter(err), arguments.split(" ", -1));
        assertThat(err).hasToString("error: " + message + System.lineSeparator());
        assertThat(out.toString()).isEmpty();
        assertThat(code).isEqualTo(1);
    }

    @Test
    void saysThatThePortIsTaken() throws IOException {
        try (ServerSocket taken =
                new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            StringWriter err = new StringWriter();
            int code =
                    new SimulatorTool()
                            .run(
                                    new PrintWriter(new StringWriter()),
                                    new PrintWriter(err),
                                    "--listen=127.0.0.1:" + taken.getLocalPort());
            assertThat(code).isEqualTo(1);
            assertThat(err.toString())
                    .startsWith(
                            "error: the simulator cannot listen on 127.0.0.1 port "
                                    + taken.getLocalPort()
                                    + ": ");
        }
    }

    @Test
    void letsAnotherUserOnlyLook() throws IOException {
        try (var simulator =
                ToolOptions.parse(java.util.Map.of(), "--viewer=guest", "--no-tls", "--vms=1")
                        .builder()
                        .start()) {
            assertThat(upload(simulator.url(), "root:password")).isEqualTo(201);
            assertThat(upload(simulator.url(), "guest:password")).isEqualTo(403);
            assertThat(upload(simulator.url(), "guest:guest")).isEqualTo(401);
        }
    }

    private static int upload(URI server, String user) throws IOException {
        URI file = server.resolve("/folder/x?dsName=datastore1");
        HttpURLConnection connection = (HttpURLConnection) file.toURL().openConnection();
        byte[] name = user.getBytes(StandardCharsets.UTF_8);
        connection.setRequestProperty(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(name));
        connection.setRequestMethod("PUT");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(1);
        connection.getOutputStream().write('x');
        int status = connection.getResponseCode();
        connection.disconnect();
        return status;
    }

    @Test
    void passwordMayBeInAFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("secret");
        Files.writeString(file, "s3cret\n");
        try (var simulator =
                ToolOptions.parse(
                                java.util.Map.of(), "--password-file", file.toString(), "--no-tls")
                        .builder()
                        .start()) {
            assertThat(simulator.password()).isEqualTo("s3cret");
        }
        try (var simulator =
                ToolOptions.parse(
                                java.util.Map.of("VIREO_SIMULATOR_PASSWORD", "of the environment"),
                                "--no-tls")
                        .builder()
                        .start()) {
            assertThat(simulator.password()).isEqualTo("of the environment");
        }
    }
}
