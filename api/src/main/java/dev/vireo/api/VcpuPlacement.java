package dev.vireo.api;

import java.util.Set;

/// On which processors of its host a domain's virtual processors run.
///
/// libvirt: `virDomainGetVcpuPinInfo`. VI API: `config.cpuAffinity` of the machine, which is one
/// for all its virtual processors.
///
/// @param vcpus how many virtual processors the domain has
/// @param hostCpus how many logical processors the host has
/// @param allowed the numbers of those that are allowed; empty if all are
/// @param running whether the domain runs; not if it is suspended
public record VcpuPlacement(int vcpus, int hostCpus, Set<Integer> allowed, boolean running) {
    /// Copies the set.
    public VcpuPlacement {
        allowed = Set.copyOf(allowed);
    }

    /// Tells whether a processor of the host is allowed.
    ///
    /// @param cpu its number, from 0
    /// @return whether it is
    public boolean allows(int cpu) {
        return allowed.isEmpty() || allowed.contains(cpu);
    }
}
