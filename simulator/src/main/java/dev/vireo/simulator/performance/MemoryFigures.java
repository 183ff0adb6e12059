package dev.vireo.simulator.performance;

import java.util.Optional;

/// The values of memory counters. Percentages are in hundredths.
final class MemoryFigures {
    private static final long KIB = 1024;
    private static final long SWAP_SECONDS = 200; // how long a page stays where it is

    private MemoryFigures() {}

    static Optional<Figure> find(String name) {
        Optional<Figure> machine = ofMachine(name);
        return machine.isPresent() ? machine : ofHost(name);
    }

    private static Optional<Figure> ofMachine(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "usage" -> (use, _) -> usage(use);
                    case "granted" -> (use, _) -> use.memory().granted();
                    case "active" -> (use, _) -> use.memory().active();
                    case "activewrite" -> (use, _) -> use.memory().active() * 2 / 3;
                    case "shared" -> (use, _) -> use.memory().shared();
                    case "zero" -> (use, _) -> use.memory().shared() / 2;
                    case "consumed" -> (use, _) -> consumed(use);
                    case "overhead", "overheadMax" -> (use, _) -> use.memory().overhead();
                    case "overheadTouched" -> (use, _) -> use.memory().overhead() / 2;
                    case "vmmemctl", "vmmemctltarget" -> (use, _) -> use.memory().ballooned();
                    case "swapped", "swaptarget", "swapused", "swapout" ->
                            (use, _) -> use.memory().swapped();
                    case "swapin" -> (use, _) -> use.memory().swapped() / 4;
                    case "swapinRate", "swapoutRate" ->
                            (use, _) -> use.memory().swapped() / SWAP_SECONDS;
                    case "compressed", "zipped" -> (use, _) -> use.memory().compressed();
                    case "zipSaved" -> (use, _) -> use.memory().compressed() / 2;
                    case "compressionRate", "decompressionRate" ->
                            (use, _) -> use.memory().compressed() / SWAP_SECONDS;
                    case "entitlement" -> (use, _) -> use.memory().entitled();
                    case "mementitlement" -> (use, _) -> use.memory().entitled() / KIB;
                    case "latency" ->
                            (use, _) ->
                                    CpuFigures.ratio(use.memory().swapped(), use.memory().size())
                                            / 4;
                    case "llSwapUsed" -> (_, _) -> 0;
                    default -> null;
                });
    }

    private static Optional<Figure> ofHost(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "sharedcommon" -> (use, _) -> use.memory().common();
                    case "state" -> (use, _) -> use.host().state();
                    case "lowfreethreshold" ->
                            (use, _) ->
                                    FreeState.SOFT.thresholdKb(
                                            FreeState.minFreeKb(use.host().memory()));
                    case "unreserved" ->
                            (use, _) ->
                                    Math.max(
                                            0,
                                            use.host().memory()
                                                    - use.host().system()
                                                    - reserved(use));
                    case "reservedCapacity" -> (use, _) -> reserved(use) / KIB;
                    case "totalCapacity" ->
                            (use, _) -> (use.host().memory() - use.host().system()) / KIB;
                    case "totalmb" -> (use, _) -> use.host().memory() / KIB;
                    case "sysUsage" -> (use, _) -> use.host().system();
                    case "heap" -> (use, _) -> use.host().system() / 32;
                    case "heapfree" -> (use, _) -> use.host().system() / 128;
                    default -> null;
                });
    }

    private static long reserved(Usage use) {
        return use.memory().reserved() + use.memory().overhead();
    }

    /// Of a host, everything that is not free; of a machine, what its guest takes.
    private static long consumed(Usage use) {
        return use.host().memory() == 0
                ? use.memory().consumed()
                : use.host().memory() - use.host().free();
    }

    /// Of a host, what is consumed; of a machine, what is active.
    private static long usage(Usage use) {
        return use.host().memory() == 0
                ? CpuFigures.ratio(use.memory().active(), use.memory().size())
                : CpuFigures.ratio(consumed(use), use.host().memory());
    }
}
