package dev.vireo.api;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A file system that a guest has mounted.
///
/// libvirt: `virDomainFSInfo`. VI API: `GuestDiskInfo`.
///
/// @param mountPoint where, for example `/` or `C:\`
/// @param name the device as the guest calls it, if it is told
/// @param type for example `ext4`, if it is told
/// @param targets the domain's disks that it is on, as `sda`, as far as they are told
/// @param totalBytes how big it is
/// @param usedBytes how much of that is used
public record GuestFileSystem(
        String mountPoint,
        Optional<String> name,
        Optional<String> type,
        List<String> targets,
        OptionalLong totalBytes,
        OptionalLong usedBytes) {
    /// Copies the list.
    public GuestFileSystem {
        targets = List.copyOf(targets);
    }
}
