package dev.vireo.simulator;

/// EsxSimulator.
public final class EsxSimulator {
    private EsxSimulator() {}
}
