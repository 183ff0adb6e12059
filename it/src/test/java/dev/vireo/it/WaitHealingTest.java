package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.api.Connection;
import dev.vireo.api.Domain;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.simulator.Simulator;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Waits for tasks that are cut short: by a session that ends, and by a thread that is interrupted.
@Timeout(60)
class WaitHealingTest {
    private final OurServer server = OurServer.cluster("/");
    private final Simulator simulator = server.simulator();

    @AfterEach
    void stop() {
        assertThat(simulator.leaks()).isEmpty();
        assertThat(simulator.sessionCount()).isZero();
        assertThat(simulator.filterCount()).isZero();
        server.close();
    }

    @Test
    void goesOnWaitingWhenTheSessionEnds()
            throws ExecutionException, InterruptedException, TimeoutException {
        simulator.control().taskTime("SuspendVM_Task", Duration.ofSeconds(3));
        try (Connection connection = server.connect(false)) {
            Domain domain = connection.lookupByName(server.names().getFirst());
            CompletableFuture<Void> done = CompletableFuture.runAsync(domain::suspend);
            awaitWait();
            simulator.control().expireSessions();
            done.get(50, TimeUnit.SECONDS);
            assertThat(server.powerState(domain.name())).isEqualTo("suspended");
            assertThat(simulator.requests().of("SuspendVM_Task")).isEqualTo(1);
        }
    }

    @SuppressWarnings("Interruption") // it is what this is about
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leavesNothingBehindWhenItIsInterrupted(boolean whileWaiting)
            throws ExecutionException, InterruptedException, TimeoutException {
        simulator.control().taskTime("SuspendVM_Task", Duration.ofSeconds(20));
        try (Connection connection = server.connect(false)) {
            Domain domain = connection.lookupByName(server.names().getFirst());
            CompletableFuture<VirtException> failure = new CompletableFuture<>();
            FutureTask<Boolean> work =
                    new FutureTask<>(() -> {
                        if (!whileWaiting) {
                            Thread.currentThread().interrupt();
                        }
                        try {
                            domain.suspend();
                            return true;
                        } catch (VirtException e) {
                            return failure.complete(e);
                        }
                    });
            Thread.ofPlatform().start(work);
            if (whileWaiting) {
                awaitWait();
                work.cancel(true);
            }
            assertThat(failure.get(50, TimeUnit.SECONDS).code())
                    .isEqualTo(ErrorCode.OPERATION_ABORTED);
            assertThat(simulator.filterCount()).isZero();
            assertThat(simulator.requests().of("CancelTask")).isEqualTo(whileWaiting ? 1 : 0);
            assertThat(server.powerState(domain.name())).isEqualTo("poweredOn");
            assertThat(connection.listDomains(Set.of())).hasSize(server.names().size());
        }
    }

    /// The simulator counts a request when it comes, so the wait is there or about to be.
    private void awaitWait() {
        while (simulator.requests().of("WaitForUpdatesEx") == 0) {
            Thread.onSpinWait();
        }
    }
}
