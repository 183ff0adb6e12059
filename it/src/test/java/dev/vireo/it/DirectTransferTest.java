package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.Connection;
import dev.vireo.api.Credentials;
import dev.vireo.api.DownloadStream;
import dev.vireo.api.Statistics;
import dev.vireo.api.StoragePool;
import dev.vireo.api.StorageVolume;
import dev.vireo.api.TransferOptions;
import dev.vireo.api.TransferRoute;
import dev.vireo.api.TransferSummary;
import dev.vireo.api.UploadStream;
import dev.vireo.api.VolumeOptions;
import dev.vireo.api.VolumeRange;
import dev.vireo.model.VirtException;
import dev.vireo.simulator.HostRequest;
import dev.vireo.simulator.Simulator;
import dev.vireo.vim.NotSupported;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Transfers through a vCenter go between this machine and a host if that can be, and say it if
/// not.
@Timeout(120)
class DirectTransferTest {
    /// Two requests of what several connections share out, and a rest.
    private static final int SIZE = (130 << 20) + 5;

    private static final int SMALL = 3 << 20;
    private static final String THROUGH_THE_VCENTER = "/folder of 127.0.0.1:";

    @TempDir private Path folder;
    private Simulator simulator;
    private Connection connection;
    private StoragePool pool;

    @BeforeEach
    void start() {
        simulator =
                Simulator.builder()
                        .vcenter(1, 2, 1)
                        .credentials("root", "pass")
                        .state(folder.resolve("state"))
                        .tls()
                        .hostServers()
                        .start();
        connection = connect("thumbprint=" + simulator.thumbprint("SHA-256").orElseThrow());
        pool = pool(connection);
    }

    private Connection connect(String trust) {
        return Connection.open(
                "vpx://root@127.0.0.1:" + simulator.port() + "/DC0/DC0_H0?" + trust,
                _ -> Optional.of(new Credentials("root", "pass")));
    }

    private static StoragePool pool(Connection connection) {
        return connection.lookupStoragePoolByName("LocalDS_0");
    }

    @AfterEach
    void stop() {
        connection.close();
        simulator.close();
    }

    private Path file(int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return Files.write(folder.resolve("file"), bytes);
    }

    private StorageVolume iso() {
        return pool.createVolume(
                """
                <volume><name>x.iso</name><capacity>0</capacity>\
                <target><format type='iso'/></target></volume>\
                """,
                VolumeOptions.DEFAULT);
    }

    private StorageVolume uploaded(int size) throws IOException {
        StorageVolume volume = iso();
        volume.upload(file(size), TransferOptions.DEFAULT.withRoute(TransferRoute.SERVER));
        return volume;
    }

    private TransferSummary download(StorageVolume volume, TransferOptions options)
            throws IOException {
        Path copy = folder.resolve("copy");
        TransferSummary done = volume.download(copy, options);
        assertThat(Files.mismatch(folder.resolve("file"), copy)).isEqualTo(-1);
        return done;
    }

    private static Map<String, Long> calls(Statistics now, Statistics before) {
        Map<String, Long> old =
                before.calls().stream()
                        .collect(
                                Collectors.toMap(
                                        Statistics.Call::method, Statistics.Call::requests));
        return now.calls().stream()
                .filter(call -> call.requests() > old.getOrDefault(call.method(), 0L))
                .collect(
                        Collectors.toMap(
                                Statistics.Call::method,
                                call -> call.requests() - old.getOrDefault(call.method(), 0L)));
    }

    @Test
    void carriesBytesToAndFromAHostInBothDirections() throws IOException {
        StorageVolume volume = iso();
        TransferSummary sent = volume.upload(file(SIZE), TransferOptions.DEFAULT);
        assertThat(sent.route()).startsWith("/folder of DC0_H0 (127.0.0.1:").doesNotContain(";");
        TransferSummary received = download(volume, TransferOptions.DEFAULT.withChecksum("sha256"));
        assertThat(received.route()).matches("/folder of DC0_H0 \\(\\S+\\), 2 connections");
        assertThat(received.cuts()).isZero();
        assertThat(simulator.hostRequests()).extracting(HostRequest::host).containsOnly("DC0_H0");
    }

    /// Streams tell their way like transfers, and take the one that they are told to.
    @Test
    void streamsTakeTheWayThatIsWanted() throws IOException {
        StorageVolume volume = uploaded(SMALL);
        assertThat(read(volume, TransferRoute.AUTOMATIC)).startsWith("/folder of DC0_H0 (");
        assertThat(read(volume, TransferRoute.DIRECT)).startsWith("/folder of DC0_H0 (");
        assertThat(read(volume, TransferRoute.SERVER)).startsWith(THROUGH_THE_VCENTER);
        assertThat(write(volume, TransferRoute.DIRECT)).startsWith("/folder of DC0_H0 (");
        assertThat(write(volume, TransferRoute.SERVER))
                .startsWith(THROUGH_THE_VCENTER + simulator.port())
                .doesNotContain("DC0_H0");
    }

    private static String read(StorageVolume volume, TransferRoute route) {
        try (DownloadStream stream = volume.openDownload(VolumeRange.ALL, Set.of(), route)) {
            ByteBuffer buffer = ByteBuffer.allocate(SMALL);
            while (stream.read(buffer) > 0) {
                assertThat(stream.isOpen()).isTrue();
            }
            stream.finish();
            return stream.route();
        }
    }

    private static String write(StorageVolume volume, TransferRoute route) {
        try (UploadStream stream = volume.openUpload(VolumeRange.ALL, Set.of(), route)) {
            stream.write(ByteBuffer.allocate(SMALL));
            stream.finish();
            return stream.route();
        }
    }

    @Test
    void showsHostsNothingButTickets() throws IOException {
        StorageVolume volume = iso();
        volume.upload(file(SMALL), TransferOptions.DEFAULT);
        download(volume, TransferOptions.DEFAULT);
        assertThat(simulator.hostRequests())
                .hasSize(3)
                .allSatisfy(request -> {
                    assertThat(request.cookies()).containsExactly("vmware_cgi_ticket");
                    assertThat(request.password()).isFalse();
                });
    }

    /// One ticket for each request to the host, and two requests to choose it.
    @Test
    void asksForOneTicketForEachRequest() throws IOException {
        StorageVolume volume = uploaded(SIZE);
        Statistics before = connection.statistics();
        download(volume, TransferOptions.DEFAULT);
        assertThat(calls(connection.statistics(), before))
                .isEqualTo(
                        Map.of(
                                "RetrievePropertiesEx", 3L,
                                "HEAD /folder", 1L,
                                "AcquireGenericServiceTicket", 3L,
                                "GET /folder of the host", 3L));
    }

    @Test
    void goesThroughTheVcenterIfThatIsWanted() throws IOException {
        StorageVolume volume = uploaded(SMALL);
        TransferSummary done =
                download(volume, TransferOptions.DEFAULT.withRoute(TransferRoute.SERVER));
        assertThat(done.route())
                .isEqualTo(THROUGH_THE_VCENTER + simulator.port() + ", 2 connections");
        assertThat(simulator.hostRequests()).isEmpty();
    }

    @Test
    void saysThatTheVcenterGivesNoTicket() throws IOException {
        StorageVolume volume = uploaded(SMALL);
        simulator
                .control()
                .failNext(
                        "AcquireGenericServiceTicket", NotSupported.builder().build(), "not here");
        assertFallsBack(volume, "not direct: DC0_H0", "NotSupported - not here");
        assertThat(simulator.hostRequests()).isEmpty();
    }

    /// The third one is about the hosts.
    @Test
    void saysThatTheVcenterDoesNotShowItsHosts() throws IOException {
        StorageVolume volume = uploaded(SMALL);
        rules(
                "{method: RetrievePropertiesEx, nth: 3, fault: {type: SystemError, reason: no, message: no}}");
        assertFallsBack(volume, "not direct: ", "SystemError");
        assertThat(simulator.hostRequests()).isEmpty();
    }

    @Test
    void saysThatTheHostCannotBeReached() throws IOException {
        StorageVolume volume = uploaded(SMALL);
        simulator.stopHosts();
        assertFallsBack(volume, "not direct: DC0_H0", "connection refused");
        assertFallsBack(volume, "not direct: DC0_C0_H0", "connection refused");
        assertFallsBack(volume, "not direct: DC0_C0_H1", "connection refused");
        assertFallsBack(volume, "not direct:", "connection refused", "(a moment ago)");
    }

    @Test
    void saysThatTheHostShowsAnotherCertificate() throws IOException {
        StorageVolume volume = uploaded(SMALL);
        simulator.forgetHostCertificates();
        assertFallsBack(volume, "not direct: DC0_H0", "thumbprint");
        assertThat(simulator.hostRequests()).isEmpty();
    }

    @Test
    void takesAnyCertificateWithoutVerification() throws IOException {
        uploaded(SMALL);
        simulator.forgetHostCertificates();
        try (Connection careless = connect("no_verify=1")) {
            TransferSummary done =
                    download(pool(careless).lookupVolume("x.iso"), TransferOptions.DEFAULT);
            assertThat(done.route()).startsWith("/folder of DC0_H0");
        }
    }

    @Test
    void saysThatTheHostDoesNotTakeTheTicket() throws IOException {
        StorageVolume volume = uploaded(SMALL);
        rules("{object: DC0_H0, status: 401}");
        assertFallsBack(volume, "not direct: DC0_H0", "it answered with 401");
    }

    /// What was sent to the host is not taken for what was asked.
    @Test
    void uploadsThroughTheVcenterWhatAHostRefuses() throws IOException {
        StorageVolume volume = iso();
        rules("{object: DC0_H0, status: 403}");
        TransferSummary done = volume.upload(file(SMALL), TransferOptions.DEFAULT);
        assertThat(done.route()).contains("not direct: DC0_H0", "it answered with 403");
        download(volume, TransferOptions.DEFAULT.withRoute(TransferRoute.SERVER));
    }

    @Test
    void goesOnDirectAfterACut() throws IOException {
        StorageVolume volume = uploaded(SMALL);
        rules("{object: DC0_H0, nth: 1, reply: {how: truncated, at: 0.3}}");
        TransferSummary done = download(volume, TransferOptions.DEFAULT.withConnections(1));
        assertThat(done.cuts()).isEqualTo(1);
        assertThat(done.route()).startsWith("/folder of DC0_H0").doesNotContain("then");
    }

    @Test
    void goesOnThroughTheVcenterAfterTwoFailures() throws IOException {
        StorageVolume volume = uploaded(SIZE);
        rules(
                "{object: DC0_H0, nth: 1, reply: {how: truncated, at: 0.3}},"
                        + " {object: DC0_H0, reply: dropped}");
        TransferSummary done = download(volume, TransferOptions.DEFAULT.withConnections(1));
        assertThat(done.route())
                .startsWith("/folder of DC0_H0")
                .contains(", then /folder of 127.0.0.1:" + simulator.port());
    }

    /// The last ones come over connections that were used before: nothing may be repeated unseen,
    /// as a ticket is good for one request.
    @ParameterizedTest
    @ValueSource(strings = {"dropped", "reset"})
    void takesANewTicketAfterACutBeforeTheFirstByte(String how) throws IOException {
        StorageVolume volume = uploaded(SIZE);
        for (int nth = 1; nth <= 3; nth++) {
            rules("{object: DC0_H0, nth: " + nth + ", reply: " + how + "}");
            TransferOptions direct = TransferOptions.DEFAULT.withRoute(TransferRoute.DIRECT);
            TransferSummary done = download(volume, direct);
            assertThat(done.cuts()).isEqualTo(1);
            assertThat(done.route()).startsWith("/folder of DC0_H0").doesNotContain(";");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dropped", "reset"})
    void takesANewTicketAfterAnUploadWasCut(String how) throws IOException {
        for (int nth = 1; nth <= 2; nth++) {
            StorageVolume volume = iso();
            rules("{object: DC0_H0, nth: " + nth + ", reply: " + how + "}");
            TransferSummary done =
                    volume.upload(
                            file(SMALL), TransferOptions.DEFAULT.withRoute(TransferRoute.DIRECT));
            assertThat(done.route()).startsWith("/folder of DC0_H0").doesNotContain(";");
            rules("");
            download(volume, TransferOptions.DEFAULT);
            volume.delete();
        }
    }

    @Test
    void namesTheCutThatMadeItLeaveTheHost() throws IOException {
        StorageVolume volume = uploaded(SMALL);
        rules("{object: DC0_H0, reply: dropped}");
        TransferSummary done = download(volume, TransferOptions.DEFAULT.withConnections(1));
        assertThat(done.route())
                .startsWith(THROUGH_THE_VCENTER)
                .contains("not direct: DC0_H0", "closed the connection without an answer");
    }

    /// A web server that is not the host's answers with all kinds of things.
    @ParameterizedTest
    @ValueSource(ints = {204, 400, 405, 410, 429, 501})
    void goesThroughTheVcenterIfWhatAnswersServesNoFiles(int status) throws IOException {
        StorageVolume volume = iso();
        rules("{object: DC0_H0, method: 'GET /folder*', status: " + status + "}");
        volume.upload(file(SMALL), TransferOptions.DEFAULT);
        assertFallsBack(volume, "not direct: DC0_H0", "it answered with " + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {405, 409, 507})
    void uploadsThroughTheVcenterIfWhatAnswersTakesNoFiles(int status) throws IOException {
        StorageVolume volume = iso();
        rules("{object: DC0_H0, method: 'PUT /folder*', status: " + status + "}");
        TransferSummary done = volume.upload(file(SMALL), TransferOptions.DEFAULT);
        assertThat(done.route()).contains("not direct: DC0_H0", "it answered with " + status);
        download(volume, TransferOptions.DEFAULT.withRoute(TransferRoute.SERVER));
    }

    @Test
    void failsDirectOnlyWithTheReason() throws IOException {
        StorageVolume volume = uploaded(SMALL);
        simulator.stopHosts();
        TransferOptions direct = TransferOptions.DEFAULT.withRoute(TransferRoute.DIRECT);
        assertThatThrownBy(() -> volume.download(folder.resolve("copy"), direct))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("Could not download '[LocalDS_0] x.iso' direct")
                .hasMessageContaining("connection refused");
        assertThat(folder.resolve("copy")).doesNotExist();
    }

    private void assertFallsBack(StorageVolume volume, String... reasons) throws IOException {
        TransferSummary done = download(volume, TransferOptions.DEFAULT);
        assertThat(done.route()).startsWith(THROUGH_THE_VCENTER + simulator.port());
        assertThat(done.route()).contains(List.of(reasons));
        assertThat(done.cuts()).isZero();
    }

    private void rules(String rules) throws IOException {
        Path file = Files.writeString(folder.resolve("rules.yaml"), "rules: [" + rules + "]");
        simulator.control().load(file);
    }
}
