package dev.vireo.simulator.description;

/// A datastore that is to be there.
///
/// @param name its name
/// @param kind what it lies on
/// @param capacityBytes its size
/// @param server the server of a network file system, else empty
/// @param path the directory on the server or on the host, else empty
public record DescribedDatastore(
        String name, Kind kind, long capacityBytes, String server, String path) {
    /// What a datastore lies on.
    public enum Kind {
        /// A disk.
        VMFS,
        /// A directory of a server.
        NFS,
        /// A directory of the host.
        LOCAL,
        /// The disks of a cluster's hosts.
        VSAN,
        /// A container of an array.
        VVOL
    }
}
