package dev.vireo.api;

import java.util.Set;

/// A domain's share of the host that can be read but not changed.
interface ReadOnlyTuning extends DomainTuning {
    /// Returns the domain that is looked at.
    Domain target();

    @Override
    default long fetchMaxMemory() {
        return target().fetchMaxMemory();
    }

    @Override
    default void setMaxMemory(long kib, Set<Modification> sides) {
        throw ReadOnlyDomain.refused("virDomainSetMaxMemory");
    }

    @Override
    default void setMemory(long kib, Set<Modification> sides) {
        throw ReadOnlyDomain.refused("virDomainSetMemoryFlags");
    }

    @Override
    default MemoryParameters fetchMemoryParameters() {
        return target().fetchMemoryParameters();
    }

    @Override
    default void setMemoryParameters(MemoryParameters parameters, Set<Modification> sides) {
        throw ReadOnlyDomain.refused("virDomainSetMemoryParameters");
    }

    @Override
    default int fetchVcpus(Set<Modification> sides) {
        return target().fetchVcpus(sides);
    }

    @Override
    default int fetchMaxVcpus(Set<Modification> sides) {
        return target().fetchMaxVcpus(sides);
    }

    @Override
    default void setVcpus(int count, Set<Modification> sides) {
        throw ReadOnlyDomain.refused("virDomainSetVcpusFlags");
    }

    @Override
    default SchedulerParameters fetchSchedulerParameters(Set<Modification> sides) {
        return target().fetchSchedulerParameters(sides);
    }

    @Override
    default void setSchedulerParameters(SchedulerParameters parameters, Set<Modification> sides) {
        throw ReadOnlyDomain.refused("virDomainSetSchedulerParametersFlags");
    }

    @Override
    default boolean fetchAutostart() {
        return target().fetchAutostart();
    }

    @Override
    default void setAutostart(boolean autostart) {
        throw ReadOnlyDomain.refused("virDomainSetAutostart");
    }
}
