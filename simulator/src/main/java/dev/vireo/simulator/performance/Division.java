package dev.vireo.simulator.performance;

import java.util.function.Function;

/// Divides a resource of a host down the tree of its pools.
final class Division {
    private final double tax;
    private final Function<PoolPlan, Allocation> allocation;
    private final double[] minimum;
    private final double[] maximum;
    private final double[] active;
    private final double[] shares;
    private int count;

    /// Starts without machines.
    ///
    /// @param most how many machines there will be
    /// @param tax the idle tax, see [Claims]
    /// @param allocation what a pool has of the resource
    Division(int most, double tax, Function<PoolPlan, Allocation> allocation) {
        this.tax = tax;
        this.allocation = allocation;
        this.minimum = new double[most];
        this.maximum = new double[most];
        this.active = new double[most];
        this.shares = new double[most];
    }

    /// Adds a machine.
    ///
    /// @param least what it is guaranteed
    /// @param most what it can take
    /// @param inUse what it has in use
    /// @param weight its shares
    void add(long least, long most, long inUse, long weight) {
        minimum[count] = Math.min(least, most);
        maximum[count] = most;
        active[count] = Math.min(inUse, most);
        shares[count] = weight;
        count++;
    }

    /// Divides an amount among the machines.
    long[] divide(PoolPlan root, long amount) {
        long[] result = new long[count];
        divide(root, Math.min((double) amount, most(root)), result);
        return result;
    }

    /// Returns what all machines together can take, within the limits of their pools.
    double most(PoolPlan root) {
        return claim(root).maximum;
    }

    private void divide(PoolPlan pool, double amount, long[] result) {
        Claims claims = new Claims(pool.pools().size() + pool.machines().size(), tax);
        for (PoolPlan inner : pool.pools()) {
            Claim claim = claim(inner);
            claims.add(
                    claim.minimum,
                    claim.maximum,
                    Math.min(claim.active, claim.maximum),
                    (double) allocation.apply(inner).shares());
        }
        for (int machine : pool.machines()) {
            claims.add(minimum[machine], maximum[machine], active[machine], shares[machine]);
        }
        double[] parts = claims.divide(amount);
        int next = 0;
        for (PoolPlan inner : pool.pools()) {
            divide(inner, parts[next++], result);
        }
        for (int machine : pool.machines()) {
            result[machine] = (long) parts[next++];
        }
    }

    /// Sums up what is in a pool, within the pool's own reservation and limit.
    private Claim claim(PoolPlan pool) {
        double least = 0;
        double most = 0;
        double busy = 0;
        for (int machine : pool.machines()) {
            least += minimum[machine];
            most += maximum[machine];
            busy += active[machine];
        }
        for (PoolPlan inner : pool.pools()) {
            Claim claim = claim(inner);
            least += claim.minimum;
            most += claim.maximum;
            busy += claim.active;
        }
        Allocation own = allocation.apply(pool);
        double top = Math.min(most, (double) own.limit());
        return new Claim(Math.min(Math.max(least, (double) own.reservation()), top), top, busy);
    }

    private record Claim(double minimum, double maximum, double active) {}
}
