package dev.vireo.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vireo.vim.HostConnectFault;
import dev.vireo.vim.VirtualMachinePowerState;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SimulatorTest {
    private final Simulator simulator =
            Simulator.builder()
                    .machine("web", m -> m.cpus(2).memoryMb(4096))
                    .machine("50% off/sale", MachineSetup::poweredOff)
                    .start();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void answersInRealHostsWords() {
        try (PlainClient client = PlainClient.connect(simulator)) {
            PlainClient.Reply reply = client.post("RetrieveServiceContent");

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.headers()).containsEntry("content-type", "text/xml; charset=utf-8");
            assertThat(reply.body())
                    .contains("<RetrieveServiceContentResponse xmlns=\"urn:vim25\"><returnval>")
                    .contains("<rootFolder type=\"Folder\">ha-folder-root</rootFolder>")
                    .contains("<productLineId>embeddedEsx</productLineId>")
                    .doesNotContain("> <");
        }
    }

    @Test
    void loginSetsTheSessionCookie() {
        try (PlainClient client = PlainClient.connect(simulator)) {
            PlainClient.Reply reply = login(client, "password");

            assertThat(reply.headers().get("set-cookie"))
                    .matches("vmware_soap_session=\"[0-9a-f-]{36}\"; Path=/; HttpOnly;");
            assertThat(reply.text("userName")).hasValue("root");
            assertThat(simulator.sessionCount()).isEqualTo(1);
            assertThat(client.post("Logout").status()).isEqualTo(200);
            assertThat(simulator.sessionCount()).isZero();
        }
    }

    @Test
    void clientThatNamesNoVersionGetsTheSessionOfTheFirst() {
        try (PlainClient client = PlainClient.connect(simulator)) {
            assertThat(login(client, "password").body()).doesNotContain("callCount");
            client.post("Logout");
            byte[] envelope =
                    PlainClient.envelope(
                            "Login",
                            Map.of(
                                    "sessionManager", "ha-sessionmgr",
                                    "user", "root",
                                    "password", "password"));
            assertThat(client.send("SOAPAction: \"urn:vim25/8.0.2.0\"\r\n", envelope).body())
                    .contains("<callCount>");
        }
    }

    @Test
    void faultHasStatus500AndATypedDetail() {
        try (PlainClient client = PlainClient.connect(simulator)) {
            PlainClient.Reply reply = login(client, "wrong");

            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.text("faultcode")).hasValue("ServerFaultCode");
            assertThat(reply.body())
                    .contains(
                            "<detail><InvalidLoginFault xmlns=\"urn:vim25\""
                                    + " xsi:type=\"InvalidLogin\">")
                    .doesNotContain("wrong");
        }
    }

    @Test
    void valuesCarryTheirTypes() {
        try (PlainClient client = PlainClient.login(simulator)) {
            PlainClient.Reply reply = client.post("RetrieveVms");
            assertThat(reply.body())
                    .contains("<obj type=\"VirtualMachine\">1</obj>")
                    .contains("<val xsi:type=\"xsd:string\">web</val>")
                    .contains("<val xsi:type=\"xsd:string\">50%25 off%2fsale</val>")
                    .contains("<val xsi:type=\"VirtualMachinePowerState\">poweredOn</val>");
            assertThat(property(client, "VirtualMachine", "1", "config.hardware").body())
                    .contains("<memoryMB>4096</memoryMB>")
                    .contains("<device xsi:type=\"ParaVirtualSCSIController\">");
            assertThat(property(client, "VirtualMachine", "1", "datastore").body())
                    .contains(
                            "<val xsi:type=\"ArrayOfManagedObjectReference\">"
                                    + "<ManagedObjectReference xsi:type=\"ManagedObjectReference\""
                                    + " type=\"Datastore\">");
        }
    }

    @Test
    void requestsThatAreNoneAreInvalidRequests() {
        try (PlainClient client = PlainClient.login(simulator)) {
            for (String text :
                    List.of(
                            "",
                            "not xml",
                            "<a/>",
                            envelope("<NoSuchMethod xmlns=\"urn:vim25\"/>"),
                            envelope("<Logout xmlns=\"urn:vim25\"/>"),
                            envelope(
                                    "<Login xmlns=\"urn:vim25\"><_this"
                                            + " type=\"SessionManager\">ha-sessionmgr</_this></Login>"))) {
                PlainClient.Reply reply = client.send("", text.getBytes(StandardCharsets.UTF_8));
                assertThat(reply.status()).as(text).isEqualTo(500);
                assertThat(reply.body()).as(text).contains("Fault");
            }
        }
    }

    @Test
    void sameSeedGivesTheSameReplies() {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
        String first = configs(Simulator.builder().seed(5).clock(clock).machines(3));
        String again = configs(Simulator.builder().seed(5).clock(clock).machines(3));
        String other = configs(Simulator.builder().seed(6).clock(clock).machines(3));

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    private static String configs(Simulator.Builder builder) {
        try (Simulator simulator = builder.start();
                PlainClient client = PlainClient.login(simulator)) {
            return property(client, "VirtualMachine", "2", "config").body()
                    + property(client, "HostSystem", "ha-host", "summary").body()
                    + client.power("PowerOffVM_Task", 2).body();
        }
    }

    @Test
    void countsRequestsByMethod() {
        try (PlainClient client = PlainClient.login(simulator)) {
            client.post("RetrieveVms");
            client.post("RetrieveVms");
            assertThat(simulator.requests().byMethod())
                    .isEqualTo(Map.of("Login", 1L, "RetrieveProperties", 2L));
            assertThat(simulator.requests().total()).isEqualTo(3);
            simulator.requests().reset();
            assertThat(simulator.requests().of("Login")).isZero();
        }
    }

    @Test
    void machinesAreSeenAndChangedFromInside() {
        try (PlainClient client = PlainClient.login(simulator)) {
            SimulatedMachine machine = simulator.machine("50% off/sale");
            assertThat(machine.id()).isEqualTo("2");
            client.power("PowerOnVM_Task", 2);
            assertThat(machine.powerState()).isEqualTo(VirtualMachinePowerState.POWERED_ON);
            machine.powerState(VirtualMachinePowerState.SUSPENDED);
            assertThat(client.post("RetrieveVms").body()).contains(">suspended<");
        }
    }

    @Test
    void scriptedQuestionBlocksTheTask() {
        try (PlainClient client = PlainClient.login(simulator)) {
            simulator
                    .machine("50% off/sale")
                    .askOn(
                            "PowerOnVM_Task",
                            "Did you move it or copy it?",
                            List.of("Cancel", "I moved it", "I copied it"),
                            OptionalInt.of(2));
            client.power("PowerOnVM_Task", 2);
            PlainClient.Reply reply = property(client, "VirtualMachine", "2", "runtime.question");
            assertThat(reply.text("text")).hasValue("Did you move it or copy it?");
            assertThat(reply.text("defaultIndex")).hasValue("2");
        }
    }

    @Test
    void expiredSessionIsNotAuthenticated() {
        try (PlainClient client = PlainClient.login(simulator)) {
            simulator.control().expireSessions();
            assertThat(client.post("RetrieveVms").body()).contains("xsi:type=\"NotAuthenticated\"");
        }
    }

    @Test
    void faultsAreScripted() {
        try (PlainClient client = PlainClient.login(simulator)) {
            simulator
                    .control()
                    .failNext(
                            "RetrieveProperties",
                            HostConnectFault.builder().build(),
                            "The host is on fire.");
            assertThat(client.post("RetrieveVms").body())
                    .contains("xsi:type=\"HostConnectFault\"")
                    .contains("The host is on fire.");
            assertThat(client.post("RetrieveVms").status()).isEqualTo(200);
        }
    }

    @Test
    void repliesAreLostWhole() {
        try (PlainClient client = PlainClient.login(simulator)) {
            simulator.control().deliverNext("PowerOffVM_Task", ReplyDelivery.DROPPED);
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> client.power("PowerOffVM_Task", 1))
                    .withMessageContaining("the connection was closed");
            assertThat(simulator.machine("web").powerState())
                    .as("the request was carried out")
                    .isEqualTo(VirtualMachinePowerState.POWERED_OFF);
        }
    }

    @Test
    void repliesAreCutShort() {
        try (PlainClient client = PlainClient.login(simulator)) {
            simulator.control().deliverNext("RetrieveProperties", ReplyDelivery.TRUNCATED);
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> client.post("RetrieveVms"))
                    .withMessageContaining("the body ends after");
        }
    }

    @Test
    void latencyHoldsRepliesBack() {
        try (PlainClient client = PlainClient.login(simulator)) {
            simulator.control().latency(Duration.ofMillis(30));
            long start = System.nanoTime();
            client.post("RetrieveVms");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(30));
        }
    }

    @Test
    void filtersAreCounted() {
        try (PlainClient client = PlainClient.login(simulator)) {
            client.post("CreateFilter");
            assertThat(simulator.filterCount()).isEqualTo(1);
            client.post("Logout");
            assertThat(simulator.filterCount()).isZero();
        }
    }

    @Test
    @Timeout(30)
    void waitOfAClientThatWentAwayEnds() {
        try (PlainClient client = PlainClient.login(simulator)) {
            client.post("CreateFilter");
            client.sendOnly("WaitForUpdates", Map.of("version", "")).readReply();
            client.sendOnly("WaitForUpdates", Map.of("version", "1"));
            assertThat(simulator.connectionCount()).isEqualTo(1);
        }
        while (simulator.connectionCount() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void stoppedSimulatorRefusesConnections() {
        simulator.close();
        simulator.close();
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> PlainClient.connect(simulator));
    }

    @Test
    void aThousandMachinesAreReadInOneReply() {
        try (Simulator big = Simulator.builder().machines(1000).start();
                PlainClient client = PlainClient.login(big)) {
            String body = client.post("RetrieveVms").body();
            assertThat(body.split("<objects>|<returnval>", -1)).hasSize(1001);
        }
    }

    private static PlainClient.Reply login(PlainClient client, String password) {
        return client.post(
                "Login",
                Map.of("sessionManager", "ha-sessionmgr", "user", "root", "password", password));
    }

    private static PlainClient.Reply property(
            PlainClient client, String type, String id, String path) {
        return client.post(
                "RetrieveProperties",
                Map.of(
                        "propertyCollector",
                        "ha-property-collector",
                        "type",
                        type,
                        "id",
                        id,
                        "path",
                        path));
    }

    private static String envelope(String body) {
        return "<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"><S:Body>"
                + body
                + "</S:Body></S:Envelope>";
    }
}
