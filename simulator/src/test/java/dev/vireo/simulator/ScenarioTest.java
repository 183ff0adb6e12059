package dev.vireo.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.vim.VirtualMachinePowerState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What rules do to calls, seen by a client that shares nothing with ours.
class ScenarioTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Simulator simulator =
            Simulator.builder()
                    .machine("web", m -> m.poweredOff())
                    .machine("db", m -> m.poweredOff())
                    .clock(InstantSource.fixed(NOW))
                    .seed(7)
                    .compression(false)
                    .start();
    private final SimulatorControl control = simulator.control();
    private final PlainClient client = PlainClient.login(simulator);

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    @Test
    void faultIsTypedAndHasItsMembers() {
        control.rule(
                """
                method: PowerOnVM_Task
                fault: {type: InsufficientCpuResourcesFault, unreserved: 10, requested: 2000,
                        message: not enough}
                """);
        PlainClient.Reply reply = client.power("PowerOnVM_Task", 1);
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.body())
                .contains("xsi:type=\"InsufficientCpuResourcesFault\"")
                .contains("<faultstring>not enough</faultstring>")
                .contains("<unreserved>10</unreserved><requested>2000</requested>");
        assertThat(power("web")).isEqualTo(VirtualMachinePowerState.POWERED_OFF);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"web", "w*", "1", "VirtualMachine:1", "/ha-datacenter/vm/web", "*/vm/web"})
    void ruleIsForTheObjectThatItNames(String object) {
        control.rule("{method: Power*, object: '" + object + "', fault: NotSupported}");
        assertThat(client.power("PowerOnVM_Task", 2).status()).isEqualTo(200);
        assertThat(client.power("PowerOnVM_Task", 1).status()).isEqualTo(500);
    }

    @Test
    void ruleIsForTheUserThatItNames() {
        control.rule("{user: nobody, fault: NotSupported}");
        assertThat(client.power("PowerOnVM_Task", 1).status()).isEqualTo(200);
        control.rule("{user: root, fault: NotSupported}");
        assertThat(client.power("PowerOffVM_Task", 1).status()).isEqualTo(500);
    }

    @Test
    void countsCalls() {
        control.rule("{method: PowerOnVM_Task, nth: [2, 4], status: 503}");
        control.rule("{method: PowerOffVM_Task, first: 2, status: 503}");
        control.rule("{method: RetrieveServiceContent, every: 3, status: 503}");
        assertThat(statuses("PowerOnVM_Task", 5)).containsExactly(200, 503, 200, 503, 200);
        assertThat(statuses("PowerOffVM_Task", 4)).containsExactly(503, 503, 200, 200);
        assertThat(statuses("RetrieveServiceContent", 6))
                .containsExactly(200, 200, 503, 200, 200, 503);
    }

    private List<Integer> statuses(String method, int count) {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            statuses.add(client.power(method, 1).status());
        }
        return statuses;
    }

    @Test
    void chanceDependsOnSeedRuleAndCallAlone() {
        control.rule("{method: RetrieveServiceContent, probability: 0.3, status: 503}");
        List<Integer> mixed = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            client.power("PowerOnVM_Task", 1); // does not count
            mixed.add(client.post("RetrieveServiceContent").status());
        }
        try (Simulator other = Simulator.builder().seed(7).start();
                PlainClient second = PlainClient.login(other)) {
            other.control().rule("{method: Retrieve*Content, probability: 0.3, status: 503}");
            List<Integer> alone = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                alone.add(second.post("RetrieveServiceContent").status());
            }
            assertThat(alone).isEqualTo(mixed).contains(200, 503);
        }
    }

    @Test
    void windowIsOfTheSimulatorsClock() {
        control.rule("{method: PowerOnVM_Task, from: 10s, until: 20s, status: 503}");
        assertThat(client.power("PowerOnVM_Task", 1).status()).isEqualTo(200);
        simulator.clock().advance(Duration.ofSeconds(10));
        assertThat(client.power("PowerOnVM_Task", 1).status()).isEqualTo(503);
        simulator.clock().advance(Duration.ofSeconds(10));
        assertThat(client.power("PowerOnVM_Task", 1).status()).isEqualTo(200);
    }

    @Test
    void statusMayHaveRetryAfterAndBody() {
        control.rule("{status: {code: 503, retryAfter: 7, body: come back}}");
        PlainClient.Reply reply = client.post("RetrieveServiceContent");
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.headers()).containsEntry("retry-after", "7");
        assertThat(reply.body()).isEqualTo("come back\n");
    }

    @Test
    void expiredSessionIsNotAuthenticated() {
        control.rule("{method: PowerOnVM_Task, nth: 1, session: expired}");
        assertThat(client.power("PowerOnVM_Task", 1).body()).contains("NotAuthenticated");
        assertThat(simulator.sessionCount()).isZero();
    }

    @Test
    void droppedAndResetRepliesAreDoneAllTheSame() {
        for (String how : List.of("dropped", "reset", "truncated")) {
            control.clear();
            control.rule("{method: Power*, reply: " + how + "}");
            try (PlainClient one = PlainClient.login(simulator)) {
                simulator.machine("web").powerState(VirtualMachinePowerState.POWERED_OFF);
                assertThatThrownBy(() -> one.power("PowerOnVM_Task", 1))
                        .as(how)
                        .isInstanceOfAny(UncheckedIOException.class, IOException.class);
                assertThat(power("web")).isEqualTo(VirtualMachinePowerState.POWERED_ON);
            }
        }
    }

    @Test
    void stalledReplyEndsAtItsLimit() {
        control.rule("{method: PowerOnVM_Task, reply: {how: stalled, at: 0.2, limit: 50ms}}");
        long start = System.nanoTime();
        assertThatThrownBy(() -> client.power("PowerOnVM_Task", 1))
                .hasMessageContaining("the body ends after");
        assertThat(System.nanoTime() - start).isGreaterThan(45_000_000);
    }

    @Test
    void stalledReplyEndsWhenTheClientGivesUp() {
        control.rule("{method: PowerOnVM_Task, reply: stalled}");
        PlainClient other = PlainClient.login(simulator);
        int before = simulator.connectionCount();
        other.sendOnly("PowerOnVM_Task", Map.of("id", "1"));
        other.close();
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (simulator.connectionCount() == before && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(simulator.connectionCount()).isLessThan(before);
    }

    @Test
    void garbledRepliesAreGarbledTheSameWayEachTime() {
        String truth = client.post("RetrieveServiceContent").body();
        control.rule("{method: RetrieveServiceContent, nth: 1, reply: malformed}");
        control.rule("{method: RetrieveServiceContent, nth: 2, reply: flipped}");
        control.rule("{method: RetrieveServiceContent, nth: 3, reply: web-page}");
        control.rule("{method: RetrieveServiceContent, nth: 4, reply: wrong-type}");
        String malformed = client.post("RetrieveServiceContent").body();
        assertThat(malformed).startsWith(truth.substring(0, 200)).doesNotContain("</soapenv:Env");
        String flipped = client.post("RetrieveServiceContent").body();
        assertThat(flipped).hasSameSizeAs(truth).isNotEqualTo(truth);
        PlainClient.Reply page = client.post("RetrieveServiceContent");
        assertThat(page.headers()).containsEntry("content-type", "text/html");
        PlainClient.Reply typed = client.post("RetrieveServiceContent");
        assertThat(typed.headers()).containsEntry("content-type", "application/json");
        assertThat(typed.body()).isEqualTo(truth);
        assertThat(client.post("RetrieveServiceContent").body()).isEqualTo(truth);
    }

    @Test
    void latencyIsDrawnAndListed() {
        control.rule("{method: RetrieveServiceContent, latency: {uniform: [5ms, 30ms]}}");
        control.rule("{method: RetrieveServiceContent, first: 1, reply: whole}");
        long start = System.nanoTime();
        client.post("RetrieveServiceContent");
        assertThat(System.nanoTime() - start).isGreaterThan(4_900_000);
        String drawn = control.fired().getFirst().reproduce();
        assertThat(drawn)
                .matches(
                        "\\{\"method\":\"RetrieveServiceContent\",\"nth\":1,"
                                + "\"latency\":\"\\d+\\.\\d+ms\"}");
        control.clear();
        control.rule(drawn);
        client.post("RetrieveServiceContent");
        assertThat(control.fired().getLast().reproduce()).isEqualTo(drawn);
    }

    @Test
    void firingCanBeRepeated() {
        control.rule(
                "{method: PowerO*, object: web, probability: 0.5, fault: InvalidState, message: no}");
        List<Integer> first = statuses("PowerOnVM_Task", 20);
        FiredRule last = control.fired().getLast();
        assertThat(last.time()).isEqualTo(NOW);
        assertThat(last.object()).isEqualTo("/ha-datacenter/vm/web");
        assertThat(last.seed()).isEqualTo(7);
        control.clear();
        control.fired().forEach(fired -> control.rule(fired.reproduce()));
        assertThat(statuses("PowerOnVM_Task", 20)).containsExactlyElementsOf(first);
        assertThat(last.reproduce())
                .isEqualTo(
                        "{\"method\":\"PowerO*\",\"object\":\"web\",\"nth\":"
                                + last.call()
                                + ",\"fault\":{\"type\":\"InvalidState\",\"message\":\"no\"}}");
    }

    @Test
    void taskFailsAfterSomeProgress() {
        control.rule(
                """
                method: PowerOnVM_Task
                task: {fault: {type: InvalidHostState, message: no}, at: 40}
                """);
        String task = task(client.power("PowerOnVM_Task", 1));
        PlainClient.Reply info = info(task);
        assertThat(info.text("state")).contains("error");
        assertThat(info.body()).contains("InvalidHostState").contains("<localizedMessage>no<");
        assertThat(power("web")).isEqualTo(VirtualMachinePowerState.POWERED_OFF);
    }

    @Test
    void slowTaskGoesOnStepByStepAndCanBeCancelledOnlyIfARuleSaysSo() {
        control.rule("{method: PowerOnVM_Task, object: web, task: {time: 1h, steps: 10}}");
        control.rule("{method: PowerOnVM_Task, object: db, task: {time: 1h, cancelable: false}}");
        String web = task(client.power("PowerOnVM_Task", 1));
        String db = task(client.power("PowerOnVM_Task", 2));
        assertThat(info(web).text("state")).contains("running");
        assertThat(info(web).text("cancelable")).contains("true");
        assertThat(info(db).text("cancelable")).contains("false");
        assertThat(cancel(db).body()).contains("NotSupported");
        assertThat(cancel(web).status()).isEqualTo(200);
        assertThat(info(web).text("state")).contains("error");
        assertThat(info(web).text("cancelled")).contains("true");
    }

    @Test
    void taskAsks() {
        control.rule(
                """
                method: SuspendVM_Task
                task:
                  question:
                    id: msg.disk.full
                    text: There is no space left.
                    choices: [Retry, {label: Abort, aborts: true}]
                    default: 0
                """);
        simulator.machine("web").powerState(VirtualMachinePowerState.POWERED_ON);
        String task = task(client.power("SuspendVM_Task", 1));
        assertThat(info(task).text("state")).contains("running");
        String question = read("VirtualMachine", "1", "runtime.question").body();
        assertThat(question)
                .contains("There is no space left.")
                .contains("msg.disk.full")
                .contains("<defaultIndex>0</defaultIndex>");
    }

    @Test
    void clockJumps() {
        control.rule("{method: PowerOnVM_Task, nth: 1, clock: +2h}");
        client.power("PowerOnVM_Task", 1);
        assertThat(simulator.clock().instant()).isEqualTo(NOW.plus(Duration.ofHours(2)));
        assertThat(client.power("PowerOffVM_Task", 1).body())
                .as("the session has aged")
                .contains("NotAuthenticated");
    }

    @Test
    void firstRuleDecidesAndALaterOneCountsAllTheSame() {
        control.rule("{method: PowerOnVM_Task, first: 1, status: 503}");
        control.rule("{method: PowerOnVM_Task, first: 2, status: 504}");
        assertThat(statuses("PowerOnVM_Task", 3)).containsExactly(503, 504, 200);
        assertThat(control.rules()).extracting(ActiveRule::fired).containsExactly(1L, 1L);
        assertThat(control.rules()).extracting(ActiveRule::calls).containsExactly(3L, 3L);
    }

    @Test
    void otherPathsHaveRulesToo() {
        control.rule("{method: GET /sdk/*, status: 404}");
        assertThat(get("/sdk/vimServiceVersions.xml").status()).isEqualTo(404);
        control.clear();
        assertThat(get("/sdk/vimServiceVersions.xml").status()).isEqualTo(200);
    }

    private PlainClient.Reply get(String path) {
        return client.exchange("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n", new byte[0]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{method: PowerOnVm_Task, status: 503}"
                        + "|rule:1:10: method: no method is called 'PowerOnVm_Task';"
                        + " did you mean 'PowerOnVM_Task'?",
                "{methode: PowerOnVM_Task, status: 503}|rule:1:2: unknown key 'methode';"
                        + " did you mean 'method'?",
                "{method: Login}|rule:1:1: a rule needs an action",
                "{fault: NoSuchFault}|rule:1:9: fault: no fault is called 'NoSuchFault'",
                "{fault: VirtualDisk}|rule:1:9: fault: 'VirtualDisk' is no fault",
                "{fault: InvalidPowerState}|rule:1:9: fault: InvalidPowerState needs the member"
                        + " 'existingState' (poweredOff, poweredOn, suspended)",
                "{status: 99}|rule:1:10: status: 99 is not between 200 and 599",
                "{status: 503, fault: NotSupported}|rule:1:1: a rule takes one action",
                "{reply: gone}|rule:1:9: reply: 'gone' is none of whole, dropped",
                "{message: x, status: 500}|rule:1:11: message: a message goes with a fault",
                "{probability: 2, status: 500}|rule:1:15: probability: 2 is not between 0 and 1",
            })
    void mistakeIsNamed(String line) {
        String[] parts = line.split("\\|", -1);
        assertThatThrownBy(() -> control.rule(parts[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(parts[1]);
        assertThat(control.rules()).isEmpty();
    }

    @Test
    void fileSetsSeedClockAndRules(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("bad-day.yaml");
        Files.writeString(
                file,
                """
                seed: 42
                clock: {at: 2027-01-01T00:00:00Z, frozen: true}
                rules:
                  - method: PowerOnVM_Task
                    fault: NotSupported
                """);
        try (Simulator other = Simulator.builder().machine("a").scenario(file).start();
                PlainClient one = PlainClient.login(other)) {
            assertThat(one.power("PowerOnVM_Task", 1).status()).isEqualTo(500);
            assertThat(other.clock().instant()).isEqualTo("2027-01-01T00:00:00Z");
            assertThat(other.control().fired())
                    .singleElement()
                    .hasToString(
                            "2027-01-01T00:00:00Z rule 1 PowerOnVM_Task call 1 seed 42:"
                                    + " {\"method\":\"PowerOnVM_Task\",\"nth\":1,\"fault\":"
                                    + "{\"type\":\"NotSupported\",\"message\":"
                                    + "\"Scripted: NotSupported\"}}");
        }
        Files.writeString(file, "rules:\n  - metod: Login\n    status: 500\n");
        assertThatThrownBy(() -> Simulator.builder().scenario(file).start())
                .hasMessageStartingWith(
                        file + ":2:5: rules[0]: unknown key 'metod'; did you mean 'method'?");
    }

    private VirtualMachinePowerState power(String machine) {
        return simulator.machine(machine).powerState();
    }

    private static String task(PlainClient.Reply reply) {
        return reply.text("returnval").orElseThrow();
    }

    private PlainClient.Reply info(String task) {
        return read("Task", task, "info");
    }

    private PlainClient.Reply read(String type, String id, String path) {
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

    private PlainClient.Reply cancel(String task) {
        return client.post("CancelTask", Map.of("task", task));
    }
}
