package dev.vireo.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.client.FakeVimServer.Fault;
import dev.vireo.soap.SoapCodec;
import dev.vireo.vim.LocalizedMethodFault;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ManagedProperty;
import dev.vireo.vim.NoPermission;
import dev.vireo.vim.NotAuthenticated;
import dev.vireo.vim.PropertyFilterSpec;
import dev.vireo.vim.RetrieveOptions;
import dev.vireo.vim.RetrievePropertiesExRequest;
import dev.vireo.vim.VirtualMachinePowerState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class PropertyCollectorTest {
    private static final ManagedObjectReference ROOT =
            new ManagedObjectReference("Folder", "ha-folder-root");
    private static final List<PropertyFilterSpec> FILTER =
            List.of(
                    PropertyFilters.start()
                            .properties("VirtualMachine", List.of("name"))
                            .referredToBy(ROOT, "childEntity")
                            .build());

    private static String row(String id) {
        return "<objects>" + content(id) + "</objects>";
    }

    private static String content(String id) {
        return "<obj type=\"VirtualMachine\">"
                + id
                + "</obj><propSet><name>name</name><val xsi:type=\"xsd:string\">vm "
                + id
                + "</val></propSet>";
    }

    private static String page(String token, String rows) {
        String next = token.isEmpty() ? "" : "<token>" + token + "</token>";
        return "<returnval>" + next + rows + "</returnval>";
    }

    private static List<String> names(List<PropertyRow> rows) {
        return rows.stream().map(row -> row.get("name").orElseThrow().toString()).toList();
    }

    private static List<String> afterLogin(FakeVimServer fake) {
        return fake.calls().subList(2, fake.calls().size());
    }

    @Test
    void readsAllPages() throws IOException {
        try (var fake =
                        new FakeVimServer()
                                .on("RetrievePropertiesEx", call -> page("t1", row("1") + row("2")))
                                .on(
                                        "ContinueRetrievePropertiesEx",
                                        call ->
                                                call.request().contains("<token>t1</token>")
                                                        ? page("t2", row("3"))
                                                        : page("", row("4")));
                Session session = fake.login()) {
            assertThat(names(session.propertyCollector().retrieveAll(FILTER)))
                    .containsExactly("vm 1", "vm 2", "vm 3", "vm 4");
            assertThat(afterLogin(fake))
                    .containsExactly(
                            "RetrievePropertiesEx",
                            "ContinueRetrievePropertiesEx",
                            "ContinueRetrievePropertiesEx");
        }
    }

    @Test
    void refusesAPageThatComesAgainAndAgain() throws IOException {
        try (var fake =
                        new FakeVimServer()
                                .on("RetrievePropertiesEx", call -> page("t1", row("1")))
                                .on("ContinueRetrievePropertiesEx", call -> page("t1", ""));
                Session session = fake.login()) {
            PropertyCollector collector = session.propertyCollector();
            assertThatThrownBy(() -> collector.retrieveAll(FILTER))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining("sends the same empty page again and again");
        }
    }

    @Test
    void asksForThePageSizeOnlyWhereOneIsGiven() throws IOException {
        try (var fake = new FakeVimServer().on("RetrievePropertiesEx", call -> "");
                Session session = fake.login()) {
            PropertyCollector collector = session.propertyCollector();
            assertThat(collector.retrieveAll(FILTER)).isEmpty();
            collector.retrieveWhile(FILTER, 7, CallOptions.defaults(), row -> true);
            assertThat(fake.requests().get(2)).doesNotContain("maxObjects");
            assertThat(fake.requests().get(3)).contains("<maxObjects>7</maxObjects>");
        }
    }

    @Test
    void handsRowsOnBeforeTheReplyIsComplete() throws IOException {
        CountDownLatch firstSeen = new CountDownLatch(1);
        String start =
                "<RetrievePropertiesExResponse xmlns=\"urn:vim25\"><returnval>" + row("1") + "<!--";
        String end = "-->" + row("2") + "</returnval></RetrievePropertiesExResponse>";
        String whole = new String(FakeVimServer.envelope(start + end), StandardCharsets.UTF_8);
        int cut = whole.indexOf("<!--") + 4;
        try (var fake = new FakeVimServer();
                var slow =
                        ScriptedServer.plain(peer -> {
                            peer.request();
                            peer.send(
                                    "HTTP/1.1 200 OK\r\nContent-Length: "
                                            + whole.length()
                                            + "\r\n\r\n"
                                            + whole.substring(0, cut));
                            await(firstSeen);
                            peer.send(whole.substring(cut));
                        });
                Session session = fake.login();
                Transport other = new Transport(slow.endpoint(), TransportOptions.defaults())) {
            List<String> seen = new ArrayList<>();
            SoapPort port = new SoapPort(other, new SoapCodec(), new ApiVersion("6.5"));
            port.callForRows(
                    RetrievePropertiesExRequest.builder(session.propertyCollector().reference())
                            .specSet(FILTER)
                            .options(RetrieveOptions.builder().build())
                            .build(),
                    CallOptions.defaults(),
                    row -> {
                        seen.add(row.obj().value());
                        firstSeen.countDown();
                    });
            assertThat(seen).containsExactly("1", "2");
        }
    }

    @Test
    void callsTheNextPageOffWhenTheConsumerHasHadEnough() throws IOException {
        try (var fake =
                        new FakeVimServer()
                                .on("RetrievePropertiesEx", call -> page("t1", row("1") + row("2")))
                                .on("CancelRetrievePropertiesEx", call -> "");
                Session session = fake.login()) {
            List<PropertyRow> seen = new ArrayList<>();
            session.propertyCollector()
                    .retrieveWhile(
                            FILTER,
                            2,
                            CallOptions.defaults(),
                            row -> {
                                seen.add(row);
                                return false;
                            });
            assertThat(names(seen)).containsExactly("vm 1");
            assertThat(afterLogin(fake))
                    .containsExactly("RetrievePropertiesEx", "CancelRetrievePropertiesEx");
            assertThat(fake.requests().getLast()).contains("<token>t1</token>");
        }
    }

    @Test
    void callsTheNextPageOffWhenTheConsumerFails() throws IOException {
        IllegalStateException failure = new IllegalStateException("mine");
        try (var fake =
                        new FakeVimServer()
                                .on("RetrievePropertiesEx", call -> page("t1", row("1") + row("2")))
                                .on("CancelRetrievePropertiesEx", call -> "");
                Session session = fake.login()) {
            assertThatThrownBy(() ->
                            session.propertyCollector()
                                    .retrieve(
                                            FILTER,
                                            row -> {
                                                throw failure;
                                            }))
                    .isSameAs(failure);
            assertThat(fake.calls()).endsWith("CancelRetrievePropertiesEx");
        }
    }

    @Test
    void asksOldServersInTheOldWay() throws IOException {
        try (var fake =
                        new FakeVimServer("4.0")
                                .on(
                                        "RetrieveProperties",
                                        call -> "<returnval>" + content("1") + "</returnval>");
                Session session = fake.login()) {
            assertThat(names(session.propertyCollector().retrieveAll(FILTER)))
                    .containsExactly("vm 1");
            assertThat(afterLogin(fake)).containsExactly("RetrieveProperties");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MethodNotFound", "NotSupported", "InvalidRequest"})
    void fallsBackOnceWhenTheServerDoesNotKnowTheNewMethod(String fault) throws IOException {
        try (var fake =
                        new FakeVimServer()
                                .on(
                                        "RetrievePropertiesEx",
                                        call -> {
                                            throw new Fault(fault, "unknown", "");
                                        })
                                .on(
                                        "RetrieveProperties",
                                        call -> "<returnval>" + content("1") + "</returnval>");
                Session session = fake.login()) {
            for (int i = 0; i < 2; i++) {
                assertThat(names(session.propertyCollector().retrieveAll(FILTER)))
                        .containsExactly("vm 1");
            }
            assertThat(afterLogin(fake))
                    .containsExactly(
                            "RetrievePropertiesEx", "RetrieveProperties", "RetrieveProperties");
        }
    }

    @Test
    void showsWhatCouldNotBeRead() throws IOException {
        try (var fake =
                        new FakeVimServer()
                                .on(
                                        "RetrievePropertiesEx",
                                        call ->
                                                page(
                                                        "",
                                                        "<objects>"
                                                                + content("1")
                                                                + "<missingSet><path>config</path>"
                                                                + "<fault><fault xsi:type=\"NoPermission\">"
                                                                + "<privilegeId>System.Read</privilegeId>"
                                                                + "</fault></fault></missingSet></objects>"));
                Session session = fake.login()) {
            PropertyRow row =
                    session.propertyCollector()
                            .retrieveOne(
                                    new ManagedObjectReference("VirtualMachine", "1"),
                                    List.of("name", "config"));
            assertThat(row.get("config")).isEmpty();
            assertThat(row.missing()).containsOnlyKeys("config");
            assertThat(row.missing().values())
                    .first()
                    .extracting(LocalizedMethodFault::fault)
                    .isInstanceOfSatisfying(
                            NoPermission.class,
                            fault -> assertThat(fault.privilegeId()).isEqualTo("System.Read"));
        }
    }

    @Test
    void givesListsAndEnumerationsAsSuch() throws IOException {
        try (var fake =
                        new FakeVimServer()
                                .on(
                                        "RetrievePropertiesEx",
                                        call ->
                                                page(
                                                        "",
                                                        "<objects><obj type=\"VirtualMachine\">1</obj>"
                                                                + "<propSet><name>runtime.powerState</name>"
                                                                + "<val xsi:type=\"VirtualMachinePowerState\">"
                                                                + "suspended</val></propSet>"
                                                                + "<propSet><name>datastore</name>"
                                                                + "<val xsi:type=\"ArrayOfManagedObjectReference\">"
                                                                + "<ManagedObjectReference type=\"Datastore\""
                                                                + " xsi:type=\"ManagedObjectReference\">ds"
                                                                + "</ManagedObjectReference></val></propSet>"
                                                                + "</objects>"));
                Session session = fake.login()) {
            PropertyRow row = session.propertyCollector().retrieveAll(FILTER).getFirst();
            assertThat(row.get(new ManagedProperty<VirtualMachinePowerState>("runtime.powerState")))
                    .contains(VirtualMachinePowerState.SUSPENDED);
            assertThat(row.get(new ManagedProperty<List<ManagedObjectReference>>("datastore")))
                    .contains(List.of(new ManagedObjectReference("Datastore", "ds")));
        }
    }

    @Test
    void startsOverInANewSessionButDoesNotContinueInOne() throws IOException {
        try (var fake =
                        new FakeVimServer()
                                .on("RetrievePropertiesEx", call -> page("t1", row("1")));
                Session session = fake.login()) {
            fake.forgetSessions();
            assertThatThrownBy(() ->
                            session.propertyCollector()
                                    .retrieve(FILTER, row -> fake.forgetSessions()))
                    .isInstanceOfSatisfying(
                            VimFaultException.class,
                            e -> {
                                assertThat(e.method()).isEqualTo("ContinueRetrievePropertiesEx");
                                assertThat(e.find(NotAuthenticated.class)).isPresent();
                            });
            assertThat(afterLogin(fake))
                    .containsExactly(
                            "RetrievePropertiesEx",
                            "Login",
                            "RetrievePropertiesEx",
                            "ContinueRetrievePropertiesEx");
        }
    }

    @Test
    void viewsAreDestroyedWhenClosed() throws IOException {
        try (var fake =
                        new FakeVimServer()
                                .on(
                                        "CreateContainerView",
                                        call ->
                                                "<returnval type=\"ContainerView\">view-1</returnval>")
                                .on("RetrievePropertiesEx", call -> page("", row("1")))
                                .on("DestroyView", call -> "");
                Session session = fake.login()) {
            try (InventoryView view =
                    session.propertyCollector().view(ROOT, List.of("VirtualMachine"), true)) {
                assertThat(
                                session.propertyCollector()
                                        .retrieveAll(
                                                List.of(
                                                        view.filter(
                                                                "VirtualMachine",
                                                                List.of("name")))))
                        .hasSize(1);
            }
            assertThat(afterLogin(fake))
                    .containsExactly("CreateContainerView", "RetrievePropertiesEx", "DestroyView");
            assertThat(fake.requests().get(3)).contains("view-1").contains("<path>view</path>");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
