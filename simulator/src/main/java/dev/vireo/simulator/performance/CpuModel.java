package dev.vireo.simulator.performance;

import java.util.List;

/// Divides a host's processors among its running machines by reservation, limit and shares.
public final class CpuModel {
    private CpuModel() {}

    /// What a running machine wants of the processors.
    ///
    /// @param demand what its guest would use, MHz
    /// @param allocation reservation, limit and shares, MHz
    public record Demand(long demand, Allocation allocation) {
        private long most() {
            return Math.min(demand, allocation.limit());
        }
    }

    /// Divides the processors.
    ///
    /// @param capacity what machines can have, MHz
    /// @param root the host's root resource pool; its machines are indices into `demands`
    /// @param demands what the machines want
    /// @return what each gets, MHz
    public static long[] divide(long capacity, PoolPlan root, List<Demand> demands) {
        Division division = new Division(demands.size(), 0, PoolPlan::cpu);
        for (Demand demand : demands) {
            division.add(
                    demand.allocation().reservation(),
                    demand.most(),
                    demand.most(),
                    demand.allocation().shares());
        }
        return division.divide(root, capacity);
    }
}
