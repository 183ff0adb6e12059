package dev.vireo.simulator.performance;

/// What only hosts have. Sizes are KiB.
///
/// @param memory the physical memory
/// @param system what the hypervisor itself takes of it
/// @param free what nobody takes
/// @param state how scarce it is, see [FreeState#code()]
public record HostFigures(long memory, long system, long free, int state) {
    /// Those of something that is no host.
    public static final HostFigures NONE = new HostFigures(0, 0, 0, 0);

    /// Adds another host's; the scarcest state stays.
    ///
    /// @param other what to add
    /// @return the sums
    public HostFigures plus(HostFigures other) {
        return new HostFigures(
                memory + other.memory,
                system + other.system,
                free + other.free,
                Math.max(state, other.state));
    }
}
