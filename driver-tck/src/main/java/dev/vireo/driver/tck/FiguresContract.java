package dev.vireo.driver.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.Connection;
import dev.vireo.api.Domain;
import dev.vireo.api.DomainFigures.BlockInfo;
import dev.vireo.api.DomainFigures.InterfaceInfo;
import dev.vireo.api.DomainFilter;
import dev.vireo.api.DomainState.Kind;
import dev.vireo.api.DomainStats;
import dev.vireo.api.DomainStatsGroup;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// How much domains use, and what of.
public interface FiguresContract {
    /// Returns the host to test on.
    ///
    /// @return the host
    TestHost host();

    /// A domain that does not run uses nothing that could be measured.
    @Test
    default void measuresOnlyADomainThatRuns() {
        for (Kind state : List.of(Kind.SHUT_OFF, Kind.PAUSED)) {
            String name = host().domainIn(state);
            try (Connection connection = host().connect(true)) {
                Domain domain = connection.lookupByName(name);
                for (Consumer<Domain> call :
                        List.<Consumer<Domain>>of(
                                Domain::fetchMemoryFigures,
                                Domain::fetchCpuFigures,
                                each -> each.fetchInterfaceFigures("52:54:00:00:00:01"),
                                each -> each.fetchBlockFigures(""))) {
                    assertCode(ErrorCode.OPERATION_INVALID, () -> call.accept(domain));
                }
            }
        }
    }

    /// What is told of a domain alone is told of it among others too.
    @Test
    default void tellsOfOneDomainWhatItTellsOfAll() {
        String name = host().domainIn(Kind.RUNNING);
        try (Connection connection = host().connect(true)) {
            Domain domain = connection.lookupByName(name);
            Map<String, Object> figures =
                    connection
                            .fetchStatsOf(EnumSet.allOf(DomainStatsGroup.class), List.of(domain))
                            .getFirst()
                            .values();
            Map<String, Long> memory = domain.fetchMemoryFigures();
            assertThat(memory).containsKey("actual");
            assertThat(figures)
                    .containsEntry("state.state", 1L)
                    .containsEntry("state.reason", 0L)
                    .containsEntry("balloon.maximum", domain.fetchMaxMemory())
                    .containsEntry("vcpu.current", (long) domain.fetchVcpus(Set.of()))
                    .containsEntry("balloon.current", memory.get("actual"));
            List<BlockInfo> disks = domain.fetchBlockInfo();
            assertThat(disks).isNotEmpty();
            assertThat(figures).containsEntry("block.count", (long) disks.size());
            for (int i = 0; i < disks.size(); i++) {
                assertThat(figures).containsEntry("block." + i + ".name", disks.get(i).target());
            }
            List<InterfaceInfo> cards = domain.fetchInterfaceInfo();
            assertThat(figures).containsEntry("net.count", (long) cards.size());
            for (int i = 0; i < cards.size(); i++) {
                assertThat(figures)
                        .containsEntry("net." + i + ".name", cards.get(i).mac().orElseThrow());
            }
        }
    }

    /// Filters choose domains as they do for a listing; groups choose figures.
    @Test
    default void tellsOfTheDomainsAndGroupsThatAreAskedFor() {
        String off = host().domainIn(Kind.SHUT_OFF);
        String running = host().domainIn(Kind.RUNNING);
        try (Connection connection = host().connect(false)) {
            List<DomainStats> all =
                    connection.fetchDomainStats(Set.of(DomainStatsGroup.STATE), Set.of());
            assertThat(all.stream().map(one -> one.domain().name())).contains(off, running);
            assertThat(all)
                    .allSatisfy(one ->
                            assertThat(one.values())
                                    .containsOnlyKeys("state.state", "state.reason"));
            assertThat(
                            connection
                                    .fetchDomainStats(Set.of(), Set.of(DomainFilter.INACTIVE))
                                    .stream()
                                    .map(one -> one.domain().name()))
                    .contains(off)
                    .doesNotContain(running);
        }
    }

    /// Devices are known by the names that lists give them, and by no others.
    @Test
    default void knowsDevicesByTheNamesThatItTells() {
        String name = host().domainIn(Kind.RUNNING);
        try (Connection connection = host().connect(false)) {
            Domain domain = connection.lookupByName(name);
            domain.fetchBlockInfo()
                    .forEach(disk ->
                            assertThat(domain.fetchBlockFigures(disk.target())).isNotNull());
            domain.fetchInterfaceInfo()
                    .forEach(card ->
                            assertThat(domain.fetchInterfaceFigures(card.mac().orElseThrow()))
                                    .isNotNull());
            assertCode(ErrorCode.INVALID_ARG, () -> domain.fetchBlockFigures("nosuch"));
            assertCode(ErrorCode.INVALID_ARG, () -> domain.fetchInterfaceFigures("nosuch"));
        }
    }

    /// A domain of one connection is none of another's.
    @Test
    default void refusesDomainsOfOtherConnections() {
        String name = host().domainIn(Kind.RUNNING);
        try (Connection one = host().connect(false);
                Connection other = host().connect(false)) {
            Domain domain = other.lookupByName(name);
            assertCode(
                    ErrorCode.INVALID_ARG,
                    () -> one.fetchStatsOf(Set.of(DomainStatsGroup.STATE), List.of(domain)));
        }
    }

    private static void assertCode(ErrorCode code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        VirtException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
