package dev.vireo.simulator.inventory;

import dev.vireo.simulator.performance.Counter;
import dev.vireo.simulator.performance.Figure;
import dev.vireo.simulator.performance.TimeSlice;
import dev.vireo.simulator.performance.Usage;
import dev.vireo.vim.PerfEntityMetric;
import dev.vireo.vim.PerfEntityMetricBase;
import dev.vireo.vim.PerfEntityMetricCSV;
import dev.vireo.vim.PerfMetricId;
import dev.vireo.vim.PerfMetricIntSeries;
import dev.vireo.vim.PerfMetricSeries;
import dev.vireo.vim.PerfMetricSeriesCSV;
import dev.vireo.vim.PerfSampleInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A question for the values of one entity, with all that is needed to answer it without the
/// inventory's lock.
///
/// @param source the entity
/// @param series what is asked for
/// @param slices the time slices at whose ends samples lie, oldest first
/// @param seconds the length of a sample
/// @param csv whether the values are wanted as text
record PerformanceQuery(
        PerformanceSource source,
        List<Series> series,
        List<Long> slices,
        int seconds,
        boolean csv) {

    /// One counter of one instance.
    ///
    /// @param counter the counter
    /// @param instance the instance's name, empty for the whole
    /// @param device the instance's place among its like
    record Series(Counter counter, String instance, Figure.Device device) {
        PerfMetricId id() {
            return PerfMetricId.builder().counterId(counter.key()).instance(instance).build();
        }
    }

    /// Returns the series of a counter that an entity has.
    ///
    /// @param instance an instance's name, empty for the whole, `*` for all
    static List<Series> series(PerformanceSource source, Counter counter, String instance) {
        List<Series> found = new ArrayList<>();
        boolean all = instance.equals("*");
        boolean measured =
                Figure.find(counter).isPresent() || source.fixed().containsKey(key(counter));
        List<Counter.Instance> forms =
                counter.scope(source.kind()).map(Counter.Scope::instances).orElse(List.of());
        for (Counter.Instance form : measured ? forms : List.<Counter.Instance>of()) {
            List<String> names = source.names(form);
            for (int i = 0; i < names.size(); i++) {
                if (all || names.get(i).equals(instance)) {
                    Figure.Device device =
                            form == Counter.Instance.WHOLE
                                    ? Figure.Device.WHOLE
                                    : new Figure.Device(i, names.size());
                    found.add(new Series(counter, names.get(i), device));
                }
            }
        }
        return found;
    }

    private static String key(Counter counter) {
        return counter.group() + '.' + counter.name();
    }

    /// Works out the answer.
    PerfEntityMetricBase answer() {
        long[][] values = values();
        return csv ? text(values) : numbers(values);
    }

    private long[][] values() {
        List<Usage> usages = slices.stream().map(source::at).toList();
        long[][] values = new long[series.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = values(series.get(i), usages);
        }
        return values;
    }

    private long[] values(Series one, List<Usage> usages) {
        Long fixed = source.fixed().get(key(one.counter));
        if (fixed != null) {
            long[] same = new long[usages.size()];
            Arrays.fill(same, fixed);
            return same;
        }
        Figure figure = Figure.find(one.counter).orElseThrow();
        return usages.stream()
                .mapToLong(usage -> figure.sample(one.counter, usage, one.device, seconds))
                .toArray();
    }

    private PerfEntityMetric numbers(long[][] values) {
        List<PerfMetricSeries> all = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            all.add(
                    PerfMetricIntSeries.builder()
                            .id(series.get(i).id())
                            .value(Arrays.stream(values[i]).boxed().toList())
                            .build());
        }
        return PerfEntityMetric.builder()
                .entity(source.entity())
                .sampleInfo(slices.stream().map(this::sample).toList())
                .value(all)
                .build();
    }

    private PerfSampleInfo sample(long slice) {
        return PerfSampleInfo.builder().timestamp(TimeSlice.end(slice)).interval(seconds).build();
    }

    private PerfEntityMetricCSV text(long[][] values) {
        List<PerfMetricSeriesCSV> all = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            all.add(
                    PerfMetricSeriesCSV.builder()
                            .id(series.get(i).id())
                            .value(
                                    Arrays.stream(values[i])
                                            .mapToObj(String::valueOf)
                                            .collect(Collectors.joining(",")))
                            .build());
        }
        return PerfEntityMetricCSV.builder()
                .entity(source.entity())
                .sampleInfoCSV(
                        slices.stream()
                                .map(slice -> seconds + "," + TimeSlice.end(slice))
                                .collect(Collectors.joining(",")))
                .value(all)
                .build();
    }
}
