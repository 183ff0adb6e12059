package dev.vireo.driver.esx;

import dev.vireo.api.Domain;
import dev.vireo.api.DomainStats;
import dev.vireo.api.DomainStatsGroup;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.PropertyFilterSpec;
import dev.vireo.vim.VirtualMachinePowerState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Fetches figures of many machines in two requests: their properties, with the counters' numbers
/// if those are not known yet, and their samples.
///
/// @param session the session
/// @param groups what is wanted
record DomainStatistics(EsxSession session, Set<DomainStatsGroup> groups) {
    /// How often machines may vanish between the two requests.
    private static final int ATTEMPTS = 3;

    /// Fetches the figures.
    ///
    /// @param filter makes the filter that selects the machines, from the paths of properties
    /// @param chosen picks and orders machines out of what the filter brings
    /// @param handle makes the domain of a machine
    List<DomainStats> fetch(
            Function<List<String>, PropertyFilterSpec> filter,
            UnaryOperator<List<Row>> chosen,
            Function<Row, Domain> handle) {
        for (int attempt = 1; ; attempt++) {
            List<Row> machines = chosen.apply(read(filter));
            try {
                Rates rates = rates(machines);
                return machines.stream()
                        .map(row ->
                                new DomainStats(
                                        handle.apply(row),
                                        new GroupedFigures(groups, row, rates).values()))
                        .toList();
            } catch (VirtException e) {
                // one that was removed since it was read: it is not there when they are read again
                if (e.code() != ErrorCode.NO_DOMAIN || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private List<Row> read(Function<List<String>, PropertyFilterSpec> filter) {
        List<String> paths =
                Stream.concat(
                                Stream.of(VirtualMachines.POWER_STATE),
                                GroupedFigures.properties(groups).stream())
                        .toList();
        List<PropertyFilterSpec> filters = new ArrayList<>(List.of(filter.apply(paths)));
        if (!GroupedFigures.rates(groups).isEmpty()) {
            session.performance().filter().ifPresent(filters::add);
        }
        List<Row> rows = session.rows(filters, "the domains");
        session.performance().learn(rows);
        return rows;
    }

    private Rates rates(List<Row> machines) {
        Map<ManagedObjectReference, Optional<Instant>> running = new LinkedHashMap<>();
        for (Row row : machines) {
            if (Objects.equals(
                    VirtualMachines.powerState(row), VirtualMachinePowerState.POWERED_ON)) {
                running.put(row.object(), row.find(Properties.BOOT_TIME, Instant.class));
            }
        }
        return session.performance().fetch(running, GroupedFigures.rates(groups));
    }
}
