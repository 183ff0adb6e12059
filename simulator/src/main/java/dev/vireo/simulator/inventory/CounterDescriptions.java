package dev.vireo.simulator.inventory;

import dev.vireo.simulator.performance.Counter;
import dev.vireo.vim.ElementDescription;
import dev.vireo.vim.PerfCounterInfo;
import dev.vireo.vim.PerfStatsType;
import dev.vireo.vim.PerfSummaryType;
import dev.vireo.vim.PerformanceDescription;
import java.util.List;

/// How the VI API describes performance counters.
final class CounterDescriptions {
    private CounterDescriptions() {}

    static PerfCounterInfo describe(Counter counter, int level, int deviceLevel) {
        return PerfCounterInfo.builder()
                .key(counter.key())
                .nameInfo(element(counter.name(), counter.label(), counter.summary()))
                .groupInfo(group(counter.group()))
                .unitInfo(unit(counter.unit()))
                .rollupType(PerfSummaryType.of(counter.rollup()))
                .statsType(PerfStatsType.of(counter.stats()))
                .level(level)
                .perDeviceLevel(deviceLevel)
                .build();
    }

    /// Describes how values come about.
    static PerformanceDescription types() {
        return PerformanceDescription.builder()
                .counterType(
                        List.of(
                                element("average", "Average", "The mean of the samples"),
                                element("maximum", "Maximum", "The highest of the samples"),
                                element("minimum", "Minimum", "The lowest of the samples"),
                                element("latest", "Latest", "The last of the samples"),
                                element("summation", "Summation", "The sum of the samples"),
                                element("none", "None", "Samples are not put together")))
                .statsType(
                        List.of(
                                element("absolute", "Absolute", "The value at the moment"),
                                element("delta", "Delta", "The change within a sample"),
                                element("rate", "Rate", "The change by the second")))
                .build();
    }

    private static ElementDescription group(String key) {
        String label =
                switch (key) {
                    case "cpu" -> "CPU";
                    case "mem" -> "Memory";
                    case "disk" -> "Disk";
                    case "net" -> "Network";
                    case "sys" -> "System";
                    case "power" -> "Power";
                    case "virtualDisk" -> "Virtual disk";
                    case "datastore" -> "Datastore";
                    case "storageAdapter" -> "Storage adapter";
                    case "storagePath" -> "Storage path";
                    case "rescpu" -> "Resource group CPU";
                    case "hbr" -> "vSphere Replication";
                    case "managementAgent" -> "Management agent";
                    case "clusterServices" -> "Cluster services";
                    default -> key;
                };
        return element(key, label, label);
    }

    private static ElementDescription unit(String key) {
        return switch (key) {
            case "percent" -> element(key, "%", "Percentage");
            case "kiloBytes" -> element(key, "KB", "Kilobyte");
            case "megaBytes" -> element(key, "MB", "Megabyte");
            case "megaHertz" -> element(key, "MHz", "Megahertz");
            case "number" -> element(key, "num", "Number");
            case "microsecond" -> element(key, "\u00b5s", "Microsecond");
            case "millisecond" -> element(key, "ms", "Millisecond");
            case "second" -> element(key, "s", "Second");
            case "kiloBytesPerSecond" -> element(key, "KBps", "Kilobytes per second");
            case "watt" -> element(key, "W", "Watt");
            case "joule" -> element(key, "J", "Joule");
            default -> element(key, key, key);
        };
    }

    private static ElementDescription element(String key, String label, String summary) {
        return ElementDescription.builder().label(label).summary(summary).key(key).build();
    }
}
