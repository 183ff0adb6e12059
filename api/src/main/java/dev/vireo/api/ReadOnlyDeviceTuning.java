package dev.vireo.api;

import java.util.List;
import java.util.Set;

/// How much a domain's devices get, to be looked at but not changed.
interface ReadOnlyDeviceTuning extends DomainDeviceTuning {
    /// Returns the domain that is looked at.
    Domain target();

    @Override
    default List<DiskTuning> fetchDiskTuning(Set<Modification> sides) {
        return target().fetchDiskTuning(sides);
    }

    @Override
    default void setDiskTuning(List<DiskTuning> disks, Set<Modification> sides) {
        throw ReadOnlyDomain.refused("virDomainSetBlockIoTune");
    }

    @Override
    default long fetchOutboundLimit(String device, Set<Modification> sides) {
        return target().fetchOutboundLimit(device, sides);
    }

    @Override
    default long setOutboundLimit(String device, long kilobytes, Set<Modification> sides) {
        throw ReadOnlyDomain.refused("virDomainSetInterfaceParameters");
    }
}
