package dev.vireo.api;

/// Hardware figures of a host.
///
/// libvirt: `virNodeInfo`.
///
/// @param model processor model, shortened as libvirt does it (31 bytes)
/// @param memoryKib memory in KiB
/// @param cpus number of processor cores
/// @param mhz clock frequency in MHz
/// @param nodes number of NUMA nodes, 0 if unknown
/// @param sockets number of processor packages
/// @param cores cores in each package
/// @param threads threads in each core
public record NodeInfo(
        String model,
        long memoryKib,
        int cpus,
        int mhz,
        int nodes,
        int sockets,
        int cores,
        int threads) {}
