package dev.vireo.api;

import dev.vireo.model.VirtException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// How much a domain uses.
///
/// A method that a driver does not have fails with `NO_SUPPORT`.
public interface DomainFigures {
    /// Fetches how the domain uses its memory.
    ///
    /// libvirt: `virDomainMemoryStats`, with its names: `actual`, `rss`, `unused`, ... in KiB,
    /// `swap_in` and the like in KiB, `last-update` in seconds since 1970.
    ///
    /// @return what the server tells, in libvirt's order
    default Map<String, Long> fetchMemoryFigures() {
        throw Unsupported.function("virDomainMemoryStats");
    }

    /// Fetches how the domain uses processors.
    ///
    /// libvirt: `virDomainGetCPUStats`, the totals: `cpu_time`, `user_time`, `system_time` in
    /// nanoseconds.
    ///
    /// @return what the server tells
    default Map<String, Long> fetchCpuFigures() {
        throw Unsupported.function("virDomainGetCPUStats");
    }

    /// Fetches what went through an interface.
    ///
    /// libvirt: `virDomainInterfaceStats`.
    ///
    /// @param device the target name or the hardware address of the interface
    /// @return `rx_bytes`, `rx_packets`, `rx_errs`, `rx_drop` and the same for `tx`, as far as the
    ///   server tells
    /// @throws VirtException `INVALID_ARG` if there is no such interface
    default Map<String, Long> fetchInterfaceFigures(String device) {
        throw Unsupported.function("virDomainInterfaceStats");
    }

    /// Fetches what went through a disk.
    ///
    /// libvirt: `virDomainBlockStatsFlags`.
    ///
    /// @param device the target name or the path of the disk; empty for all disks together
    /// @return `rd_req`, `rd_bytes`, `wr_req`, `wr_bytes` and others, as far as the server tells
    /// @throws VirtException `INVALID_ARG` if there is no such disk
    default Map<String, Long> fetchBlockFigures(String device) {
        throw Unsupported.function("virDomainBlockStatsFlags");
    }

    /// Fetches how big the disks are.
    ///
    /// libvirt: `virDomainGetBlockInfo` of each.
    ///
    /// @return the disks, in the order of the domain's document
    default List<BlockInfo> fetchBlockInfo() {
        throw Unsupported.function("virDomainGetBlockInfo");
    }

    /// How big a disk is.
    ///
    /// @param target its target name, such as `sda`
    /// @param path the datastore path of its image
    /// @param capacity bytes that the guest sees
    /// @param allocation bytes that are taken on the datastore
    /// @param physical bytes of the image's files
    record BlockInfo(
            String target,
            String path,
            OptionalLong capacity,
            OptionalLong allocation,
            OptionalLong physical) {}
}
