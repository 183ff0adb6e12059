package dev.vireo.simulator.inventory;

import dev.vireo.simulator.performance.Counter;
import dev.vireo.simulator.performance.TimeSlice;
import dev.vireo.vim.PerfFormat;
import dev.vireo.vim.PerfInterval;
import dev.vireo.vim.PerfMetricId;
import dev.vireo.vim.PerfQuerySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds out what a query asks for.
final class QueryPlanner {
    /// How long short samples are kept, s.
    private static final int CURRENT_LENGTH = 3600;

    private final SimPerformanceManager manager;
    private final Instant now;

    QueryPlanner(SimPerformanceManager manager) {
        this.manager = manager;
        this.now = manager.inventory().now();
    }

    PerformanceQuery plan(PerfQuerySpec spec) {
        PerformanceSource source = manager.source(spec.entity(), "querySpec.entity");
        Optional<PerfInterval> kept = kept(spec, source);
        int seconds = kept.map(PerfInterval::samplingPeriod).orElse(TimeSlice.SECONDS);
        int length = kept.map(PerfInterval::length).orElse(CURRENT_LENGTH);
        List<Long> slices = slices(spec, seconds, length).stream().filter(source::ranIn).toList();
        return new PerformanceQuery(
                source, series(spec, source, kept), newest(spec, kept, slices), seconds, csv(spec));
    }

    /// Finds the interval of the past that is asked for.
    ///
    /// @return empty for the short samples of the last hour
    private Optional<PerfInterval> kept(PerfQuerySpec spec, PerformanceSource source) {
        Integer wanted = spec.intervalId();
        if (wanted == null) {
            return source.hasCurrent()
                    ? Optional.empty()
                    : Optional.of(manager.intervals().first());
        }
        if (wanted == TimeSlice.SECONDS && source.hasCurrent()) {
            return Optional.empty();
        }
        return Optional.of(
                manager.intervals()
                        .find(wanted)
                        .orElseThrow(() -> SimFault.invalidArgument("querySpec.interval")));
    }

    /// Lists the ends of samples after the start and up to the end.
    private List<Long> slices(PerfQuerySpec spec, int seconds, int length) {
        Instant start = spec.startTime();
        Instant end = spec.endTime();
        if (start != null && end != null && start.isAfter(end)) {
            throw SimFault.invalidArgument("querySpec.startTime");
        }
        long last = end == null || end.isAfter(now) ? now.getEpochSecond() : end.getEpochSecond();
        long first = now.getEpochSecond() - length;
        if (start != null && start.getEpochSecond() > first) {
            first = start.getEpochSecond();
        }
        List<Long> slices = new ArrayList<>();
        for (long sample = Math.floorDiv(first, seconds) + 1; sample * seconds <= last; sample++) {
            slices.add(sample * seconds / TimeSlice.SECONDS);
        }
        return slices;
    }

    /// Keeps as many of the newest short samples as are wanted.
    private static List<Long> newest(
            PerfQuerySpec spec, Optional<PerfInterval> kept, List<Long> slices) {
        Integer most = spec.maxSample();
        if (most != null && most < 1) {
            throw SimFault.invalidArgument("querySpec.maxSample");
        }
        return most == null || kept.isPresent() || slices.size() <= most
                ? slices
                : slices.subList(slices.size() - most, slices.size());
    }

    private List<PerformanceQuery.Series> series(
            PerfQuerySpec spec, PerformanceSource source, Optional<PerfInterval> kept) {
        List<PerformanceQuery.Series> found = new ArrayList<>();
        if (spec.metricId().isEmpty()) {
            for (Counter counter : manager.catalogue().counters()) {
                found.addAll(PerformanceQuery.series(source, counter, "*"));
            }
        }
        for (PerfMetricId metric : spec.metricId()) {
            Counter counter = manager.counter(metric.counterId(), "querySpec.metricId");
            found.addAll(PerformanceQuery.series(source, counter, metric.instance()));
        }
        kept.ifPresent(interval ->
                found.removeIf(series ->
                        !manager.isKept(series.counter(), series.device().isWhole(), interval)));
        return found;
    }

    private static boolean csv(PerfQuerySpec spec) {
        String format = spec.format();
        if (format == null || format.equals(PerfFormat.NORMAL.value())) {
            return false;
        }
        if (!format.equals(PerfFormat.CSV.value())) {
            throw SimFault.invalidArgument("querySpec.format");
        }
        return true;
    }
}
