package dev.vireo.simulator.inventory;

import dev.vireo.simulator.performance.Catalogue;
import dev.vireo.simulator.performance.Counter;
import dev.vireo.simulator.performance.TimeSlice;
import dev.vireo.vim.CreatePerfIntervalRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.PerfCompositeMetric;
import dev.vireo.vim.PerfCounterInfo;
import dev.vireo.vim.PerfEntityMetricBase;
import dev.vireo.vim.PerfInterval;
import dev.vireo.vim.PerfMetricId;
import dev.vireo.vim.PerfProviderSummary;
import dev.vireo.vim.PerfQuerySpec;
import dev.vireo.vim.PerformanceManagerCounterLevelMapping;
import dev.vireo.vim.PerformanceManagerHandler;
import dev.vireo.vim.QueryAvailablePerfMetricRequest;
import dev.vireo.vim.QueryPerfCompositeRequest;
import dev.vireo.vim.QueryPerfCounterByLevelRequest;
import dev.vireo.vim.QueryPerfCounterRequest;
import dev.vireo.vim.QueryPerfProviderSummaryRequest;
import dev.vireo.vim.QueryPerfRequest;
import dev.vireo.vim.RemovePerfIntervalRequest;
import dev.vireo.vim.ResetCounterLevelMappingRequest;
import dev.vireo.vim.UpdateCounterLevelMappingRequest;
import dev.vireo.vim.UpdatePerfIntervalRequest;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Answers questions for performance counters. No samples are kept: they are worked out from the
/// inventory as it is when somebody asks.
final class SimPerformanceManager extends SimObject implements PerformanceManagerHandler, Lasting {
    private final boolean multiHost;
    private final PerformanceIntervals intervals;
    private final Map<Integer, PerformanceManagerCounterLevelMapping> levels = new TreeMap<>();
    private @Nullable Catalogue catalogue;

    SimPerformanceManager(Inventory inventory, ManagedObjectReference self, boolean multiHost) {
        super(inventory, self);
        this.multiHost = multiHost;
        this.intervals =
                multiHost ? PerformanceIntervals.ofVcenter() : PerformanceIntervals.ofHost();
    }

    /// Returns the counters, which are read when somebody first asks.
    Catalogue catalogue() {
        Catalogue known = catalogue;
        if (known == null) {
            known = Catalogue.read();
            catalogue = known;
        }
        return known;
    }

    PerformanceIntervals intervals() {
        return intervals;
    }

    /// Tells whether samples of a counter are kept in an interval; a host keeps all.
    boolean isKept(Counter counter, boolean whole, PerfInterval interval) {
        Integer most = interval.level();
        return most == null || (whole ? level(counter) : deviceLevel(counter)) <= most;
    }

    private int level(Counter counter) {
        PerformanceManagerCounterLevelMapping changed = levels.get(counter.key());
        Integer level = changed == null ? null : changed.aggregateLevel();
        return level == null ? counter.level() : level;
    }

    private int deviceLevel(Counter counter) {
        PerformanceManagerCounterLevelMapping changed = levels.get(counter.key());
        Integer level = changed == null ? null : changed.perDeviceLevel();
        return level == null ? counter.deviceLevel() : level;
    }

    @Override
    @Nullable Object property(String name) {
        return switch (name) {
            case "description" -> CounterDescriptions.types();
            case "historicalInterval" -> intervals.all();
            case "perfCounter" -> catalogue().counters().stream().map(this::describe).toList();
            default -> null;
        };
    }

    private PerfCounterInfo describe(Counter counter) {
        return CounterDescriptions.describe(counter, level(counter), deviceLevel(counter));
    }

    // Counters

    @Override
    public List<PerfCounterInfo> queryPerfCounter(QueryPerfCounterRequest request) {
        return request.counterId().stream()
                .map(key -> describe(counter(key, "counterId")))
                .toList();
    }

    Counter counter(int key, String argument) {
        return catalogue().find(key).orElseThrow(() -> SimFault.invalidArgument(argument));
    }

    @Override
    public List<PerfCounterInfo> queryPerfCounterByLevel(QueryPerfCounterByLevelRequest request) {
        requireVcenter(request);
        if (request.level() < 1 || request.level() > 4) {
            throw SimFault.invalidArgument("level");
        }
        return catalogue().counters().stream()
                .filter(counter -> level(counter) <= request.level())
                .map(this::describe)
                .toList();
    }

    @Override
    public void updateCounterLevelMapping(UpdateCounterLevelMappingRequest request) {
        requireVcenter(request);
        request.counterLevelMap()
                .forEach(mapping -> counter(mapping.counterId(), "counterLevelMap"));
        change(() ->
                request.counterLevelMap()
                        .forEach(mapping -> levels.put(mapping.counterId(), mapping)));
    }

    private void change(Runnable work) {
        inventory()
                .durably(() -> {
                    work.run();
                    touchLastingly();
                    return null;
                });
    }

    // What lasts

    @Override
    public void save(StateWriter out) {
        out.list("level", PerformanceManagerCounterLevelMapping.TYPE.name(), levels.values())
                .list("interval", PerfInterval.TYPE.name(), intervals.all());
    }

    @Override
    public void restore(StateReader in) {
        levels.clear();
        in.list("level", PerformanceManagerCounterLevelMapping.class)
                .forEach(mapping -> levels.put(mapping.counterId(), mapping));
        if (in.has("interval")) {
            intervals.restore(in.list("interval", PerfInterval.class));
        }
        touch();
    }

    @Override
    public void discard() {
        inventory().remove(this);
    }

    @Override
    public void resetCounterLevelMapping(ResetCounterLevelMappingRequest request) {
        requireVcenter(request);
        request.counters().forEach(key -> counter(key, "counters"));
        change(() -> request.counters().forEach(levels::remove));
    }

    // Intervals

    @Override
    public void createPerfInterval(CreatePerfIntervalRequest request) {
        requireVcenter(request);
        change(() -> intervals.create(request.intervalId()));
    }

    @Override
    public void updatePerfInterval(UpdatePerfIntervalRequest request) {
        requireVcenter(request);
        change(() -> intervals.update(request.interval()));
    }

    @Override
    public void removePerfInterval(RemovePerfIntervalRequest request) {
        requireVcenter(request);
        change(() -> intervals.remove(request.samplePeriod()));
    }

    private void requireVcenter(MethodRequest<?> request) {
        if (!multiHost) {
            throw unimplemented(request);
        }
    }

    // Values

    @Override
    public PerfProviderSummary queryPerfProviderSummary(QueryPerfProviderSummaryRequest request) {
        PerformanceSource source = source(request.entity(), "entity");
        return PerfProviderSummary.builder()
                .entity(request.entity())
                .currentSupported(source.hasCurrent())
                .summarySupported(true)
                .refreshRate(source.hasCurrent() ? TimeSlice.SECONDS : null)
                .build();
    }

    PerformanceSource source(ManagedObjectReference entity, String argument) {
        SimObject object = inventory().find(entity).orElseThrow(() -> SimFault.notFound(entity));
        return PerformanceSource.of(object).orElseThrow(() -> SimFault.invalidArgument(argument));
    }

    @Override
    public List<PerfMetricId> queryAvailablePerfMetric(QueryAvailablePerfMetricRequest request) {
        PerformanceSource source = source(request.entity(), "entity");
        Integer interval = request.intervalId();
        if (!source.ranIn(TimeSlice.at(inventory().now()))) {
            return List.of();
        }
        if (interval != null
                && interval != TimeSlice.SECONDS
                && intervals.find(interval).isEmpty()) {
            throw SimFault.invalidArgument("intervalId");
        }
        if (interval != null && interval == TimeSlice.SECONDS && !source.hasCurrent()) {
            return List.of();
        }
        boolean current = interval == null ? source.hasCurrent() : interval == TimeSlice.SECONDS;
        PerfInterval kept =
                interval == null
                        ? intervals.first()
                        : intervals.find(interval).orElse(intervals.first());
        return catalogue().counters().stream()
                .flatMap(counter -> PerformanceQuery.series(source, counter, "*").stream())
                .filter(series ->
                        current || isKept(series.counter(), series.device().isWhole(), kept))
                .map(PerformanceQuery.Series::id)
                .toList();
    }

    @Override
    public List<PerfEntityMetricBase> queryPerf(QueryPerfRequest request) {
        QueryPlanner planner = new QueryPlanner(this);
        List<PerformanceQuery> queries = new ArrayList<>();
        for (PerfQuerySpec spec : request.querySpec()) {
            PerformanceQuery query = planner.plan(spec);
            if (!query.slices().isEmpty()) {
                queries.add(query);
            }
        }
        return new Answers(queries);
    }

    @Override
    public PerfCompositeMetric queryPerfComposite(QueryPerfCompositeRequest request) {
        PerfQuerySpec spec = request.querySpec();
        if (spec.metricId().isEmpty()) {
            throw SimFault.invalidArgument("querySpec.metricId");
        }
        if (spec.maxSample() != null) {
            throw SimFault.invalidArgument("querySpec.maxSample");
        }
        SimObject object =
                inventory().find(spec.entity()).orElseThrow(() -> SimFault.notFound(spec.entity()));
        QueryPlanner planner = new QueryPlanner(this);
        List<PerfEntityMetricBase> children = new ArrayList<>();
        for (SimObject child : children(object)) {
            PerformanceQuery query = planner.plan(spec.toBuilder().entity(child.self()).build());
            if (!query.slices().isEmpty()) {
                children.add(query.answer());
            }
        }
        return PerfCompositeMetric.builder()
                .entity(planner.plan(spec).answer())
                .childEntity(children)
                .build();
    }

    private static List<? extends SimObject> children(SimObject object) {
        return switch (object) {
            case SimHostSystem host -> host.children();
            case SimResourcePool pool -> pool.allMachines().toList();
            case SimComputeResource cluster when cluster.isCluster() -> cluster.hosts();
            default -> throw SimFault.invalidArgument("querySpec.entity");
        };
    }

    /// Answers that are worked out while the reply is written, one after the other, so that many
    /// entities take no more memory than one.
    private static final class Answers extends AbstractList<PerfEntityMetricBase> {
        private final List<PerformanceQuery> queries;

        Answers(List<PerformanceQuery> queries) {
            this.queries = queries;
        }

        @Override
        public PerfEntityMetricBase get(int index) {
            return queries.get(index).answer();
        }

        @Override
        public int size() {
            return queries.size();
        }
    }
}
