package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.ConnectRequest;
import dev.vireo.api.ConnectUri;
import dev.vireo.api.Connection;
import dev.vireo.api.Credentials;
import dev.vireo.api.Domain;
import dev.vireo.api.DomainJob;
import dev.vireo.api.DomainState;
import dev.vireo.api.MigrationFlag;
import dev.vireo.api.MigrationOptions;
import dev.vireo.api.MigrationResult;
import dev.vireo.api.NetworkUpdate;
import dev.vireo.api.QuestionPolicy;
import dev.vireo.api.StorageTarget;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.simulator.Simulator;
import dev.vireo.vim.VirtualMachinePowerState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Domains that go from host to host, between hosts that do not have the same.
@Timeout(120)
class MigrationTest {
    private static final String LAB =
            """
            datacenters:
              - name: DC
                datastores: [shared, other]
                hosts:
                  - {name: a, datastores: [{name: a-local, type: local}]}
                  - {name: b, datastores: [{name: b-local, type: local}]}
                clusters: [{name: C, hosts: [c0, c1, c2], pools: [{name: Web, vApps: [Shop]}]}]
                machines:
                  - {name: web, host: a, datastore: shared, disks: [1 GiB, 2 GiB]}
                  - {name: stuck, host: a, datastore: a-local}
                  - {name: pooled, cluster: C, host: c0, pool: Web, datastore: shared}
            """;
    private static final MigrationOptions PLAIN = MigrationOptions.DEFAULT;

    private final Simulator simulator = Simulator.builder().describe("lab", LAB).start();
    private final List<Connection> open = new ArrayList<>();

    @AfterEach
    void stop() {
        open.forEach(Connection::close);
        assertThat(simulator.leaks()).isEmpty();
        simulator.close();
    }

    private static ConnectRequest to(String uri) {
        return new ConnectRequest(
                ConnectUri.parse(uri),
                _ -> Optional.of(new Credentials("root", "password")),
                false);
    }

    private String uri(String path) {
        return "vpx://root@127.0.0.1:" + simulator.port() + path + "?transport=http";
    }

    private Connection connect(String path) {
        return connect(to(uri(path)));
    }

    private Connection connect(ConnectRequest request) {
        Connection connection = Connection.open(request);
        open.add(connection);
        return connection;
    }

    private static void assertRefused(Runnable deed, ErrorCode code, String... words) {
        assertThatThrownBy(deed::run)
                .isInstanceOfSatisfying(
                        VirtException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContainingAll(words);
    }

    private static List<String> files(Domain domain) {
        return domain.fetchBlockInfo().stream().map(disk -> disk.path().orElse("")).toList();
    }

    /// Gives the first host a network of its own, and the domain a card on it.
    private static void useANetworkThatOnlyTheFirstHostHas(Connection first, Domain domain) {
        first.lookupNetwork("vSwitch0")
                .updatePortGroup(NetworkUpdate.ADD, "<portgroup name='Lab'/>");
        domain.attachDevice(
                "<interface type='network'><source network='Lab'/></interface>", Set.of());
    }

    @Test
    void movesARunningDomainInNineRequests() {
        Connection a = connect("/DC/a");
        Connection b = connect("/DC/b");
        Domain web = a.lookupByName("web");
        long before = a.statistics().requests() + b.statistics().requests();
        MigrationResult result = web.migrate(b, PLAIN.with(MigrationFlag.LIVE));
        assertThat(a.statistics().requests() + b.statistics().requests() - before).isEqualTo(9);
        assertThat(result.warnings()).isEmpty();
        assertThat(result.domain().id()).isPresent();
        assertThat(b.lookupByName("web").fetchState().kind()).isEqualTo(DomainState.Kind.RUNNING);
        assertRefused(() -> a.lookupByName("web"), ErrorCode.NO_DOMAIN, "web");
    }

    /// Copies of one vCenter cannot be told apart before: the error says where the domain is.
    @Test
    void aCopyOfTheVcenterDoesNotHaveTheDomain() {
        try (Simulator copy = Simulator.builder().describe("lab", LAB).start();
                Connection there =
                        Connection.open(
                                to(
                                        "vpx://root@127.0.0.1:"
                                                + copy.port()
                                                + "/DC/b?transport=http"))) {
            Domain web = connect("/DC/a").lookupByName("web");
            assertRefused(
                    () -> web.migrate(there, PLAIN.with(MigrationFlag.LIVE)),
                    ErrorCode.NO_DOMAIN,
                    "'web' has been migrated within the vCenter 127.0.0.1:" + simulator.port(),
                    "'web' is on host 'b', with its files at '[shared] web/web.vmx'");
        }
    }

    @Test
    void movesOnADatastoreWhoseNameIsEscaped() {
        try (Simulator odd =
                        Simulator.builder()
                                .describe(
                                        "odd",
                                        "datacenters: [{name: DC, datastores: ['a%2f/b'],"
                                                + " hosts: [a, b], machines: [{name: web, host: a,"
                                                + " datastore: 'a%2f/b', disks: [1 GiB]}]}]")
                                .start();
                Connection a =
                        Connection.open(
                                to("vpx://root@127.0.0.1:" + odd.port() + "/DC/a?transport=http"));
                Connection b =
                        Connection.open(
                                to(
                                        "vpx://root@127.0.0.1:"
                                                + odd.port()
                                                + "/DC/b?transport=http"))) {
            a.lookupByName("web").migrate(b, PLAIN.with(MigrationFlag.LIVE));
            assertThat(b.lookupByName("web").id()).isPresent();
        }
    }

    @Test
    void movesFilesInTenRequestsAndWithTheDomainInThirteen() {
        Connection a = connect("/DC/a");
        Domain web = a.lookupByName("web");
        assertThat(sent(() -> web.relocate(PLAIN.withStorage(StorageTarget.of("other"))), a))
                .containsExactly(
                        "CheckRelocate_Task",
                        "CreateFilter x2",
                        "DestroyPropertyFilter x2",
                        "RelocateVM_Task",
                        "RetrievePropertiesEx x2",
                        "WaitForUpdatesEx x2");
        Connection b = connect("/DC/b");
        assertThat(sent(() -> web.migrate(b, PLAIN.withStorage(StorageTarget.of("b-local"))), a, b))
                .containsExactly(
                        "CheckRelocate_Task",
                        "CreateFilter x2",
                        "DestroyPropertyFilter x2",
                        "RelocateVM_Task",
                        "RetrievePropertiesEx x5",
                        "WaitForUpdatesEx x2");
    }

    /// Calls something and returns what it has sent.
    private static List<String> sent(Runnable deed, Connection... connections) {
        Map<String, Long> before = calls(connections);
        deed.run();
        List<String> sent = new ArrayList<>();
        calls(connections)
                .forEach((method, count) -> {
                    long more = count - before.getOrDefault(method, 0L);
                    if (more > 0) {
                        sent.add(method + (more > 1 ? " x" + more : ""));
                    }
                });
        return sent;
    }

    private static Map<String, Long> calls(Connection... connections) {
        Map<String, Long> calls = new TreeMap<>();
        for (Connection connection : connections) {
            connection
                    .statistics()
                    .calls()
                    .forEach(call -> calls.merge(call.method(), call.requests(), Long::sum));
        }
        return calls;
    }

    @Test
    void namesAllThatMakesItImpossible() {
        Connection a = connect("/DC/a");
        Domain stuck = a.lookupByName("stuck");
        useANetworkThatOnlyTheFirstHostHas(a, stuck);
        assertRefused(
                () -> stuck.migrate(connect("/DC/b"), PLAIN),
                ErrorCode.CONFIG_UNSUPPORTED,
                "[a-local] stuck/stuck.vmx",
                "'Hard disk 1'",
                "'Network adapter 2' uses network 'Lab'",
                "; files can move along to a datastore that the host sees (--datastore NAME,");
        assertThat(simulator.requests().of("MigrateVM_Task")).isZero();
        assertThat(a.lookupByName("stuck").id()).isPresent();
    }

    @Test
    void namesThePlaceThatIsNotInTheVcenter() {
        Domain web = connect("/DC/a").lookupByName("web");
        String known = connect("/DC/b").prepareMigration(PLAIN).uris().getFirst();
        String hostGone = known.replaceAll("host-[0-9]+$", "host-no");
        String poolGone = known.replaceAll("resgroup-[0-9]+", "resgroup-no");
        MigrationOptions withFiles = PLAIN.withStorage(StorageTarget.of("other"));
        for (MigrationOptions options : List.of(PLAIN, withFiles)) {
            assertRefused(
                    () -> web.migrateToUri(hostGone, options),
                    ErrorCode.INVALID_ARG,
                    "'" + hostGone + "' names a host that is not in the vCenter 127.0.0.1:");
            assertRefused(
                    () -> web.migrateToUri(poolGone, options),
                    ErrorCode.INVALID_ARG,
                    "'" + poolGone + "' names a resource pool that is not in the vCenter");
        }
    }

    @Test
    void namesThePlaceThatIsOnlyInACopyOfTheVcenter() {
        Connection a = connect("/DC/a");
        String more = LAB.replace("{name: b, d", "{name: b2}\n      - {name: b, d");
        try (Simulator copy = Simulator.builder().describe("lab", more).start();
                Connection elsewhere =
                        Connection.open(
                                to(
                                        uri("/DC/b")
                                                .replace(
                                                        ":" + simulator.port(),
                                                        ":" + copy.port())))) {
            assertThat(a.prepareMigration(PLAIN).server())
                    .isEqualTo(elsewhere.prepareMigration(PLAIN).server());
            assertRefused(
                    () -> a.lookupByName("web").migrate(elsewhere, PLAIN),
                    ErrorCode.INVALID_ARG,
                    "names a ",
                    "that is not in the vCenter 127.0.0.1:" + simulator.port());
        }
    }

    @Test
    void movesNothingWhereTheNewNameIsTaken() {
        Connection a = connect("/DC/a");
        Domain web = a.lookupByName("web");
        assertRefused(
                () -> web.migrate(connect("/DC/b"), PLAIN.withName("stuck")),
                ErrorCode.DOM_EXIST,
                "domain 'stuck' exists already");
        assertThat(simulator.requests().of("MigrateVM_Task")).isZero();
        assertRefused(
                () ->
                        web.relocate(
                                PLAIN.withName("pooled")
                                        .withStorage(
                                                new StorageTarget(
                                                        Optional.of("other"),
                                                        Map.of(),
                                                        Optional.empty()))),
                ErrorCode.DOM_EXIST,
                "domain 'pooled' exists already");
        assertThat(simulator.requests().of("RelocateVM_Task")).isZero();
        assertThat(a.lookupByName("web").id()).isPresent();
    }

    @Test
    void handsWarningsOnUnlessTheyAreToStopIt() {
        Connection a = connect("/DC/a");
        Connection b = connect("/DC/b");
        Domain web = a.lookupByName("web");
        useANetworkThatOnlyTheFirstHostHas(a, web);
        web.destroy();
        assertRefused(
                () -> web.migrate(b, PLAIN.with(MigrationFlag.ABORT_ON_ERROR)),
                ErrorCode.CONFIG_UNSUPPORTED,
                "'Network adapter 2'");
        assertThat(web.migrate(b, PLAIN).warnings())
                .singleElement()
                .asString()
                .contains("'Network adapter 2' uses network 'Lab'");
    }

    @Test
    void knowsItsVcenterByIdentityAndNotByAddress() {
        Connection a = connect("/DC/a");
        Connection b = connect(to(uri("/DC/b").replace("127.0.0.1", "localhost")));
        a.lookupByName("web").migrate(b, PLAIN);
        try (Simulator twin = Simulator.builder().describe("lab", LAB).seed(2).start();
                Connection elsewhere =
                        Connection.open(
                                to(
                                        uri("/DC/b")
                                                .replace(
                                                        ":" + simulator.port(),
                                                        ":" + twin.port())))) {
            assertRefused(
                    () -> a.lookupByName("stuck").migrate(elsewhere, PLAIN),
                    ErrorCode.INVALID_ARG,
                    "have to refer to the same vCenter");
        }
    }

    @Test
    void understandsTheUriThatItMakes() {
        Connection a = connect("/DC/a");
        String uri = connect("/DC/b").prepareMigration(PLAIN).uris().getFirst();
        assertThat(uri).matches("vpxmigr://127\\.0\\.0\\.1/resgroup-[0-9]+/host-[0-9]+");
        Domain moved = a.lookupByName("web").migrateToUri(uri, PLAIN).domain();
        assertThat(moved.fetchState().kind()).isEqualTo(DomainState.Kind.RUNNING);
        assertThat(connect("/DC/b").lookupByName("web").uuid()).isEqualTo(moved.uuid());
        assertRefused(
                () -> moved.migrateToUri(uri.replaceAll("host-.*", "host-999"), PLAIN),
                ErrorCode.INVALID_ARG,
                "host-999");
    }

    @Test
    void choosesAnotherHostOfACluster() {
        Connection cluster = connect("/DC/C");
        cluster.lookupByName("pooled").migrate(cluster, PLAIN);
        assertRefused(
                () -> connect("/DC/C/c0").lookupByName("pooled"), ErrorCode.NO_DOMAIN, "pooled");
        Domain pooled = connect("/DC/C/c1").lookupByName("pooled");
        pooled.migrate(cluster, PLAIN.withHost("c2"));
        assertThat(connect("/DC/C/c2").lookupByName("pooled").id()).isPresent();
        assertRefused(
                () -> pooled.migrate(cluster, PLAIN.withHost("c9")),
                ErrorCode.INVALID_ARG,
                "no host 'c9'",
                "c0, c1, c2");
        assertRefused(
                () -> pooled.migrate(cluster, PLAIN.withPool("Nothing")),
                ErrorCode.INVALID_ARG,
                "no resource pool 'Nothing'; there is: Web");
        assertRefused(
                () ->
                        connect("/DC/a")
                                .lookupByName("web")
                                .migrate(connect("/DC/b"), PLAIN.withPool("x")),
                ErrorCode.INVALID_ARG,
                "no resource pool 'x'; there is none but the uppermost");
        assertRefused(
                () -> pooled.migrate(connect("/DC"), PLAIN),
                ErrorCode.INVALID_ARG,
                "several places");
    }

    /// A vApp is a pool, too.
    @Test
    void movesIntoAVApp() {
        Connection cluster = connect("/DC/C");
        cluster.lookupByName("pooled").migrate(cluster, PLAIN.withPool("Web/Shop"));
        String uri = cluster.prepareMigration(PLAIN.withPool("Web/Shop")).uris().getFirst();
        assertThat(uri).contains("/resgroup-v");
        Domain pooled = cluster.lookupByName("pooled");
        assertRefused(
                () -> pooled.migrateToUri(uri, PLAIN),
                ErrorCode.OPERATION_INVALID,
                "nothing to move");
    }

    /// Its name is shown otherwise than it was given.
    @Test
    void movesWhatIsOnADatastoreWithAnOddName() {
        String odd = LAB.replace("shared", "sha%2fred");
        try (Simulator other = Simulator.builder().describe("odd", odd).start()) {
            String from = "vpx://root@127.0.0.1:" + other.port() + "/DC/a?transport=http";
            String to = "vpx://root@127.0.0.1:" + other.port() + "/DC/b?transport=http";
            try (Connection a = Connection.open(to(from));
                    Connection b = Connection.open(to(to))) {
                a.lookupByName("web").migrate(b, PLAIN);
                assertThat(b.lookupByName("web").id()).isPresent();
            }
        }
    }

    @Test
    void refusesToMoveWhatIsThereAlready() {
        Connection a = connect("/DC/a");
        Domain web = a.lookupByName("web");
        assertRefused(() -> web.migrate(a, PLAIN), ErrorCode.OPERATION_INVALID, "nothing to move");
        assertRefused(
                () -> web.relocate(PLAIN.withStorage(StorageTarget.of("shared"))),
                ErrorCode.OPERATION_INVALID,
                "nothing to move");
        assertRefused(
                () -> web.relocate(PLAIN.withStorage(StorageTarget.of("b-local"))),
                ErrorCode.NO_STORAGE_POOL,
                "no datastore 'b-local'",
                "a-local, other, shared");
    }

    @Test
    void takesTheFilesAlong() {
        Connection a = connect("/DC/a");
        Connection b = connect("/DC/b");
        Domain moved =
                a.lookupByName("stuck")
                        .migrate(b, PLAIN.withStorage(StorageTarget.of("b-local")))
                        .domain();
        assertThat(files(moved)).allMatch(file -> file.startsWith("[b-local] "));
        Domain web = a.lookupByName("web");
        web.relocate(PLAIN.withStorage(StorageTarget.of("other")));
        assertThat(files(web)).allMatch(file -> file.startsWith("[other] "));
        web.relocate(
                PLAIN.withStorage(
                        new StorageTarget(
                                Optional.empty(), Map.of("sdb", "shared"), Optional.empty())));
        assertThat(files(web).get(0)).startsWith("[other] ");
        assertThat(files(web).get(1)).startsWith("[shared] ");
    }

    @Test
    void givesItAnotherNameAndSuspendsItOnceItIsThere() {
        Domain moved =
                connect("/DC/a")
                        .lookupByName("web")
                        .migrate(
                                connect("/DC/b"), PLAIN.with(MigrationFlag.PAUSED).withName("shop"))
                        .domain();
        assertThat(moved.name()).isEqualTo("shop");
        assertThat(moved.fetchState().kind()).isEqualTo(DomainState.Kind.PAUSED);
    }

    @Test
    void tellsItsProgressAndAnswersQuestionsOnTheWay() {
        simulator
                .machine("web")
                .askOn("MigrateVM_Task", "Really?", List.of("Yes", "No"), OptionalInt.of(0));
        Connection a = connect(to(uri("/DC/a")).withQuestions(QuestionPolicy.answeringDefault()));
        List<Integer> progress = new ArrayList<>();
        a.lookupByName("web").migrate(connect("/DC/b"), PLAIN.withProgress(progress::add));
        assertThat(progress).contains(50);
        assertThat(connect("/DC/b").lookupByName("web").id()).isPresent();
    }

    @Test
    void refusesToGoOnWithAQuestionThatNobodyAnswers() {
        simulator
                .machine("web")
                .askOn("MigrateVM_Task", "Really?", List.of("Yes", "No"), OptionalInt.of(0));
        Connection a = connect("/DC/a");
        assertRefused(
                () -> a.lookupByName("web").migrate(connect("/DC/b"), PLAIN),
                ErrorCode.INTERNAL_ERROR,
                "Really?",
                "the task was cancelled");
        assertThat(a.lookupByName("web").id()).isPresent();
    }

    @Test
    void showsTheJobAndAbortsIt() {
        simulator.control().taskTime("MigrateVM_Task", Duration.ofHours(1));
        Connection a = connect("/DC/a");
        Connection b = connect("/DC/b");
        Domain web = a.lookupByName("web");
        assertThat(web.fetchJob()).isEmpty();
        assertRefused(web::abortJob, ErrorCode.OPERATION_INVALID, "no job is active");
        CompletableFuture<MigrationResult> migration =
                CompletableFuture.supplyAsync(() -> web.migrate(b, PLAIN));
        Optional<DomainJob> job = web.fetchJob();
        while (job.isEmpty()) {
            job = web.fetchJob();
        }
        assertThat(job.get().operation()).isEqualTo(DomainJob.Operation.MIGRATION_OUT);
        assertThat(job.get().type()).isEqualTo(DomainJob.Type.BOUNDED);
        assertThat(job.get().cancelable()).isTrue();
        web.abortJob();
        assertThatThrownBy(migration::join)
                .cause()
                .isInstanceOfSatisfying(
                        VirtException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.OPERATION_ABORTED))
                .hasMessageContaining("'web' is on host 'a', with its files at '[shared] web/");
        assertThat(web.fetchJob()).isEmpty();
        assertThat(web.fetchEndedJob().orElseThrow().type()).isEqualTo(DomainJob.Type.CANCELLED);
        assertThat(a.lookupByName("web").id()).isPresent();
    }

    @Test
    void saysWhereTheDomainIsWhenItIsInterrupted() {
        simulator.control().taskTime("MigrateVM_Task", Duration.ofHours(1));
        Connection a = connect("/DC/a");
        Domain web = a.lookupByName("web");
        MigrationOptions untilItBegins =
                PLAIN.withProgress(_ -> Thread.currentThread().interrupt());
        assertRefused(
                () -> web.migrate(connect("/DC/b"), untilItBegins),
                ErrorCode.OPERATION_ABORTED,
                "Could not migrate 'web': it was interrupted; the task was cancelled;"
                        + " 'web' is on host 'a', with its files at '[shared] web/web.vmx'");
        assertThat(Thread.interrupted()).as("the thread stays interrupted").isTrue();
        assertThat(a.lookupByName("web").id()).isPresent();
    }

    @Test
    void migratesFromAHostThroughItsVcenter() {
        try (Simulator vcenter =
                        Simulator.builder()
                                .describe(
                                        "vcenter",
                                        "datacenters: [{name: DC, hosts: [esx, esx2], machines: ["
                                                + "{name: web, host: esx}, {name: db, host: esx}]}]")
                                .listen("127.0.0.2", 0)
                                .start();
                Simulator host =
                        Simulator.builder()
                                .describe(
                                        "host",
                                        "host: {managedBy: 127.0.0.2}\nmachines: [web, db]\n")
                                .listen("127.0.0.1", vcenter.port())
                                .start();
                Connection source =
                        Connection.open(
                                to(
                                        "esx://root@127.0.0.1:"
                                                + host.port()
                                                + "/?transport=http&vcenter=127.0.0.2"));
                Connection destination =
                        Connection.open(
                                to(
                                        "vpx://root@127.0.0.2:"
                                                + vcenter.port()
                                                + "/DC/esx2?transport=http"))) {
            assertThat(source.fetchSupportsMigration()).isTrue();
            Domain moved = source.lookupByName("web").migrate(destination, PLAIN).domain();
            assertThat(moved.name()).isEqualTo("web");
            assertThat(vcenter.requests().of("MigrateVM_Task")).isEqualTo(1);
            assertThat(host.requests().of("MigrateVM_Task")).isZero();
        }
    }

    @Test
    void refusesADestinationThatMayOnlyBeLookedAt() {
        Connection readOnly =
                connect(
                        new ConnectRequest(
                                ConnectUri.parse(uri("/DC/b")),
                                _ -> Optional.of(new Credentials("root", "password")),
                                true));
        assertRefused(
                () -> connect("/DC/a").lookupByName("web").migrate(readOnly, PLAIN),
                ErrorCode.OPERATION_DENIED,
                "virDomainMigrate3");
    }

    @Test
    void survivesFaultsAtEveryRequest() {
        List<String> problems = new ArrayList<>();
        for (String fault : List.of("reply: dropped", "status: 503", "session: expired")) {
            for (int request = 1, struck = 1; struck > 0; request++) {
                try (Connection a = Connection.open(to(uri("/DC/a")));
                        Connection b = Connection.open(to(uri("/DC/b")))) {
                    Domain web = isAt(a) ? a.lookupByName("web") : b.lookupByName("web");
                    Connection target = isAt(a) ? b : a;
                    int before = simulator.control().fired().size();
                    simulator.control().rule("{method: '*', nth: " + request + ", " + fault + "}");
                    try {
                        web.migrate(target, PLAIN);
                    } catch (VirtException e) {
                        if (String.valueOf(e.getMessage()).lines().count() != 1) {
                            problems.add(fault + " " + request + ": " + e.getMessage());
                        }
                    }
                    struck = simulator.control().fired().size() - before;
                    simulator.control().clear();
                    if (isAt(a) == isAt(b)) {
                        problems.add(fault + " " + request + ": it is on both hosts or none");
                    }
                }
            }
        }
        assertThat(problems).isEmpty();
        assertThat(simulator.machine("web").powerState())
                .isEqualTo(VirtualMachinePowerState.POWERED_ON);
    }

    private static boolean isAt(Connection connection) {
        return connection.listDomains(Set.of()).stream()
                .anyMatch(row -> row.domain().name().equals("web"));
    }
}
