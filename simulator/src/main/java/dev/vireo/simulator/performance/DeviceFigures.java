package dev.vireo.simulator.performance;

import java.util.Optional;

/// The values of storage and network counters.
final class DeviceFigures {
    private static final long PACKET_KB = 1; // most are far smaller than the largest

    private DeviceFigures() {}

    static Optional<Figure> findStorage(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "usage" ->
                            (use, device) ->
                                    device.part(use.devices().read())
                                            + device.part(use.devices().written());
                    case "read" -> (use, device) -> device.part(use.devices().read());
                    case "write" -> (use, device) -> device.part(use.devices().written());
                    case "numberReadAveraged" ->
                            (use, device) -> device.part(use.devices().reads());
                    case "numberWriteAveraged" ->
                            (use, device) -> device.part(use.devices().writes());
                    case "commandsAveraged", "datastoreIops" ->
                            (use, device) -> commands(use, device);
                    case "numberRead" ->
                            (use, device) -> device.part(use.devices().reads()) * TimeSlice.SECONDS;
                    case "numberWrite" ->
                            (use, device) ->
                                    device.part(use.devices().writes()) * TimeSlice.SECONDS;
                    case "commands" -> (use, device) -> commands(use, device) * TimeSlice.SECONDS;
                    case "totalReadLatency", "totalWriteLatency", "totalLatency", "deviceLatency" ->
                            (use, device) -> latencyUs(use, device) / 1000;
                    case "maxTotalLatency" -> (use, device) -> latencyUs(use, device) * 3 / 1000;
                    case "readLatencyUS", "writeLatencyUS", "sizeNormalizedDatastoreLatency" ->
                            DeviceFigures::latencyUs;
                    case "readOIO", "writeOIO" ->
                            (use, device) ->
                                    commands(use, device) * latencyUs(use, device) / 2_000_000;
                    case "readIOSize" -> (_, _) -> 16 << 10;
                    case "writeIOSize" -> (_, _) -> 12 << 10;
                    case "commandsAborted", "busResets", "kernelLatency", "queueLatency" ->
                            (_, _) -> 0;
                    default -> null;
                });
    }

    static Optional<Figure> findNetwork(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "usage" ->
                            (use, device) ->
                                    device.part(use.devices().received())
                                            + device.part(use.devices().transmitted());
                    case "received", "bytesRx" ->
                            (use, device) -> device.part(use.devices().received());
                    case "transmitted", "bytesTx" ->
                            (use, device) -> device.part(use.devices().transmitted());
                    case "packetsRx" ->
                            (use, device) -> packets(device.part(use.devices().received()));
                    case "packetsTx" ->
                            (use, device) -> packets(device.part(use.devices().transmitted()));
                    case "broadcastRx", "multicastRx" ->
                            (use, device) -> packets(device.part(use.devices().received())) / 50;
                    case "broadcastTx", "multicastTx" ->
                            (use, device) ->
                                    packets(device.part(use.devices().transmitted())) / 200;
                    case "droppedRx", "droppedTx", "errorsRx", "errorsTx" -> (_, _) -> 0;
                    default -> null;
                });
    }

    private static long packets(long kilobytesPerSecond) {
        return kilobytesPerSecond / PACKET_KB * TimeSlice.SECONDS;
    }

    private static long commands(Usage use, Figure.Device device) {
        return device.part(use.devices().reads()) + device.part(use.devices().writes());
    }

    /// Returns how long a command takes, us: longer the more there are.
    private static long latencyUs(Usage use, Figure.Device device) {
        long commands = commands(use, device);
        return commands == 0 ? 0 : 350 + Math.min(commands * 6, 20_000);
    }
}
