package dev.vireo.simulator.performance;

import java.util.List;

/// Divides a host's memory among its running machines as ESX does.
///
/// The model is the published one: Waldspurger, "Memory Resource Management in VMware ESX Server"
/// (OSDI 2002), with the thresholds of free memory of later versions. It looks for the state in
/// which reclamation has come to rest, not for the way there.
public final class MemoryModel {
    /// The part of a machine's idle memory that may be taken from it.
    public static final double IDLE_TAX = 0.75;

    private MemoryModel() {}

    /// Divides the memory.
    ///
    /// @param total the host's memory, KiB
    /// @param system what the hypervisor takes of it, KiB
    /// @param root the host's root resource pool; its machines are indices into `demands`
    /// @param demands what the machines want
    /// @return what they get
    public static MemoryOutcome divide(
            long total, long system, PoolPlan root, List<MemoryDemand> demands) {
        long minFree = FreeState.minFreeKb(total);
        long overhead = demands.stream().mapToLong(MemoryDemand::overhead).sum();
        long room = Math.max(0, total - system - overhead);
        boolean sharing = room - division(demands, false).most(root) < 4 * minFree;
        Division division = division(demands, sharing);
        long wanted = (long) division.most(root);
        FreeState state = FreeState.of(room - wanted, minFree);
        long forGuests = room;
        if (state.compareTo(FreeState.SOFT) >= 0) {
            long missing = wanted - (room - FreeState.SOFT.restingKb(minFree));
            long hard = room - FreeState.HARD.restingKb(minFree);
            state = pressure(demands, sharing, missing, hard);
            forGuests = Math.max(0, room - state.restingKb(minFree));
        }
        long[] targets = division.divide(root, forGuests);
        long given = 0;
        for (long target : targets) {
            given += target;
        }
        return new MemoryOutcome(state, Math.max(0, room - given), sharing, targets);
    }

    /// Tells which state reclamation leads to: balloons alone if they can give enough, and the last
    /// resort if not even the pages in use fit. Shares have no part in it, so that more of them
    /// never leads to less memory.
    private static FreeState pressure(
            List<MemoryDemand> demands, boolean sharing, long missing, long hard) {
        long balloons = 0;
        long active = 0;
        for (MemoryDemand demand : demands) {
            long most = demand.most(sharing);
            balloons += Math.min(demand.balloonMost(), most - demand.guaranteed(sharing));
            active += Math.min(demand.active(), most);
        }
        if (missing <= balloons) {
            return FreeState.SOFT;
        }
        return active <= hard ? FreeState.HARD : FreeState.LOW;
    }

    private static Division division(List<MemoryDemand> demands, boolean sharing) {
        Division division = new Division(demands.size(), IDLE_TAX, PoolPlan::memory);
        for (MemoryDemand demand : demands) {
            division.add(
                    demand.guaranteed(sharing),
                    demand.most(sharing),
                    demand.active(),
                    demand.allocation().shares());
        }
        return division;
    }
}
