package dev.vireo.simulator.inventory;

import dev.vireo.vim.PerfInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The intervals in which a server keeps samples of the past.
final class PerformanceIntervals {
    private static final int DAY = 86_400;

    private final List<PerfInterval> intervals;

    private PerformanceIntervals(List<PerfInterval> intervals) {
        this.intervals = new ArrayList<>(intervals);
    }

    /// Returns the one interval of a host, which cannot be changed.
    static PerformanceIntervals ofHost() {
        return new PerformanceIntervals(
                List.of(
                        PerfInterval.builder()
                                .key(1)
                                .samplingPeriod(300)
                                .name("PastDay")
                                .length(129_600)
                                .enabled(true)
                                .build()));
    }

    /// Returns the four intervals that a vCenter starts with.
    static PerformanceIntervals ofVcenter() {
        return new PerformanceIntervals(
                List.of(
                        interval(1, 300, "Past day", DAY),
                        interval(2, 1800, "Past week", 7 * DAY),
                        interval(3, 7200, "Past month", 30 * DAY),
                        interval(4, DAY, "Past year", 365 * DAY)));
    }

    private static PerfInterval interval(int key, int period, String name, int length) {
        return PerfInterval.builder()
                .key(key)
                .samplingPeriod(period)
                .name(name)
                .length(length)
                .level(1)
                .enabled(true)
                .build();
    }

    List<PerfInterval> all() {
        return List.copyOf(intervals);
    }

    /// Returns the shortest one.
    PerfInterval first() {
        return intervals.getFirst();
    }

    /// Finds an interval that is kept.
    Optional<PerfInterval> find(int samplingPeriod) {
        return intervals.stream()
                .filter(interval -> interval.samplingPeriod() == samplingPeriod)
                .findFirst();
    }

    void restore(List<PerfInterval> saved) {
        intervals.clear();
        intervals.addAll(saved);
    }

    void create(PerfInterval added) {
        boolean taken =
                intervals.stream()
                        .anyMatch(known ->
                                known.key() == added.key()
                                        || known.samplingPeriod() == added.samplingPeriod());
        if (taken) {
            throw SimFault.invalidArgument("intervalId");
        }
        check(added, "intervalId");
        intervals.add(added);
    }

    void update(PerfInterval changed) {
        for (int i = 0; i < intervals.size(); i++) {
            if (intervals.get(i).key() == changed.key()) {
                if (intervals.get(i).samplingPeriod() != changed.samplingPeriod()) {
                    throw SimFault.invalidArgument("interval.samplingPeriod");
                }
                check(changed, "interval");
                intervals.set(i, changed);
                return;
            }
        }
        throw SimFault.invalidArgument("interval.key");
    }

    void remove(int samplingPeriod) {
        if (intervals.size() < 2
                || !intervals.removeIf(known -> known.samplingPeriod() == samplingPeriod)) {
            throw SimFault.invalidArgument("samplePeriod");
        }
    }

    private static void check(PerfInterval interval, String argument) {
        Integer level = interval.level();
        if (interval.samplingPeriod() < 60 || interval.samplingPeriod() % 20 != 0) {
            throw SimFault.invalidArgument(argument + ".samplingPeriod");
        }
        if (interval.length() < interval.samplingPeriod()) {
            throw SimFault.invalidArgument(argument + ".length");
        }
        if (level != null && (level < 1 || level > 4)) {
            throw SimFault.invalidArgument(argument + ".level");
        }
    }
}
