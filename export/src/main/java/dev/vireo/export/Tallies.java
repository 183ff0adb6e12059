package dev.vireo.export;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Counts machines by host and by resource pool while they are read.
final class Tallies {
    private static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0);

    private final Map<String, Tally> hosts = new HashMap<>();
    private final Map<String, Tally> pools = new HashMap<>();
    private final Set<String> running = new HashSet<>();

    /// What some machines are together. Templates are not counted.
    ///
    /// @param total how many there are
    /// @param running how many of them run
    /// @param cpus virtual CPUs of those that run
    /// @param memory their memory, MiB
    /// @param used host memory that they use, MiB
    /// @param swapped memory swapped out, MiB
    /// @param ballooned memory in balloons, MiB
    record Tally(
            long total,
            long running,
            long cpus,
            long memory,
            long used,
            long swapped,
            long ballooned) {
        private Tally plus(Tally other) {
            return new Tally(
                    total + other.total,
                    running + other.running,
                    cpus + other.cpus,
                    memory + other.memory,
                    used + other.used,
                    swapped + other.swapped,
                    ballooned + other.ballooned);
        }
    }

    void count(Machine machine) {
        if (machine.isTemplate()) {
            return;
        }
        Tally one = machine.isRunning() ? ofRunning(machine) : new Tally(1, 0, 0, 0, 0, 0, 0);
        machine.item().text("runtime.host").ifPresent(host -> hosts.merge(host, one, Tally::plus));
        machine.item().text("resourcePool").ifPresent(pool -> pools.merge(pool, one, Tally::plus));
        if (machine.isRunning()) {
            running.add(machine.item().id());
        }
    }

    private static Tally ofRunning(Machine machine) {
        return new Tally(
                1,
                1,
                number(machine, "config.hardware.numCPU"),
                number(machine, "config.hardware.memoryMB"),
                number(machine, "summary.quickStats.hostMemoryUsage"),
                number(machine, "summary.quickStats.swappedMemory"),
                number(machine, "summary.quickStats.balloonedMemory"));
    }

    private static long number(Machine machine, String path) {
        return machine.item().number(path).orElse(0L);
    }

    Tally ofHost(String host) {
        return hosts.getOrDefault(host, NONE);
    }

    Tally ofPool(String pool) {
        return pools.getOrDefault(pool, NONE);
    }

    /// Returns how many of these machines run.
    long running(Collection<String> machines) {
        return machines.stream().filter(running::contains).count();
    }
}
