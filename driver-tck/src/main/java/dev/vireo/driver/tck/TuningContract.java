package dev.vireo.driver.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.Connection;
import dev.vireo.api.Domain;
import dev.vireo.api.DomainState.Kind;
import dev.vireo.api.MemoryParameters;
import dev.vireo.api.Modification;
import dev.vireo.api.SchedulerParameters;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// How much of its host a domain gets, and who changes that.
public interface TuningContract {
    /// What virsh sends without `--live`, `--config` or `--current`.
    Set<Modification> CURRENT = Set.of();

    /// Returns the host to test on.
    ///
    /// @return the host
    TestHost host();

    /// The most memory is rounded up to 4 MiB, and only a domain that is shut off gets it.
    @Test
    default void setsTheMostMemoryOfADomainThatIsShutOff() {
        with(
                Kind.SHUT_OFF,
                domain -> {
                    domain.setMaxMemory(65_537, CURRENT);
                    assertThat(domain.fetchMaxMemory()).isEqualTo(68 * 1024);
                    domain.setMaxMemory(64 * 1024, Set.of(Modification.CONFIG));
                    assertThat(domain.fetchMaxMemory()).isEqualTo(64 * 1024);
                    assertThat(domain.fetchInfo().maxMemoryKib()).isEqualTo(64 * 1024);
                });
    }

    /// A running domain that takes no memory while it runs keeps what it has.
    @Test
    default void doesNotSetTheMostMemoryOfARunningDomain() {
        with(
                Kind.RUNNING,
                domain -> {
                    long before = domain.fetchMaxMemory();
                    assertCode(
                            ErrorCode.OPERATION_INVALID,
                            () -> domain.setMaxMemory(before * 2, CURRENT));
                    assertThat(domain.fetchMaxMemory()).isEqualTo(before);
                });
    }

    /// The memory that it gets can be changed in any state, with every flag that virsh sends.
    @Test
    default void setsTheMemoryOfADomainInAnyState() {
        with(
                Kind.RUNNING,
                domain -> {
                    domain.setMemory(20 * 1024, Set.of(Modification.LIVE));
                    assertThat(domain.fetchInfo().memoryKib()).isEqualTo(20 * 1024);
                    domain.setMemory(21 * 1024 - 1, CURRENT);
                    assertThat(domain.fetchInfo().memoryKib()).isEqualTo(21 * 1024);
                    domain.setMemoryParameters(unlimited(), CURRENT);
                    assertThat(domain.fetchInfo().memoryKib()).isEqualTo(domain.fetchMaxMemory());
                });
        with(
                Kind.SHUT_OFF,
                domain -> {
                    domain.setMemory(20 * 1024, Set.of(Modification.CONFIG));
                    assertCode(
                            ErrorCode.OPERATION_INVALID,
                            () -> domain.setMemory(1024, Set.of(Modification.LIVE)));
                    assertThat(domain.fetchInfo().memoryKib()).isEqualTo(20 * 1024);
                    domain.setMemoryParameters(unlimited(), CURRENT);
                });
    }

    private static MemoryParameters unlimited() {
        return new MemoryParameters(OptionalLong.empty(), OptionalLong.of(-1), OptionalInt.empty());
    }

    /// Sizes that make no sense are refused before anything is sent.
    @Test
    default void refusesMemoryOfNothing() {
        with(
                Kind.SHUT_OFF,
                domain -> {
                    assertCode(ErrorCode.INVALID_ARG, () -> domain.setMaxMemory(0, CURRENT));
                    assertCode(ErrorCode.INVALID_ARG, () -> domain.setMemory(-1, CURRENT));
                    assertCode(ErrorCode.OVERFLOW, () -> domain.setMemory(Long.MAX_VALUE, CURRENT));
                });
    }

    /// Memory parameters come back as they were set, and what is not named stays.
    @Test
    default void changesMemoryParametersOneByOne() {
        with(
                Kind.SHUT_OFF,
                domain -> {
                    domain.setMemoryParameters(
                            new MemoryParameters(
                                    OptionalLong.of(1025), OptionalLong.of(-1), OptionalInt.of(-3)),
                            CURRENT);
                    domain.setMemoryParameters(
                            new MemoryParameters(
                                    OptionalLong.empty(),
                                    OptionalLong.of(30 * 1024),
                                    OptionalInt.empty()),
                            CURRENT);
                    assertThat(domain.fetchMemoryParameters())
                            .isEqualTo(
                                    new MemoryParameters(
                                            OptionalLong.of(2048),
                                            OptionalLong.of(30 * 1024),
                                            OptionalInt.of(-3)));
                    domain.setMemoryParameters(
                            new MemoryParameters(
                                    OptionalLong.of(0), OptionalLong.of(-1), OptionalInt.of(-2)),
                            CURRENT);
                });
    }

    /// A domain has its own number of processors, which is not what the host allows.
    @Test
    default void setsTheNumberOfProcessors() {
        with(
                Kind.SHUT_OFF,
                domain -> {
                    domain.setVcpus(2, CURRENT);
                    assertThat(domain.fetchVcpus(CURRENT)).isEqualTo(2);
                    domain.setVcpus(1, Set.of(Modification.CONFIG));
                    assertThat(domain.fetchVcpus(CURRENT)).isEqualTo(1);
                    int most = domain.fetchMaxVcpus(CURRENT);
                    assertThat(most).isGreaterThanOrEqualTo(2);
                    assertCode(ErrorCode.INVALID_ARG, () -> domain.setVcpus(most + 1, CURRENT));
                    assertCode(ErrorCode.INVALID_ARG, () -> domain.setVcpus(0, CURRENT));
                    assertCode(
                            ErrorCode.OPERATION_INVALID,
                            () -> domain.setVcpus(1, Set.of(Modification.LIVE)));
                    assertThat(domain.fetchVcpus(CURRENT)).isEqualTo(1);
                });
    }

    /// Scheduler parameters come back as they were set, and what is not named stays.
    @Test
    default void changesSchedulerParametersOneByOne() {
        with(
                Kind.SHUT_OFF,
                domain -> {
                    for (int shares : List.of(-1, -2, -3, 1234)) {
                        domain.setSchedulerParameters(
                                new SchedulerParameters(
                                        OptionalLong.empty(),
                                        OptionalLong.empty(),
                                        OptionalInt.of(shares)),
                                CURRENT);
                        assertThat(domain.fetchSchedulerParameters(CURRENT).shares())
                                .hasValue(shares);
                    }
                    domain.setSchedulerParameters(
                            new SchedulerParameters(
                                    OptionalLong.of(10), OptionalLong.of(500), OptionalInt.empty()),
                            CURRENT);
                    assertThat(domain.fetchSchedulerParameters(CURRENT))
                            .isEqualTo(
                                    new SchedulerParameters(
                                            OptionalLong.of(10),
                                            OptionalLong.of(500),
                                            OptionalInt.of(1234)));
                    domain.setSchedulerParameters(
                            new SchedulerParameters(
                                    OptionalLong.of(0), OptionalLong.of(-1), OptionalInt.of(-2)),
                            CURRENT);
                });
    }

    /// Values out of range are refused and change nothing.
    @Test
    default void refusesSchedulerParametersOutOfRange() {
        with(
                Kind.SHUT_OFF,
                domain -> {
                    SchedulerParameters before = domain.fetchSchedulerParameters(CURRENT);
                    for (SchedulerParameters wrong :
                            List.of(
                                    new SchedulerParameters(
                                            OptionalLong.of(-1),
                                            OptionalLong.empty(),
                                            OptionalInt.empty()),
                                    new SchedulerParameters(
                                            OptionalLong.empty(),
                                            OptionalLong.of(-2),
                                            OptionalInt.empty()),
                                    new SchedulerParameters(
                                            OptionalLong.empty(),
                                            OptionalLong.empty(),
                                            OptionalInt.of(-4)))) {
                        assertCode(
                                ErrorCode.INVALID_ARG,
                                () -> domain.setSchedulerParameters(wrong, CURRENT));
                    }
                    assertThat(domain.fetchSchedulerParameters(CURRENT)).isEqualTo(before);
                });
    }

    /// Whether one domain starts with its host says nothing of another.
    @Test
    default void startsDomainsWithTheHostOneByOne() {
        String first = host().domainIn(Kind.SHUT_OFF);
        String second = host().domainIn(Kind.RUNNING);
        try (Connection connection = host().connect(false)) {
            Domain one = connection.lookupByName(first);
            Domain other = connection.lookupByName(second);
            assertThat(one.fetchAutostart()).isFalse();
            one.setAutostart(true);
            other.setAutostart(true);
            assertThat(one.fetchAutostart()).isTrue();
            one.setAutostart(false);
            assertThat(one.fetchAutostart()).isFalse();
            assertThat(other.fetchAutostart()).isTrue();
            other.setAutostart(false);
            assertThat(other.fetchAutostart()).isFalse();
        }
    }

    private void with(Kind state, Consumer<Domain> work) {
        String name = host().domainIn(state);
        try (Connection connection = host().connect(false)) {
            work.accept(connection.lookupByName(name));
        }
    }

    private static void assertCode(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        VirtException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
