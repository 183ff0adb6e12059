package dev.vireo.simulator.performance;

import java.util.Optional;

/// The values of processor counters. Percentages are in hundredths.
final class CpuFigures {
    private CpuFigures() {}

    static Optional<Figure> find(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "usage", "utilization", "coreUtilization" ->
                            (use, device) -> percent(use.cpu().usage(), use.cpu(), device);
                    case "usagemhz" -> (use, device) -> device.part(use.cpu().usage());
                    case "demand" -> (use, _) -> use.cpu().demand();
                    case "entitlement" -> (use, _) -> use.cpu().usage();
                    case "demandEntitlementRatio" ->
                            (use, _) -> ratio(use.cpu().demand(), use.cpu().usage());
                    case "reservedCapacity" -> (use, _) -> use.cpu().reserved();
                    case "totalCapacity", "totalmhz" -> (use, _) -> use.cpu().capacity();
                    case "used", "run" -> (use, device) -> device.part(use.cpu().usedMs());
                    case "ready" -> (use, device) -> device.part(use.cpu().ready());
                    case "maxlimited" -> (use, device) -> device.part(use.cpu().ready() / 4);
                    case "idle" -> (use, device) -> device.part(idle(use.cpu()));
                    case "wait" -> (use, device) -> device.part(idle(use.cpu()));
                    case "system" -> (use, device) -> device.part(use.cpu().usedMs() / 100);
                    case "costop", "overlap", "swapwait" -> (_, _) -> 0;
                    case "readiness", "latency" ->
                            (use, device) ->
                                    ratio(
                                            device.part(use.cpu().ready()),
                                            device.part(use.cpu().processors()) * TimeSlice.MILLIS);
                    default -> null;
                });
    }

    static Optional<Figure> findHistory(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "actav1", "actav5", "actav15", "runav1", "runav5", "runav15" ->
                            (use, device) -> percent(use.cpu().usage(), use.cpu(), device);
                    case "actpk1", "runpk1" ->
                            (use, device) ->
                                    percent(use.cpu().usage() * 11 / 10, use.cpu(), device);
                    case "sampleCount" -> (_, _) -> 160;
                    case "samplePeriod" -> (_, _) -> 6000;
                    default -> null;
                });
    }

    private static long idle(CpuUse cpu) {
        return Math.max(0, cpu.processors() * TimeSlice.MILLIS - cpu.usedMs() - cpu.ready());
    }

    private static long percent(long megaHertz, CpuUse cpu, Figure.Device device) {
        long capacity =
                device.isWhole() ? cpu.capacity() : cpu.capacity() / Math.max(1, cpu.processors());
        return Math.min(10_000, ratio(device.part(megaHertz), capacity));
    }

    /// Returns a part of a whole in hundredths of a percent.
    static long ratio(long part, long whole) {
        return whole == 0 ? 0 : part * 10_000 / whole;
    }
}
