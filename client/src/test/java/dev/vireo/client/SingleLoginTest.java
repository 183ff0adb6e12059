package dev.vireo.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.client.TransportException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class SingleLoginTest {
    private static final Endpoint SERVER = new Endpoint(false, "h", 80);
    private static final int WAITING = 9;

    private final SingleLogin login = new SingleLogin();
    private final AtomicInteger tried = new AtomicInteger();

    private void renew(Runnable how, CallOptions limits) {
        try (CallScope call = new CallScope(SERVER, "Login", limits, login::isClosed)) {
            login.renew(0, how, call);
        }
    }

    private void untilAllWait() {
        while (login.waiting() < WAITING) {
            Thread.onSpinWait();
        }
    }

    private List<Future<?>> startWaiting(ExecutorService executor, Runnable how) {
        List<Future<?>> results = new ArrayList<>();
        for (int i = 0; i < WAITING; i++) {
            results.add(executor.submit(() -> renew(how, CallOptions.defaults())));
        }
        return results;
    }

    @Test
    void oneSuccessServesAllWhoWait() throws ExecutionException, InterruptedException {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> results = new ArrayList<>();
            renew(
                    () -> {
                        results.addAll(startWaiting(executor, tried::incrementAndGet));
                        untilAllWait();
                        tried.incrementAndGet();
                    },
                    CallOptions.defaults());
            for (Future<?> result : results) {
                result.get();
            }
        }
        assertThat(tried).hasValue(1);
        assertThat(login.generation()).isEqualTo(1);
    }

    @Test
    void oneRefusalCountsForAllWhoWait() {
        ProtocolException refusal = new ProtocolException(SERVER, "no");
        List<Future<?>> results = new ArrayList<>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThatThrownBy(() ->
                            renew(
                                    () -> {
                                        results.addAll(
                                                startWaiting(executor, tried::incrementAndGet));
                                        untilAllWait();
                                        tried.incrementAndGet();
                                        throw refusal;
                                    },
                                    CallOptions.defaults()))
                    .isSameAs(refusal);
        }
        assertThat(results)
                .hasSize(WAITING)
                .allSatisfy(result -> assertThat(result.exceptionNow()).isSameAs(refusal));
        assertThat(tried).hasValue(1);
    }

    @Test
    void oneWhoRunsOutOfTimeLeavesTheLoginToAnother()
            throws ExecutionException, InterruptedException {
        List<Future<?>> results = new ArrayList<>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThatThrownBy(() ->
                            renew(
                                    () -> {
                                        results.addAll(
                                                startWaiting(executor, tried::incrementAndGet));
                                        untilAllWait();
                                        throw TransportException.of(
                                                Kind.TIMEOUT, SERVER, "too late");
                                    },
                                    CallOptions.defaults()))
                    .isInstanceOf(TransportException.class);
            for (Future<?> result : results) {
                result.get();
            }
        }
        assertThat(tried).hasValue(1);
        assertThat(login.generation()).isEqualTo(1);
    }

    @Test
    void whoWaitsKeepsToItsOwnDeadlineAndCancellation() {
        Cancellation cancellation = new Cancellation();
        renew(
                () -> {
                    assertThatThrownBy(() ->
                                    renew(
                                            tried::incrementAndGet,
                                            CallOptions.defaults()
                                                    .withTimeout(Duration.ofMillis(20))))
                            .isInstanceOfSatisfying(
                                    TransportException.class,
                                    e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT));
                    Thread.ofVirtual().start(cancellation::cancel);
                    assertThatThrownBy(() ->
                                    renew(
                                            tried::incrementAndGet,
                                            CallOptions.defaults().withCancellation(cancellation)))
                            .isInstanceOfSatisfying(
                                    TransportException.class,
                                    e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
                },
                CallOptions.defaults());
        assertThat(tried).hasValue(0);
    }

    @Test
    void doesNothingWhenSomebodyWasFaster() {
        renew(tried::incrementAndGet, CallOptions.defaults());
        renew(tried::incrementAndGet, CallOptions.defaults());
        assertThat(tried).hasValue(1);
    }

    @Test
    void allowsNoLoginOnceClosed() {
        assertThat(login.close(Deadline.in(Duration.ofSeconds(1)))).isTrue();
        assertThat(login.close(Deadline.in(Duration.ofSeconds(1)))).isFalse();
        assertThatThrownBy(() -> renew(tried::incrementAndGet, CallOptions.defaults()))
                .isInstanceOfSatisfying(
                        TransportException.class,
                        e -> assertThat(e.kind()).isEqualTo(Kind.SHUT_DOWN));
        assertThat(tried).hasValue(0);
    }
}
