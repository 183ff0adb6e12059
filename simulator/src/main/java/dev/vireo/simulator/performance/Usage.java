package dev.vireo.simulator.performance;

/// What a machine, a host, or several of them do in a time slice.
///
/// @param cpu processors
/// @param memory memory of machines
/// @param devices disks and network
/// @param uptime how long it has run, s
/// @param running how many machines run
/// @param host what only hosts have
public record Usage(
        CpuUse cpu,
        MemoryUse memory,
        DeviceUse devices,
        long uptime,
        int running,
        HostFigures host) {
    /// Nothing.
    public static final Usage NONE =
            new Usage(CpuUse.NONE, MemoryUse.NONE, DeviceUse.NONE, 0, 0, HostFigures.NONE);

    /// Adds another's.
    ///
    /// @param other what to add
    /// @return the sums, and the longer time of running
    public Usage plus(Usage other) {
        return new Usage(
                cpu.plus(other.cpu),
                memory.plus(other.memory),
                devices.plus(other.devices),
                Math.max(uptime, other.uptime),
                running + other.running,
                host.plus(other.host));
    }
}
