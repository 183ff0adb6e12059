package dev.vireo.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.suppressed;

import dev.vireo.simulator.Simulator;
import java.net.ConnectException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

@EsxSimulator(machines = 2)
class EsxSimulatorTest {
    private int port;

    @BeforeEach
    void remember(Simulator simulator) {
        port = simulator.port();
    }

    @AfterEach
    void isStillTheSame(Simulator simulator) {
        assertThat(simulator.port()).isEqualTo(port);
    }

    @Test
    void testAndWhatRunsAroundItShareASimulator(Simulator simulator) throws Exception {
        assertThat(simulator.port()).isEqualTo(port);
        assertThat(simulator.machines()).hasToString("[ha-host_VM0, ha-host_VM1]");
        assertThat(SoapCall.send(simulator.url(), "Logout", "", "")).as("it answers").isEmpty();
    }

    @Test
    void parameterMayHaveASimulatorOfItsOwn(
            Simulator simulator,
            @EsxSimulator(vcenter = true, machines = 1, seed = 3) Simulator vcenter) {
        assertThat(vcenter.port()).isNotEqualTo(simulator.port());
        assertThat(vcenter.machines()).hasToString("[DC0_H0_VM0, DC0_C0_RP0_VM0]");
    }

    @Test
    @EsxSimulator(setup = Named.class)
    void annotationOfTheMethodGoesFirst(Simulator simulator) {
        assertThat(simulator.machines()).hasToString("[web]");
    }

    static final class Named implements Consumer<Simulator.Builder> {
        @Override
        public void accept(Simulator.Builder builder) {
            builder.machine("web", machine -> machine.cpus(2));
        }
    }

    @Test
    void leftSessionFailsTheTest() {
        Events tests = run(Leaking.class);
        tests.assertThatEvents()
                .haveExactly(
                        1,
                        event(
                                test("leaves("),
                                finishedWithFailure(
                                        instanceOf(AssertionError.class),
                                        message(text ->
                                                text.contains(
                                                                "left behind:\n  a session of root from")
                                                        && text.contains("{Login=1}")))));
        assertThat(tests.succeeded().count()).as("with leave, and after a logout").isEqualTo(2);
    }

    @Test
    void failureListsTheRulesThatFired() {
        run(Misbehaving.class)
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(
                                test("fails("),
                                finishedWithFailure(
                                        message("as it should"),
                                        suppressed(
                                                0,
                                                message(text ->
                                                        text.startsWith(
                                                                        "the simulator with the"
                                                                                + " seed 42")
                                                                && text.contains(
                                                                        "{\"method\":\"Logout\","
                                                                                + "\"nth\":1,"
                                                                                + "\"status\":503}"))))));
    }

    @Test
    void simulatorIsStoppedAfterTheTest() {
        List<String> urls = new ArrayList<>();
        run(Leaking.class).reportingEntryPublished().stream()
                .forEach(event ->
                        urls.add(
                                event.getRequiredPayload(ReportEntry.class)
                                        .getKeyValuePairs()
                                        .get("url")));
        assertThat(urls)
                .hasSize(3)
                .allSatisfy(url ->
                        assertThatExceptionOfType(ConnectException.class)
                                .isThrownBy(
                                        () -> SoapCall.send(URI.create(url), "Logout", "", "")));
    }

    private static Events run(Class<?> tests) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .execute()
                .testEvents();
    }
}
