package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.api.Connection;
import dev.vireo.api.Domain;
import dev.vireo.api.DomainStats;
import dev.vireo.api.DomainStatsGroup;
import dev.vireo.api.Statistics;
import dev.vireo.simulator.Simulator;
import dev.vireo.testkit.Vcsim;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Figures of domains on our simulator: their values, and in how many requests.
class FiguresTest {
    private static final Set<DomainStatsGroup> ALL = EnumSet.allOf(DomainStatsGroup.class);

    @ParameterizedTest
    @ValueSource(ints = {2, 100, 1_000})
    void needsFiveRequestsForAnyNumberOfDomains(int vms) {
        try (Simulator simulator =
                Simulator.builder().credentials(Vcsim.USER, Vcsim.PASSWORD).machines(vms).start()) {
            Connection kept = connect(simulator);
            try (Connection connection = kept) {
                List<DomainStats> all = connection.fetchDomainStats(ALL, Set.of());
                assertThat(all).hasSize(vms);
                assertThat(all)
                        .allSatisfy(one ->
                                assertThat(one.values())
                                        .containsKeys(
                                                "cpu.time.rate",
                                                "net.0.rx.bytes.rate",
                                                "block.0.rd.reqs.rate"));
            }
            assertThat(counts(kept))
                    .containsEntry("RetrieveServiceContent", 1L)
                    .containsEntry("Login", 1L)
                    .containsEntry("RetrievePropertiesEx", 1L)
                    .containsEntry("QueryPerf", 1L)
                    .containsEntry("Logout", 1L);
            assertThat(total(kept) - pages(kept)).isEqualTo(5);
        }
    }

    @Test
    void needsTwoRequestsForSomeDomainsOnceTheyAreLookedUp() {
        try (Simulator simulator = machines();
                Connection connection = connect(simulator)) {
            List<Domain> domains = new ArrayList<>();
            connection.listDomains(Set.of()).forEach(one -> domains.add(one.domain()));
            long before = total(connection);
            connection.fetchStatsOf(ALL, domains);
            assertThat(total(connection) - before).isEqualTo(2);
        }
    }

    @Test
    void asksForNoSamplesThatNobodyWants() {
        try (Simulator simulator = machines();
                Connection connection = connect(simulator)) {
            connection.fetchDomainStats(
                    EnumSet.of(DomainStatsGroup.STATE, DomainStatsGroup.BALLOON), Set.of());
            assertThat(counts(connection)).doesNotContainKey("QueryPerf");
        }
    }

    @Test
    void tellsNoRatesOfADomainThatIsOff() {
        try (Simulator simulator = machines();
                Connection connection = connect(simulator)) {
            Map<String, Object> off = new TreeMap<>();
            connection.fetchDomainStats(ALL, Set.of()).stream()
                    .filter(one -> one.domain().name().equals("off"))
                    .forEach(one -> off.putAll(one.values()));
            assertThat(off).containsEntry("state.state", 5L).containsKey("block.0.capacity");
            assertThat(off.keySet()).noneMatch(name -> name.endsWith(".rate"));
        }
    }

    @Test
    void namesRatesAsRatesAndCountersAsCounters() {
        try (Simulator simulator = machines();
                Connection connection = connect(simulator)) {
            Domain domain = connection.lookupByName("on");
            assertThat(domain.fetchCpuFigures())
                    .containsOnlyKeys("cpu_time_rate", "system_time_rate");
            assertThat(domain.fetchBlockFigures("sda"))
                    .containsOnlyKeys(
                            "rd_req_rate", "rd_bytes_rate", "wr_req_rate", "wr_bytes_rate");
            // one second has no more of it than there are processors
            assertThat(domain.fetchCpuFigures().get("cpu_time_rate"))
                    .isBetween(1L, 1_000_000_000L * domain.fetchVcpus(Set.of()));
        }
    }

    private static Simulator machines() {
        return Simulator.builder()
                .credentials(Vcsim.USER, Vcsim.PASSWORD)
                .clock(InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z")))
                .machine("on")
                .machine("off", machine -> machine.poweredOff())
                .start();
    }

    private static Connection connect(Simulator simulator) {
        return new OurServer(
                        simulator,
                        "esx://"
                                + Vcsim.USER
                                + "@127.0.0.1:"
                                + simulator.port()
                                + "/?transport=http",
                        List.of())
                .connect(false);
    }

    private static Map<String, Long> counts(Connection connection) {
        Map<String, Long> counts = new TreeMap<>();
        for (Statistics.Call call : connection.statistics().calls()) {
            counts.put(call.method(), call.requests());
        }
        return counts;
    }

    private static long pages(Connection connection) {
        return counts(connection).getOrDefault("ContinueRetrievePropertiesEx", 0L);
    }

    private static long total(Connection connection) {
        return connection.statistics().requests();
    }
}
