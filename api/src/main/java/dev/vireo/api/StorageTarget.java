package dev.vireo.api;

import java.util.Map;
import java.util.Optional;

/// Where the files of a domain are moved to.
///
/// @param datastore the datastore for the domain's own files and for disks that have none in
///   `disks`; empty if only single disks move, and if none do, for the one that has most space free
/// @param disks datastores for single disks, by target (`sda`) or path
/// @param format how disks that move are provided; empty to keep it
public record StorageTarget(
        Optional<String> datastore, Map<String, String> disks, Optional<DiskFormat> format) {
    /// A datastore for all that there is, chosen by free space.
    public static final StorageTarget ANY =
            new StorageTarget(Optional.empty(), Map.of(), Optional.empty());

    /// Copies what may change.
    public StorageTarget {
        disks = Map.copyOf(disks);
    }

    /// Names one datastore for all files.
    ///
    /// @param datastore its name
    /// @return the target
    public static StorageTarget of(String datastore) {
        return new StorageTarget(Optional.of(datastore), Map.of(), Optional.empty());
    }
}
