package dev.vireo.api;

import dev.vireo.model.VirtException;
import java.util.Set;

/// Where on its host a domain runs.
///
/// A method that a driver does not have fails with `NO_SUPPORT`.
public interface DomainPlacement {
    /// Fetches on which processors of the host the domain's virtual ones run.
    ///
    /// libvirt: `virDomainGetVcpuPinInfo`. VI API: `config.cpuAffinity`.
    ///
    /// @param sides which side of the domain is meant
    /// @return the processors
    default VcpuPlacement fetchVcpuPlacement(Set<Modification> sides) {
        throw Unsupported.function("virDomainGetVcpuPinInfo");
    }

    /// Says on which processors of the host all virtual ones of the domain run.
    ///
    /// libvirt: `virDomainPinVcpuFlags`. VI API: `ReconfigVM_Task`, `cpuAffinity`.
    ///
    /// @param cpus the numbers of the host's logical processors, from 0; none for any
    /// @param sides which sides of the domain to change
    /// @throws VirtException `INVALID_ARG` for a processor that the host does not have
    default void setVcpuPlacement(Set<Integer> cpus, Set<Modification> sides) {
        throw Unsupported.function("virDomainPinVcpuFlags");
    }

    /// Fetches from which NUMA nodes of the host the domain's memory is taken.
    ///
    /// libvirt: `virDomainGetNumaParameters`. VI API: `config.memoryAffinity`.
    ///
    /// @param sides which side of the domain is meant
    /// @return the numbers of the nodes; empty if all are allowed
    default Set<Integer> fetchNumaNodes(Set<Modification> sides) {
        throw Unsupported.function("virDomainGetNumaParameters");
    }

    /// Says from which NUMA nodes of the host the domain's memory is taken.
    ///
    /// libvirt: `virDomainSetNumaParameters`. VI API: `ReconfigVM_Task`, `memoryAffinity`.
    ///
    /// @param nodes the numbers of the nodes, from 0; none for any
    /// @param sides which sides of the domain to change
    /// @throws VirtException `INVALID_ARG` for a node that the host does not have
    default void setNumaNodes(Set<Integer> nodes, Set<Modification> sides) {
        throw Unsupported.function("virDomainSetNumaParameters");
    }
}
