package dev.vireo.simulator.performance;

/// What disks and network adapters do: of one machine, or summed up over some.
///
/// @param received KB a second from the network
/// @param transmitted KB a second to the network
/// @param read KB a second from disks
/// @param written KB a second to disks
/// @param reads read commands a second
/// @param writes write commands a second
public record DeviceUse(
        long received, long transmitted, long read, long written, long reads, long writes) {
    /// Nothing.
    public static final DeviceUse NONE = new DeviceUse(0, 0, 0, 0, 0, 0);

    /// Adds another's.
    ///
    /// @param other what to add
    /// @return the sums
    public DeviceUse plus(DeviceUse other) {
        return new DeviceUse(
                received + other.received,
                transmitted + other.transmitted,
                read + other.read,
                written + other.written,
                reads + other.reads,
                writes + other.writes);
    }
}
