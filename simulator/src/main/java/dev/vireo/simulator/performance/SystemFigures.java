package dev.vireo.simulator.performance;

import java.util.Optional;

/// The values of the counters about running and power.
final class SystemFigures {
    private static final long IDLE_WATT = 120;
    private static final long MOST_WATT = 450;

    private SystemFigures() {}

    static Optional<Figure> find(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "sys.uptime", "sys.osUptime" -> (use, _) -> use.uptime();
                    case "sys.heartbeat" -> (use, _) -> use.uptime() / TimeSlice.SECONDS;
                    case "power.power" -> (use, _) -> watt(use);
                    case "power.powerCap" -> (_, _) -> 0;
                    case "power.energy" -> (use, _) -> watt(use) * TimeSlice.SECONDS;
                    case "clusterServices.effectivecpu" -> (use, _) -> use.cpu().capacity();
                    case "clusterServices.effectivemem" ->
                            (use, _) -> (use.host().memory() - use.host().system()) >> 10;
                    case "hbr.hbrNumVms", "hbr.hbrNetRx", "hbr.hbrNetTx" -> (_, _) -> 0;
                    default -> null;
                });
    }

    /// A machine draws for what it does, a host also for being there.
    private static long watt(Usage use) {
        long idle = use.host().memory() == 0 ? 0 : IDLE_WATT;
        long busy = use.cpu().capacity() == 0 ? 0 : use.cpu().usage() * 100;
        return idle + (busy == 0 ? 0 : busy / 12_000 * (MOST_WATT - IDLE_WATT) / 330);
    }
}
