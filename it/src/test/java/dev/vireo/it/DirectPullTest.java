package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.Connection;
import dev.vireo.api.Credentials;
import dev.vireo.api.Domain;
import dev.vireo.api.PullFlag;
import dev.vireo.api.PullFormat;
import dev.vireo.api.PullOptions;
import dev.vireo.api.PullReport;
import dev.vireo.api.TransferRoute;
import dev.vireo.simulator.HostRequest;
import dev.vireo.simulator.Simulator;
import dev.vireo.vim.VirtualMachinePowerState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Pulls through a vCenter fetch from the host that the machine is on.
@Timeout(120)
class DirectPullTest {
    private static final int CAPACITY = 21 << 20;

    private final byte[] written = new byte[CAPACITY];
    @TempDir private Path folder;
    private Simulator simulator;
    private Connection connection;
    private Domain domain;

    @BeforeEach
    void start() throws IOException {
        Path lab =
                Files.writeString(
                        folder.resolve("lab.yaml"),
                        """
                        datacenters:
                          - name: DC
                            datastores: [shared]
                            hosts: [esx1, esx2]
                            machines: [{name: web, host: esx2, disks: [21 MiB], power: "off"}]
                        """);
        simulator =
                Simulator.builder()
                        .describe(lab)
                        .credentials("root", "pass")
                        .state(folder.resolve("state"))
                        .tls()
                        .hostServers()
                        .start();
        connection =
                Connection.open(
                        "vpx://root@127.0.0.1:"
                                + simulator.port()
                                + "/DC?thumbprint="
                                + simulator.thumbprint("SHA-256").orElseThrow(),
                        _ -> Optional.of(new Credentials("root", "pass")));
        domain = connection.lookupByName("web");
        new Random(6).nextBytes(written);
        simulator.machine("web").disk(0).write(0, written);
    }

    @AfterEach
    void stop() {
        connection.close();
        simulator.close();
    }

    private PullReport pull(PullOptions options) {
        PullReport report =
                domain.pull(folder.resolve("pulled"), options.withFormat(PullFormat.RAW));
        assertThat(report.disks().getFirst().image()).hasBinaryContent(written);
        return report;
    }

    @Test
    void fetchesFromTheHostThatTheMachineIsOn() {
        PullReport report = pull(PullOptions.DEFAULT);
        assertThat(report.route()).matches("/folder of esx2 \\(127.0.0.1:\\d+\\), 4 connections");
        assertThat(simulator.hostRequests())
                .hasSize(6) // ranges of 4 MiB
                .extracting(HostRequest::host)
                .containsOnly("esx2");
    }

    @Test
    void fetchesThroughTheVcenterIfThatIsWanted() {
        PullReport report = pull(PullOptions.DEFAULT.withRoute(TransferRoute.SERVER));
        assertThat(report.route()).startsWith("/folder of 127.0.0.1:" + simulator.port());
        assertThat(simulator.hostRequests()).isEmpty();
    }

    @Test
    void saysWhyItWentThroughTheVcenter() {
        simulator.stopHosts();
        PullReport report = pull(PullOptions.DEFAULT);
        assertThat(report.route())
                .startsWith("/folder of 127.0.0.1:" + simulator.port())
                .contains("4 connections; not direct: esx2 (127.0.0.1:", "connection refused");
    }

    @Test
    void pullsARunningMachineFromASnapshotThatItRemoves() {
        simulator.machine("web").powerState(VirtualMachinePowerState.POWERED_ON);
        PullReport report = pull(PullOptions.DEFAULT.with(PullFlag.LIVE).with(PullFlag.QUIESCE));
        assertThat(report.route()).startsWith("/folder of esx2 (");
        assertThat(domain.listSnapshots(Set.of())).isEmpty();
    }

    /// A name that is there already as a folder cannot become an image.
    @Test
    void looksForWhatIsInTheWayBeforeItAsksAHost() throws IOException {
        Files.createDirectories(folder.resolve("pulled/web-scsi0-0.img"));
        assertThatThrownBy(() -> pull(PullOptions.DEFAULT)).hasMessageContaining("web-scsi0-0.img");
        assertThat(simulator.hostRequests()).isEmpty();
    }
}
