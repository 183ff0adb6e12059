package dev.vireo.model;

/// How the virtual CPUs are arranged.
///
/// libvirt: `<topology>` of `<cpu>`.
///
/// @param sockets the sockets
/// @param dies the dies of a socket
/// @param clusters the clusters of a die; printed since 12
/// @param cores the cores of a cluster
/// @param threads the threads of a core
public record CpuTopology(int sockets, int dies, int clusters, int cores, int threads) {}
