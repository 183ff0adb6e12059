package dev.vireo.driver.esx;

import dev.vireo.client.PropertyFilters;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.PerfCounterInfo;
import dev.vireo.vim.PerfEntityMetric;
import dev.vireo.vim.PerfEntityMetricBase;
import dev.vireo.vim.PerfMetricId;
import dev.vireo.vim.PerfMetricIntSeries;
import dev.vireo.vim.PerfMetricSeries;
import dev.vireo.vim.PerfQuerySpec;
import dev.vireo.vim.PropertyFilterSpec;
import dev.vireo.vim.QueryPerfRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The performance counters of a server: their numbers, which it gives out as it likes, learnt once
/// a connection and along with something else; and samples of any number of machines, in one
/// request.
final class Performance {
    /// What samples of the last hour have in between, s.
    private static final int SAMPLE_SECONDS = 20;

    private static final String TYPE = "PerformanceManager";
    private static final String COUNTERS = "perfCounter";

    private final EsxSession session;
    private final Optional<ManagedObjectReference> manager;
    private final AtomicReference<@Nullable Map<Rate, Integer>> keys = new AtomicReference<>();

    Performance(EsxSession session, Optional<ManagedObjectReference> manager) {
        this.session = session;
        this.manager = manager;
    }

    /// Asks for the counters' numbers, as long as they are not known.
    ///
    /// @return a filter to be retrieved with another, if there is something to ask for
    Optional<PropertyFilterSpec> filter() {
        return manager.filter(_ -> keys.get() == null)
                .map(it ->
                        PropertyFilters.start()
                                .properties(TYPE, List.of(COUNTERS))
                                .object(it)
                                .build());
    }

    /// Looks for the counters' numbers in what [#filter()] brought. A server that does not show
    /// them has none for this user.
    void learn(List<Row> rows) {
        for (Row row : rows) {
            if (row.isType(TYPE)) {
                Map<String, Integer> byName = new HashMap<>();
                for (PerfCounterInfo info : row.list(COUNTERS, PerfCounterInfo.class)) {
                    byName.put(name(info), info.key());
                }
                Map<Rate, Integer> known = new EnumMap<>(Rate.class);
                for (Rate rate : Rate.values()) {
                    Integer key = byName.get(rate.counter());
                    if (key != null) {
                        known.put(rate, key);
                    }
                }
                keys.set(Map.copyOf(known));
            }
        }
    }

    private static String name(PerfCounterInfo info) {
        return info.groupInfo().key()
                + '.'
                + info.nameInfo().key()
                + '.'
                + info.rollupType().value();
    }

    /// Fetches the newest samples.
    ///
    /// @param since the machines, and since when each runs, if that is known: samples from before
    ///   that time say nothing about it
    Rates fetch(Map<ManagedObjectReference, Optional<Instant>> since, Set<Rate> rates) {
        Map<Rate, Integer> known = keys.get();
        if (known == null || manager.isEmpty() || since.isEmpty()) {
            return Rates.NONE;
        }
        Map<Integer, Rate> wanted = new HashMap<>();
        known.forEach((rate, key) -> {
            if (rates.contains(rate)) {
                wanted.put(key, rate);
            }
        });
        if (wanted.isEmpty()) {
            return Rates.NONE;
        }
        List<PerfMetricId> metrics =
                wanted.keySet().stream()
                        .sorted()
                        .map(key -> PerfMetricId.builder().counterId(key).instance("*").build())
                        .toList();
        List<PerfQuerySpec> queries = new ArrayList<>();
        since.keySet().forEach(machine -> queries.add(query(machine, metrics)));
        Map<ManagedObjectReference, Map<Rate, Map<String, Long>>> found = new HashMap<>();
        List<? extends PerfEntityMetricBase> answers =
                session.call(
                        QueryPerfRequest.builder(manager.get()).querySpec(queries).build(),
                        "read the performance counters of",
                        since.size() == 1 ? "the domain" : "the domains");
        for (PerfEntityMetricBase answer : answers) {
            if (answer instanceof PerfEntityMetric samples) {
                Optional<Instant> start = since.getOrDefault(answer.entity(), Optional.empty());
                Map<Rate, Map<String, Long>> newest = newest(samples, start, wanted);
                found.put(answer.entity(), newest);
            }
        }
        return new Rates(found);
    }

    private static PerfQuerySpec query(ManagedObjectReference machine, List<PerfMetricId> metrics) {
        return PerfQuerySpec.builder()
                .entity(machine)
                .maxSample(1)
                .metricId(metrics)
                .intervalId(SAMPLE_SECONDS)
                .format("normal")
                .build();
    }

    private static Map<Rate, Map<String, Long>> newest(
            PerfEntityMetric samples, Optional<Instant> start, Map<Integer, Rate> wanted) {
        int last = samples.sampleInfo().size() - 1;
        if (last < 0
                || start.filter(at -> samples.sampleInfo().get(last).timestamp().isBefore(at))
                        .isPresent()) {
            return Map.of();
        }
        int seconds = Math.max(1, samples.sampleInfo().get(last).interval());
        Map<Rate, Map<String, Long>> values = new EnumMap<>(Rate.class);
        for (PerfMetricSeries series : samples.value()) {
            Rate rate = wanted.get(series.id().counterId());
            if (rate != null
                    && series instanceof PerfMetricIntSeries numbers
                    && numbers.value().size() > last
                    && numbers.value().get(last) >= 0) { // -1: not measured
                values.computeIfAbsent(rate, _ -> new HashMap<>())
                        .put(series.id().instance(), rate.of(numbers.value().get(last), seconds));
            }
        }
        return values;
    }
}
