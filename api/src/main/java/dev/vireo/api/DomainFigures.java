package dev.vireo.api;

import dev.vireo.model.VirtException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// How much a domain uses.
///
/// Names are libvirt's. A server that has no counter since the start, as VMware, but a rate tells
/// it under libvirt's name with `_rate` behind it: by how much that counter grows in a second, in
/// the mean over the server's last sample. What a server does not tell is left out.
///
/// A method that a driver does not have fails with `NO_SUPPORT`.
public interface DomainFigures {
    /// Fetches how the domain uses its memory.
    ///
    /// libvirt: `virDomainMemoryStats`, with its names: `actual`, `rss`, ... in KiB. Names that
    /// libvirt does not have, in KiB too: `active`, what the guest has touched lately; `ballooned`,
    /// what the balloon has taken from it; `swapped`, what the host has put on disk; `shared`, what
    /// it shares with others.
    ///
    /// @return what the server tells, in this order
    /// @throws VirtException `OPERATION_INVALID` if the domain does not run
    default Map<String, Long> fetchMemoryFigures() {
        throw Unsupported.function("virDomainMemoryStats");
    }

    /// Fetches how the domain uses processors.
    ///
    /// libvirt: `virDomainGetCPUStats`, the totals: `cpu_time`, `user_time`, `system_time` in
    /// nanoseconds, or as rates in nanoseconds per second.
    ///
    /// @return what the server tells
    /// @throws VirtException `OPERATION_INVALID` if the domain does not run
    default Map<String, Long> fetchCpuFigures() {
        throw Unsupported.function("virDomainGetCPUStats");
    }

    /// Fetches what goes through an interface.
    ///
    /// libvirt: `virDomainInterfaceStats`.
    ///
    /// @param device the target name or the hardware address of the interface
    /// @return `rx_bytes`, `rx_packets`, `rx_errs`, `rx_drop` and the same for `tx`, or their rates
    /// @throws VirtException `INVALID_ARG` if there is no such interface, `OPERATION_INVALID` if
    ///   the domain does not run
    default Map<String, Long> fetchInterfaceFigures(String device) {
        throw Unsupported.function("virDomainInterfaceStats");
    }

    /// Fetches what goes through a disk.
    ///
    /// libvirt: `virDomainBlockStatsFlags`.
    ///
    /// @param device the target name or the path of the disk; empty for all disks together
    /// @return `rd_req`, `rd_bytes`, `wr_req`, `wr_bytes` and others, or their rates
    /// @throws VirtException `INVALID_ARG` if there is no such disk, `OPERATION_INVALID` if the
    ///   domain does not run
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

    /// Fetches which interfaces there are.
    ///
    /// libvirt: the interfaces of `virDomainGetXMLDesc`.
    ///
    /// @return the interfaces, in the order of the domain's document
    default List<InterfaceInfo> fetchInterfaceInfo() {
        throw Unsupported.function("virDomainGetXMLDesc");
    }

    /// What a disk is, and how big.
    ///
    /// @param type what its image is, as in the document: `file`, `block`
    /// @param device what the guest sees: `disk`, `cdrom`, `floppy`
    /// @param target its target name, such as `sda`
    /// @param path the datastore path of its image, empty for a drive without a medium
    /// @param capacity bytes that the guest sees
    /// @param allocation bytes that are taken on the datastore, with those of its snapshots
    /// @param physical bytes of the image's files
    record BlockInfo(
            String type,
            String device,
            String target,
            Optional<String> path,
            OptionalLong capacity,
            OptionalLong allocation,
            OptionalLong physical) {}

    /// What an interface is.
    ///
    /// @param target its name on the host, if it has one
    /// @param type what it is connected to, as in the document: `bridge`, `vds`
    /// @param source the network's name
    /// @param model the model that the guest sees
    /// @param mac the hardware address, in lower case
    record InterfaceInfo(
            Optional<String> target,
            String type,
            Optional<String> source,
            Optional<String> model,
            Optional<String> mac) {}
}
