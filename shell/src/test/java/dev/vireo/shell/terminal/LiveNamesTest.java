package dev.vireo.shell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.api.Connection;
import dev.vireo.api.Domain;
import dev.vireo.api.DomainListing;
import dev.vireo.api.DomainState;
import dev.vireo.api.Network;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Completes;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveNamesTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final AtomicInteger asked = new AtomicInteger();

    /// Makes something that knows the answers to a few methods.
    private static <T> T fake(Class<T> type, Map<String, Supplier<Object>> answers) {
        InvocationHandler handler =
                (proxy, method, arguments) ->
                        switch (method.getName()) {
                            case "equals" ->
                                    System.identityHashCode(proxy)
                                            == System.identityHashCode(arguments[0]);
                            case "hashCode" -> System.identityHashCode(proxy);
                            default -> Objects.requireNonNull(answers.get(method.getName())).get();
                        };
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Network network(String name) {
        return fake(Network.class, Map.of("name", () -> name));
    }

    private static DomainListing domain(String name, int id) {
        OptionalInt number = id < 0 ? OptionalInt.empty() : OptionalInt.of(id);
        Domain domain = fake(Domain.class, Map.of("name", () -> name, "id", () -> number));
        DomainState.Kind kind = id < 0 ? DomainState.Kind.SHUT_OFF : DomainState.Kind.RUNNING;
        return new DomainListing(domain, new DomainState(kind, "unknown"));
    }

    private LiveNames names(Duration moment, Supplier<Object> networks) {
        Connection connection =
                fake(
                        Connection.class,
                        Map.of(
                                "listNetworks",
                                () -> {
                                    asked.incrementAndGet();
                                    return networks.get();
                                },
                                "listDomains",
                                () -> List.of(domain("web", 1), domain("archive", -1))));
        return new LiveNames(() -> Optional.of(connection), moment);
    }

    @Test
    void withoutAConnectionThereAreNone() {
        try (LiveNames names = new LiveNames(Optional::empty)) {
            names.outdate();
            assertThat(names.of(Completes.NETWORK, "")).isEmpty();
        }
    }

    @Test
    void comeFromTheServerAndAreNotAskedForAgainAtEachKey() {
        try (LiveNames names = names(LONG, () -> List.of(network("Blue"), network("Red")))) {
            assertThat(names.of(Completes.NETWORK, "")).containsExactly("Blue", "Red");
            assertThat(names.of(Completes.NETWORK, "")).containsExactly("Blue", "Red");
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void areAskedForAgainAfterACommand() {
        AtomicInteger commands = new AtomicInteger();
        try (LiveNames names = names(LONG, () -> List.of(network("n" + commands.get())))) {
            assertThat(names.of(Completes.NETWORK, "")).containsExactly("n0");
            commands.incrementAndGet();
            names.outdate();
            assertThat(names.of(Completes.NETWORK, "")).containsExactly("n1");
        }
    }

    @Test
    void domainsAreThoseThatTheCommandCanBeMeantFor() {
        try (LiveNames names = names(LONG, List::of)) {
            assertThat(names.of(Completes.DOMAIN, "")).containsExactly("web", "archive");
            assertThat(names.of(Completes.ACTIVE_DOMAIN, "")).containsExactly("web");
            assertThat(names.of(Completes.INACTIVE_DOMAIN, "")).containsExactly("archive");
        }
    }

    @Test
    void aSlowServerIsNotWaitedForAndItsAnswerIsThereNextTime() throws InterruptedException {
        CountDownLatch answer = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        Supplier<Object> slow =
                () -> {
                    try {
                        answer.await();
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                    }
                    answered.countDown();
                    return List.of(network("Blue"));
                };
        try (LiveNames names = names(SHORT, slow)) {
            assertThat(names.of(Completes.NETWORK, "")).isEmpty();
            answer.countDown();
            answered.await();
            while (names.of(Completes.NETWORK, "").isEmpty()) {
                Thread.onSpinWait(); // until it is stored
            }
            assertThat(names.of(Completes.NETWORK, "")).containsExactly("Blue");
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void whatWasKnownIsBetterThanAFailure() {
        AtomicInteger failures = new AtomicInteger();
        Supplier<Object> failing =
                () -> {
                    if (failures.getAndIncrement() > 0) {
                        throw new VirtException(ErrorCode.OPERATION_FAILED, "gone");
                    }
                    return List.of(network("Blue"));
                };
        try (LiveNames names = names(LONG, failing)) {
            assertThat(names.of(Completes.NETWORK, "")).containsExactly("Blue");
            names.outdate();
            assertThat(names.of(Completes.NETWORK, "")).containsExactly("Blue");
            assertThat(asked).hasValue(2);
        }
    }

    @Test
    void whatBelongsToSomethingThatIsNotNamedYetIsNotAskedFor() {
        try (LiveNames names = names(LONG, List::of)) {
            assertThat(names.of(Completes.VOLUME, "")).isEmpty();
            assertThat(names.of(Completes.SNAPSHOT, "")).isEmpty();
        }
    }
}
