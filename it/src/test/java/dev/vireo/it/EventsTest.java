package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.Connection;
import dev.vireo.api.Domain;
import dev.vireo.api.DomainEvent;
import dev.vireo.api.DomainEvents;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.simulator.Simulator;
import dev.vireo.testkit.Vcsim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Events of domains: everything that another client does, once and in order, whatever happens to
/// connections and sessions.
@Timeout(120)
class EventsTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int CHANGES = 1000;

    @Test
    void tellsWhatAnotherClientDoes() {
        try (Simulator simulator = simulator();
                Connection connection = connect(simulator, simulator.port());
                Connection other = connect(simulator, simulator.port());
                DomainEvents events = connection.events()) {
            Domain domain = other.lookupByName("a");
            domain.suspend();
            domain.resume();
            domain.reset();
            domain.destroy();
            domain.create();
            domain.setMemory(512 << 10, Set.of());
            assertThat(texts(events, 7))
                    .containsExactly(
                            "a: Suspended Paused",
                            "a: Resumed Unpaused",
                            "a: Reboot",
                            "a: Stopped Destroyed",
                            "a: Started Booted",
                            "a: Defined Updated",
                            "a: BalloonChange");
            assertThat(events.next(Duration.ofMillis(200))).isEmpty();
        }
    }

    @Test
    void tellsNothingOfWhatWasBefore() {
        try (Simulator simulator = simulator();
                Connection connection = connect(simulator, simulator.port())) {
            connection.lookupByName("a").destroy();
            try (DomainEvents events = connection.events()) {
                connection.lookupByName("b").destroy();
                assertThat(texts(events, 1)).containsExactly("b: Stopped Destroyed");
            }
        }
    }

    @Test
    void seesEachOfAThousandChangesOnceThoughTheConnectionIsCutThreeTimes()
            throws ExecutionException, InterruptedException {
        try (Simulator simulator = simulator();
                CuttableWire wire = new CuttableWire(simulator.port());
                Connection connection = connect(simulator, wire.port());
                Connection other = connect(simulator, simulator.port());
                DomainEvents events = connection.events()) {
            FutureTask<Boolean> changes = new FutureTask<>(() -> change(other), true);
            Thread.ofVirtual().start(changes);
            List<String> seen = new ArrayList<>();
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < CHANGES; i++) {
                if (i == 200 || i == 500 || i == 800) {
                    assertThat(wire.cut()).isPositive();
                }
                if (i == 650) {
                    simulator.control().expireSessions();
                }
                seen.add(text(events.next(LONG).orElseThrow()));
                expected.add(i % 2 == 0 ? "a: Stopped Destroyed" : "a: Started Booted");
            }
            assertThat(seen).isEqualTo(expected);
            assertThat(changes.get()).isTrue();
            assertThat(events.next(Duration.ofMillis(300))).isEmpty();
        }
    }

    @Test
    void seesWhatHappensWhileTheServerForgetsTheSession() {
        try (Simulator simulator = simulator();
                Connection connection = connect(simulator, simulator.port());
                DomainEvents events = connection.events()) {
            simulator.control().expireSessions();
            try (Connection other = connect(simulator, simulator.port())) {
                other.lookupByName("a").destroy();
            }
            assertThat(texts(events, 1)).containsExactly("a: Stopped Destroyed");
        }
    }

    @Test
    void endsAtOnceWhenAnotherThreadClosesIt() {
        try (Simulator simulator = simulator();
                Connection connection = connect(simulator, simulator.port())) {
            DomainEvents events = connection.events();
            long before = simulator.requests().total();
            FutureTask<Boolean> waiting =
                    new FutureTask<>(() -> events.next(Duration.ofMinutes(5)).isPresent());
            Thread.ofVirtual().start(waiting);
            while (simulator.requests().total() == before) {
                Thread.onSpinWait(); // until the wait has reached the server
            }
            events.close();
            assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOfSatisfying(
                            VirtException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.OPERATION_ABORTED));
            assertThat(simulator.filterCount()).isZero();
            assertThat(simulator.collectorCount()).isZero();
        }
    }

    @Test
    void leavesNothingBehindWhenItsThreadWasInterrupted() {
        try (Simulator simulator = simulator()) {
            try (Connection connection = connect(simulator, simulator.port());
                    DomainEvents events = connection.events()) {
                Thread.currentThread().interrupt();
                assertThatThrownBy(() -> events.next(LONG))
                        .isInstanceOfSatisfying(
                                VirtException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.OPERATION_ABORTED));
            }
            assertThat(Thread.interrupted()).isTrue();
            assertThat(simulator.filterCount()).isZero();
            assertThat(simulator.collectorCount()).isZero();
            assertThat(simulator.sessionCount()).isZero();
        }
    }

    private static void change(Connection other) {
        Domain domain = other.lookupByName("a");
        for (int i = 0; i < CHANGES; i++) {
            if (i % 2 == 0) {
                domain.destroy();
            } else {
                domain.create();
            }
        }
    }

    private static List<String> texts(DomainEvents events, int count) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(text(events.next(LONG).orElseThrow()));
        }
        return texts;
    }

    private static String text(DomainEvent event) {
        return event.domain()
                + ": "
                + (event instanceof DomainEvent.Lifecycle one
                        ? one.change().text() + " " + one.detail()
                        : event.getClass().getSimpleName());
    }

    private static Simulator simulator() {
        return Simulator.builder()
                .credentials(Vcsim.USER, Vcsim.PASSWORD)
                .machine("a")
                .machine("b")
                .start();
    }

    private static Connection connect(Simulator simulator, int port) {
        return new OurServer(
                        simulator,
                        "esx://" + Vcsim.USER + "@127.0.0.1:" + port + "/?transport=http",
                        List.of())
                .connect(false);
    }
}
