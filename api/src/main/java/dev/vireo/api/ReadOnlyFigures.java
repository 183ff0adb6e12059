package dev.vireo.api;

import java.util.List;
import java.util.Map;

/// How much a domain uses; there is nothing to refuse.
interface ReadOnlyFigures extends DomainFigures {
    /// Returns the domain that is looked at.
    Domain target();

    @Override
    default Map<String, Long> fetchMemoryFigures() {
        return target().fetchMemoryFigures();
    }

    @Override
    default Map<String, Long> fetchCpuFigures() {
        return target().fetchCpuFigures();
    }

    @Override
    default Map<String, Long> fetchInterfaceFigures(String device) {
        return target().fetchInterfaceFigures(device);
    }

    @Override
    default Map<String, Long> fetchBlockFigures(String device) {
        return target().fetchBlockFigures(device);
    }

    @Override
    default List<BlockInfo> fetchBlockInfo() {
        return target().fetchBlockInfo();
    }

    @Override
    default List<InterfaceInfo> fetchInterfaceInfo() {
        return target().fetchInterfaceInfo();
    }
}
