package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.CaptureOptions;
import dev.vireo.api.Connection;
import dev.vireo.api.DefineOptions;
import dev.vireo.api.Domain;
import dev.vireo.api.DomainEvent;
import dev.vireo.api.DomainEvents;
import dev.vireo.api.DomainStatsGroup;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.simulator.Simulator;
import dev.vireo.testkit.Vcsim;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a connection to a part of a vCenter sees, and what it does not.
class ScopeTest {
    private static final String INVENTORY =
            """
            datacenters:
              - name: Nord/S\u00fcd 50%
                datastores: [{name: shared}]
                hosts: [{name: alone, datastores: [{name: local, type: local}]}]
                clusters:
                  - {name: "C #1?", hosts: [north1, north2]}
                machines:
                  - {name: web, cluster: "C #1?", host: north1, datastore: shared}
                  - {name: db, cluster: "C #1?", host: north2, datastore: shared}
                  - {name: single, host: alone, datastore: local, power: "off"}
              - name: Ost
                datastores: [{name: shared}]
                clusters: [{name: C2, hosts: [east1, east2]}]
                machines:
                  - {name: web, cluster: C2, host: east1}
                  - {name: mail, cluster: C2, host: east2}
            """;

    private final Simulator simulator =
            Simulator.builder()
                    .credentials(Vcsim.USER, Vcsim.PASSWORD)
                    .describe("lab.yaml", INVENTORY)
                    .start();

    @AfterEach
    void stop() {
        assertThat(simulator.leaks()).isEmpty();
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'', web db single web mail",
        "/, web db single web mail",
        "/Nord%2FS%C3%BCd%2050%25, web db single",
        "/Nord%2fS\u00fcd 50%25/C%20%231%3F/, web db",
        "/Nord%2FS%C3%BCd%2050%25/C%20%231%3F/north2, db",
        "/Nord%2FS%C3%BCd%2050%25/alone, single",
        "/Ost//C2, web mail"
    })
    void listsWhatIsThere(String path, String names) {
        try (Connection connection = connect(path)) {
            assertThat(names(connection)).containsExactlyInAnyOrder(names.split(" ", -1));
        }
    }

    @Test
    void findsNothingOutsideByNameNumberOrUuid() {
        List<Domain> others = new ArrayList<>();
        try (Connection everything = connect("/")) {
            everything.listDomains(Set.of()).forEach(line -> others.add(line.domain()));
        }
        try (Connection connection = connect("/Ost")) {
            List<UUID> seen =
                    connection.listDomains(Set.of()).stream()
                            .map(line -> line.domain().uuid())
                            .toList();
            others.removeIf(domain -> seen.contains(domain.uuid()));
            assertThat(others).hasSize(3);
            for (Domain domain : others) {
                assertCode(ErrorCode.NO_DOMAIN, () -> connection.lookupByUuid(domain.uuid()));
                domain.id()
                        .ifPresent(id ->
                                assertCode(ErrorCode.NO_DOMAIN, () -> connection.lookupById(id)));
            }
            assertCode(ErrorCode.NO_DOMAIN, () -> connection.lookupByName("single"));
            assertThat(connection.lookupByName("web").uuid()).isIn(seen);
        }
    }

    @Test
    void doesNotChooseBetweenDomainsOfOneName() {
        try (Connection connection = connect("/")) {
            List<Domain> webs =
                    connection.listDomains(Set.of()).stream()
                            .map(line -> line.domain())
                            .filter(domain -> domain.name().equals("web"))
                            .toList();
            assertThat(webs).hasSize(2);
            assertThatThrownBy(() -> connection.lookupByName("web"))
                    .isInstanceOfSatisfying(
                            VirtException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.OPERATION_FAILED))
                    .hasMessageContaining("2 domains have name 'web'; say which is meant: ")
                    .hasMessageContaining(webs.get(0).uuid().toString())
                    .hasMessageContaining(webs.get(1).uuid().toString())
                    .hasMessageContaining(", file '[shared] web/web.vmx'");
            assertThat(connection.lookupByUuid(webs.get(1).uuid()).id())
                    .isEqualTo(webs.get(1).id());
        }
    }

    @Test
    void namesTheHostsWhereOneIsNeeded() {
        try (Connection connection = connect("/")) {
            assertThatThrownBy(connection::fetchHostname)
                    .hasMessageEndingWith(
                            "this connection is about 5 hosts; for the name of one, name it"
                                    + " in the URI's path: /Nord%2FS\u00fcd"
                                    + " 50%25/C %231%3F/north1, /Nord%2FS\u00fcd 50%25/C"
                                    + " %231%3F/north2, /Nord%2FS\u00fcd 50%25/alone,"
                                    + " /Ost/C2/east1, /Ost/C2/east2");
        }
        try (Connection connection = connect("/Ost/C2/east1")) {
            assertThat(connection.fetchHostname()).startsWith("east1");
        }
    }

    @Test
    void addsUpFreeMemoryAndTakesTheSmallestLimit() {
        try (Connection cluster = connect("/Ost/C2");
                Connection first = connect("/Ost/C2/east1");
                Connection second = connect("/Ost/C2/east2")) {
            assertThat(cluster.fetchFreeMemory())
                    .isEqualTo(first.fetchFreeMemory() + second.fetchFreeMemory());
            assertThat(cluster.fetchMaxVcpus())
                    .isEqualTo(Math.min(first.fetchMaxVcpus(), second.fetchMaxVcpus()));
        }
    }

    @Test
    void readsFilesOfDatastoresThatHaveTheSameName() {
        try (Connection connection = connect("/")) {
            for (var line : connection.listDomains(Set.of())) {
                assertThat(line.domain().fetchXml(Set.of()))
                        .contains("<uuid>" + line.domain().uuid() + "</uuid>");
            }
        }
    }

    @Test
    void leavesTheHostToAClusterThatSchedules() {
        try (Connection connection = connect("/Ost/C2")) {
            Domain made = connection.defineXml(copy(connection, "mail"), DefineOptions.DEFAULT);
            assertThat(connection.lookupByName("copy").uuid()).isEqualTo(made.uuid());
            made.undefine(Set.of());
        }
    }

    @Test
    void definesWhereOnlyOneHostSeesTheDatastore() {
        String document;
        try (Connection connection = connect("/")) {
            document = copy(connection, "single");
            connection.defineXml(document, DefineOptions.DEFAULT);
        }
        try (Connection connection = connect("/Nord%2FS%C3%BCd%2050%25/alone")) {
            assertThat(names(connection)).containsExactlyInAnyOrder("single", "copy");
        }
    }

    @Test
    void doesNotChooseBetweenPlacesForANewDomain() {
        try (Connection connection = connect("/")) {
            String document = copy(connection, "mail");
            assertThatThrownBy(() -> connection.defineXml(document, DefineOptions.DEFAULT))
                    .isInstanceOfSatisfying(
                            VirtException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARG))
                    .hasMessageContaining("several places that see a datastore 'shared'")
                    .hasMessageContaining("/Ost/C2");
            String nowhere = document.replace("[shared]", "[nope]");
            assertThatThrownBy(() -> connection.defineXml(nowhere, DefineOptions.DEFAULT))
                    .hasMessageContaining(
                            "sees datastore 'nope'; there are the datastores: local," + " shared");
            assertThat(names(connection)).hasSize(5);
        }
    }

    @Test
    void listsPlacesAsUrisHaveThemWhereverItConnects() {
        for (String path : List.of("/", "/Nord%2FS%C3%BCd%2050%25")) {
            try (Connection connection = connect(path)) {
                String document = copy(connection, "single").replace("[local]", "[shared]");
                assertThatThrownBy(() -> connection.defineXml(document, DefineOptions.DEFAULT))
                        .hasMessageEndingWith(
                                path.equals("/")
                                        ? "in the URI's path: /Nord%2FS\u00fcd 50%25/C %231%3F,"
                                                + " /Nord%2FS\u00fcd 50%25/alone, /Ost/C2"
                                        : "/Nord%2FS\u00fcd 50%25/C %231%3F,"
                                                + " /Nord%2FS\u00fcd 50%25/alone");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"C #1? 50%", "C/1", "%41 %2f", "S\u00fcd&x=1;+"})
    void connectsToTheUriThatTheSimulatorTells(String name) {
        String inventory =
                "datacenters: [{name: 'D %s', clusters: [{name: '%s', hosts: [h1]}], machines:"
                        + " [{name: web, cluster: '%s', host: h1}]}]";
        try (Simulator server =
                        Simulator.builder()
                                .credentials(Vcsim.USER, Vcsim.PASSWORD)
                                .describe("lab.yaml", inventory.replace("%s", name))
                                .start();
                Connection connection =
                        new OurServer(server, server.connectUri(), List.of()).connect(false)) {
            assertThat(names(connection)).containsExactly("web");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/Ost", "/Ost/C2"})
    void tellsFiguresAndEventsOfAllInConstantRoundTrips(String path) {
        try (Connection connection = connect(path);
                DomainEvents events = connection.events()) {
            long before = connection.statistics().requests();
            assertThat(connection.fetchDomainStats(EnumSet.allOf(DomainStatsGroup.class), Set.of()))
                    .hasSameSizeAs(names(connection));
            assertThat(connection.statistics().requests() - before).isLessThanOrEqualTo(7);
            connection.lookupByName("mail").suspend();
            Optional<DomainEvent> event = events.next(Duration.ofSeconds(20));
            assertThat(event).hasValueSatisfying(e -> assertThat(e.domain()).isEqualTo("mail"));
        }
    }

    @Test
    void seesNoEventsOfOthers() {
        try (Connection connection = connect("/Ost");
                Connection other = connect("/Nord%2FS%C3%BCd%2050%25");
                DomainEvents events = connection.events()) {
            other.lookupByName("db").suspend();
            connection.lookupByName("mail").suspend();
            assertThat(events.next(Duration.ofSeconds(20)))
                    .hasValueSatisfying(e -> assertThat(e.domain()).isEqualTo("mail"));
        }
    }

    @Test
    void capturesAVcenterWithoutAPath(@TempDir Path folder) {
        try (Connection connection = connect("/")) {
            assertThat(
                            connection.capture(
                                    folder.resolve("lab"),
                                    CaptureOptions.anonymised().withPlain(true)))
                    .isPositive();
        }
        try (Simulator replayed =
                        Simulator.builder()
                                .credentials(Vcsim.USER, Vcsim.PASSWORD)
                                .load(folder.resolve("lab"))
                                .start();
                Connection connection = connectTo(replayed, "/Ost")) {
            assertThat(names(connection)).containsExactlyInAnyOrder("web", "mail");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/West, Could not find datacenter 'West'",
        "/Ost/C3, there is: C2",
        "/Ost/C2/east3, 'there is: east1, east2'",
        "/Ost/C2/east1/web, excess item 'web'"
    })
    void saysWhatIsWrongWithAPath(String path, String message) {
        assertThatThrownBy(() -> connect(path)).hasMessageContaining(message);
    }

    private Connection connect(String path) {
        return connectTo(simulator, path);
    }

    private static Connection connectTo(Simulator server, String path) {
        return new OurServer(
                        server,
                        "vpx://"
                                + Vcsim.USER
                                + "@127.0.0.1:"
                                + server.port()
                                + path
                                + "?transport=http",
                        List.of())
                .connect(false);
    }

    private static List<String> names(Connection connection) {
        return connection.listDomains(Set.of()).stream().map(line -> line.domain().name()).toList();
    }

    /// Describes a domain as another one is, with its disks beside theirs.
    private static String copy(Connection connection, String name) {
        return connection
                .lookupByName(name)
                .fetchXml(Set.of())
                .replaceFirst("<uuid>[^<]*</uuid>", "<uuid>" + UUID.randomUUID() + "</uuid>")
                .replaceFirst("<name>[^<]*</name>", "<name>copy</name>");
    }

    private static void assertCode(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        VirtException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
