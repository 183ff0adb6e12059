package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.CaptureOptions;
import dev.vireo.api.Connection;
import dev.vireo.api.Credentials;
import dev.vireo.api.Domain;
import dev.vireo.api.DomainState;
import dev.vireo.model.VirtException;
import dev.vireo.simulator.Role;
import dev.vireo.simulator.SimulatedMachine;
import dev.vireo.simulator.Simulator;
import dev.vireo.testkit.Command;
import dev.vireo.testkit.Vcsim;
import dev.vireo.testkit.Virsh;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Servers are captured, and a simulator started from the capture shows the same.
class CaptureTest {
    @TempDir private Path folder;

    private static Connection open(String uri) {
        Credentials credentials = new Credentials(Vcsim.USER, Vcsim.PASSWORD);
        return Connection.open(uri, _ -> Optional.of(credentials));
    }

    private Path capture(String uri, String name, CaptureOptions options) {
        Path file = folder.resolve(name);
        try (Connection connection = open(uri)) {
            assertThat(connection.capture(file, options)).isPositive();
        }
        return file;
    }

    private static Simulator replay(Path file) {
        return Simulator.builder().credentials(Vcsim.USER, Vcsim.PASSWORD).load(file).start();
    }

    private static String uri(Simulator simulator) {
        String scheme = simulator.hostPath().isPresent() ? "vpx" : "esx";
        return uri(scheme, simulator.port(), simulator.hostPath().orElse("/"));
    }

    private static String uri(String scheme, int port, String path) {
        return scheme + "://" + Vcsim.USER + "@127.0.0.1:" + port + path + "?transport=http";
    }

    private static List<String> objects(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return List.copyOf(new TreeSet<>(lines.subList(1, lines.size() - 1)));
    }

    private static String domains(String uri) {
        try (Connection connection = open(uri)) {
            return connection.listDomains(Set.of()).toString();
        }
    }

    private void showsTheSame(String original) throws IOException {
        CaptureOptions plain = CaptureOptions.anonymised().withPlain(true);
        Path first = capture(original, "first", plain);
        try (Simulator replayed = replay(first)) {
            Path second = capture(uri(replayed), "second", plain);
            assertThat(objects(second)).containsAll(objects(first));
        }
        Path disguised = capture(original, "disguised", CaptureOptions.anonymised().withSeed(7));
        Path again = capture(original, "again", CaptureOptions.anonymised().withSeed(7));
        assertThat(shape(disguised)).isEqualTo(shape(first));
        assertThat(shape(again)).isEqualTo(shape(disguised));
        try (Simulator replayed = replay(disguised)) {
            Path second = capture(uri(replayed), "third", plain);
            assertThat(objects(second)).containsAll(objects(disguised));
        }
    }

    /// Returns how many properties objects of each type have.
    private static List<String> shape(Path file) throws IOException {
        return objects(file).stream()
                .map(line ->
                        line.substring(0, line.indexOf(':', 13))
                                + " "
                                + line.split("\":\"<val ", -1).length)
                .sorted()
                .toList();
    }

    @Test
    void replaysOurHost() throws IOException {
        try (OurServer server = OurServer.esx(List.of("web", "50% off/sale", "db"))) {
            showsTheSame(server.uri());
        }
    }

    @Test
    void replaysOurVcenter() throws IOException {
        try (OurServer server = OurServer.vcenter(3)) {
            showsTheSame(server.uri());
        }
    }

    @Test
    void replaysTheHostOfAStranger() throws IOException {
        try (Vcsim vcsim = Vcsim.esx(3)) {
            showsTheSame(uri("esx", vcsim.sdk().getPort(), "/"));
        }
    }

    @Test
    void replaysTheVcenterOfAStranger() throws IOException {
        try (Vcsim vcsim = Vcsim.vcenter(3)) {
            showsTheSame(uri("vpx", vcsim.sdk().getPort(), "/DC0/DC0_C0/DC0_C0_H0"));
        }
    }

    @Test
    void machinesOfACaptureLiveOn() {
        Path file;
        try (OurServer server = OurServer.esx(List.of("web", "db"))) {
            file = capture(server.uri(), "host", CaptureOptions.anonymised().withPlain(true));
        }
        try (Simulator replayed = replay(file);
                Connection connection = open(uri(replayed))) {
            Domain web = connection.lookupByName("web");
            web.destroy();
            assertThat(web.fetchState().kind()).isEqualTo(DomainState.Kind.SHUT_OFF);
            web.create();
            assertThat(web.fetchState().kind()).isEqualTo(DomainState.Kind.RUNNING);
            assertThat(connection.lookupByUuid(web.uuid()).name()).isEqualTo("web");
        }
    }

    @Test
    void changesOfACaptureSurvive() {
        Path file;
        try (OurServer server = OurServer.esx(List.of("web", "db"))) {
            file = capture(server.uri(), "host", CaptureOptions.anonymised());
        }
        Simulator.Builder builder =
                Simulator.builder()
                        .credentials(Vcsim.USER, Vcsim.PASSWORD)
                        .load(file)
                        .state(folder.resolve("state"));
        Path saved = folder.resolve("saved");
        try (Simulator replayed = builder.start();
                Connection connection = open(uri(replayed))) {
            connection.lookupByName(replayed.machines().getFirst().name()).destroy();
            replayed.save(saved);
        }
        for (Simulator.Builder again : List.of(builder, Simulator.builder().load(saved))) {
            try (Simulator replayed = again.start()) {
                assertThat(replayed.machines())
                        .extracting(machine -> machine.powerState().value())
                        .containsExactly("poweredOff", "poweredOn");
            }
        }
    }

    @Test
    void stockVirshWorksOnACapture() {
        try (OurServer server = OurServer.esx(List.of("web", "db"))) {
            Path file = capture(server.uri(), "host", CaptureOptions.anonymised().withPlain(true));
            try (Simulator replayed = replay(file)) {
                for (List<String> command :
                        List.of(
                                List.of("list", "--all"),
                                List.of("dominfo", "web"),
                                List.of("dumpxml", "db"),
                                List.of("nodeinfo"))) {
                    Command.Outcome before = Virsh.to(server.uri(), folder).run(command);
                    Command.Outcome now = Virsh.to(uri(replayed), folder).run(command);
                    assertThat(now).as(String.join(" ", command)).isEqualTo(before);
                }
            }
        }
    }

    @Test
    void tellsNothingOfWhatPeopleHaveNamed() throws IOException {
        String description =
                """
                datacenters:
                  - name: needledc
                    networks: [{name: needlenet, vlan: 12}]
                    datastores: [{name: needleds, type: nfs, server: needlesrv.needle.com, path: /needle/export}]
                    switches: [{name: needlesw, portGroups: [needlepg]}]
                    folders: [needlefolder/needlesub]
                    hosts: [{name: needlehost.needle.com}]
                    clusters:
                      - name: needlecluster
                        hosts: [{name: needlehost2, datastores: [{name: needlelocal, type: local}]}]
                        pools: [{name: needlepool, vApps: [needleapp]}]
                    machines:
                      - {name: needlevm.needle.com, notes: "call needle@needle.com, 10.77.66.55", \
                         serialFile: needle.txt, nics: [needlenet], folder: needlefolder}
                      - {name: "needle% 2/x", pool: needlepool}
                """;
        try (Simulator simulator =
                Simulator.builder()
                        .credentials(Vcsim.USER, Vcsim.PASSWORD)
                        .user("needleuser", "needlesecret", Role.READ_ONLY)
                        .describe("needles", description)
                        .start()) {
            Path file =
                    capture(
                            uri("vpx", simulator.port(), "/needledc/needlehost.needle.com"),
                            "disguised",
                            CaptureOptions.anonymised());
            String text = Files.readString(file).toLowerCase(Locale.ROOT);
            assertThat(text).doesNotContain("needle").doesNotContain("10.77.66.55");
            for (SimulatedMachine machine : simulator.machines()) {
                assertThat(text).doesNotContain(machine.uuid().toString());
            }
            try (Simulator replayed = replay(file)) {
                assertThat(replayed.machines()).hasSize(2);
                assertThat(domains(uri(replayed))).isNotEmpty();
            }
        }
    }

    @Test
    void leavesNothingBehindIfItFails() throws IOException {
        try (OurServer server = OurServer.esx(List.of("web"))) {
            server.simulator()
                    .control()
                    .rule("{method: RetrievePropertiesEx, nth: [2, 3, 4, 5], reply: reset}");
            Path file = folder.resolve("cut");
            try (Connection connection = open(server.uri())) {
                assertThatThrownBy(() -> connection.capture(file, CaptureOptions.anonymised()))
                        .isInstanceOf(VirtException.class);
            }
            try (var left = Files.list(folder)) {
                assertThat(left).isEmpty();
            }
        }
    }
}
