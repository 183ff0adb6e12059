package dev.vireo.simulator.performance;

import java.util.List;

/// A resource pool as a host sees it: the machines that run there, and pools within.
///
/// @param cpu what the pool has of the processors, MHz
/// @param memory what the pool has of the memory, KiB
/// @param machines indices of the machines that are directly in it
/// @param pools the pools in it
public record PoolPlan(
        Allocation cpu, Allocation memory, List<Integer> machines, List<PoolPlan> pools) {
    /// Copies the lists.
    public PoolPlan {
        machines = List.copyOf(machines);
        pools = List.copyOf(pools);
    }
}
