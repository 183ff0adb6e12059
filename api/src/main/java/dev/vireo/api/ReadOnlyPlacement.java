package dev.vireo.api;

import java.util.Set;

/// A domain's place on its host that can be looked at but not changed.
interface ReadOnlyPlacement extends DomainPlacement {
    /// Returns the domain that is looked at.
    Domain target();

    @Override
    default VcpuPlacement fetchVcpuPlacement(Set<Modification> sides) {
        return target().fetchVcpuPlacement(sides);
    }

    @Override
    default void setVcpuPlacement(Set<Integer> cpus, Set<Modification> sides) {
        throw ReadOnlyDomain.refused("virDomainPinVcpuFlags");
    }

    @Override
    default Set<Integer> fetchNumaNodes(Set<Modification> sides) {
        return target().fetchNumaNodes(sides);
    }

    @Override
    default void setNumaNodes(Set<Integer> nodes, Set<Modification> sides) {
        throw ReadOnlyDomain.refused("virDomainSetNumaParameters");
    }
}
