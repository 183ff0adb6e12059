package dev.vireo.simulator.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The published properties of ESX's memory management, on hosts made up from a seed.
class MemoryModelTest {
    private static final long GIB = 1 << 20;
    private static final long SYSTEM = GIB;

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    /// A host and its machines.
    private record Case(long total, List<MemoryDemand> demands) {
        MemoryOutcome divide() {
            return MemoryModel.divide(total, SYSTEM, pool(demands.size()), demands);
        }

        Case with(int index, MemoryDemand demand) {
            List<MemoryDemand> changed = new ArrayList<>(demands);
            changed.set(index, demand);
            return new Case(total, changed);
        }

        long used(MemoryOutcome outcome) {
            return SYSTEM
                    + IntStream.range(0, demands.size())
                            .mapToLong(i ->
                                    outcome.use(i, demands.get(i)).consumed()
                                            + demands.get(i).overhead())
                            .sum();
        }

        boolean isAdmitted() {
            long reserved =
                    demands.stream()
                            .mapToLong(d -> d.allocation().reservation() + d.overhead())
                            .sum();
            return SYSTEM + reserved + FreeState.minFreeKb(total) <= total;
        }
    }

    private static PoolPlan pool(int machines) {
        Allocation all = new Allocation(0, Allocation.UNLIMITED, 1);
        return new PoolPlan(all, all, IntStream.range(0, machines).boxed().toList(), List.of());
    }

    private static Case host(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long total = random.nextLong(8, 65) * GIB;
        int machines = random.nextInt(1, 25);
        List<MemoryDemand> demands = new ArrayList<>();
        for (int i = 0; i < machines; i++) {
            long size = random.nextLong(1, 9) * GIB;
            long touched = (long) (size * random.nextDouble(0.2, 1));
            demands.add(
                    new MemoryDemand(
                            size,
                            new Allocation(
                                    random.nextInt(3) == 0 ? random.nextLong(size / 4) : 0,
                                    random.nextInt(4) == 0
                                            ? random.nextLong(size / 4, size)
                                            : Allocation.UNLIMITED,
                                    random.nextLong(1, 5000)),
                            touched,
                            (long) (touched * random.nextDouble()),
                            60 << 10,
                            random.nextInt(200),
                            random.nextInt(3) != 0));
        }
        return new Case(total, demands);
    }

    private static MemoryDemand shares(MemoryDemand demand, long shares) {
        return new MemoryDemand(
                demand.size(),
                new Allocation(
                        demand.allocation().reservation(), demand.allocation().limit(), shares),
                demand.touched(),
                demand.active(),
                demand.overhead(),
                demand.sharable(),
                demand.tools());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverGivesMoreThanTheHostHas(long seed) {
        Case host = host(seed);
        MemoryOutcome outcome = host.divide();
        assertThat(host.used(outcome)).isLessThanOrEqualTo(host.total());
        assertThat(host.used(outcome) + outcome.free())
                .isBetween(
                        host.total() - host.demands().size() * 8L,
                        host.total() + host.demands().size() * 8L);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void moreSharesNeverMeanLessMemory(long seed) {
        Case host = host(seed);
        int machine = (int) (seed % host.demands().size());
        MemoryDemand demand = host.demands().get(machine);
        Case raised = host.with(machine, shares(demand, demand.allocation().shares() * 3));
        assertThat(raised.divide().target(machine))
                .isGreaterThanOrEqualTo(host.divide().target(machine) - 1); // rounding to KiB
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void reservationIsMetWhereItWasAdmitted(long seed) {
        Case host = host(seed);
        MemoryOutcome outcome = host.divide();
        for (int i = 0; host.isAdmitted() && i < host.demands().size(); i++) {
            MemoryDemand demand = host.demands().get(i);
            long due = Math.min(demand.allocation().reservation(), demand.most(outcome.sharing()));
            assertThat(outcome.target(i)).isGreaterThanOrEqualTo(due - 1);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void limitIsNeverExceeded(long seed) {
        Case host = host(seed);
        MemoryOutcome outcome = host.divide();
        for (int i = 0; i < host.demands().size(); i++) {
            MemoryDemand demand = host.demands().get(i);
            assertThat(outcome.use(i, demand).consumed())
                    .isLessThanOrEqualTo(demand.allocation().limit());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void balloonsNeedToolsAndStopAtTwoThirds(long seed) {
        Case host = host(seed);
        MemoryOutcome outcome = host.divide();
        for (int i = 0; i < host.demands().size(); i++) {
            MemoryDemand demand = host.demands().get(i);
            MemoryUse use = outcome.use(i, demand);
            long most = demand.tools() ? demand.size() * 65 / 100 : 0;
            assertThat(use.ballooned()).isLessThanOrEqualTo(most);
            if (use.swapped() > 0) {
                assertThat(use.ballooned()).isEqualTo(most);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void stateSaysHowMuchIsFree(long seed) {
        Case host = host(seed);
        MemoryOutcome outcome = host.divide();
        assertThat(FreeState.of(outcome.free(), FreeState.minFreeKb(host.total())))
                .isEqualTo(outcome.state());
    }

    private static MemoryDemand plain(long size, double active, boolean tools, long limit) {
        return new MemoryDemand(
                size, new Allocation(0, limit, 1000), size, (long) (size * active), 0, 0, tools);
    }

    @Test
    void takesIdleMemoryFromTheIdleMachine() {
        Case host =
                new Case(
                        16 * GIB,
                        List.of(
                                plain(12 * GIB, 0.9, true, Allocation.UNLIMITED),
                                plain(12 * GIB, 0.05, true, Allocation.UNLIMITED)));
        MemoryOutcome outcome = host.divide();
        assertThat(outcome.target(0)).isGreaterThan(2 * outcome.target(1));
        assertThat(outcome.use(1, host.demands().get(1)).ballooned()).isPositive();
    }

    @Test
    void dividesActiveMemoryByShares() {
        MemoryDemand busy = plain(12 * GIB, 1, true, Allocation.UNLIMITED);
        Case host = new Case(16 * GIB, List.of(busy, shares(busy, 2000)));
        MemoryOutcome outcome = host.divide();
        assertThat((double) outcome.target(1) / outcome.target(0)).isBetween(1.99, 2.01);
    }

    @Test
    void swapsWhereThereIsNoBalloon() {
        Case host =
                new Case(
                        16 * GIB,
                        List.of(
                                plain(12 * GIB, 0.5, false, Allocation.UNLIMITED),
                                plain(12 * GIB, 0.5, false, Allocation.UNLIMITED)));
        MemoryOutcome outcome = host.divide();
        MemoryUse use = outcome.use(0, host.demands().getFirst());
        assertThat(use.ballooned()).isZero();
        assertThat(use.swapped()).isPositive();
        assertThat(use.compressed()).isPositive();
        assertThat(outcome.state()).isGreaterThanOrEqualTo(FreeState.HARD);
    }

    @Test
    void limitBelowTheSizeFillsTheBalloonOnAnEmptyHost() {
        Case host = new Case(64 * GIB, List.of(plain(4 * GIB, 0.2, true, 2 * GIB)));
        MemoryOutcome outcome = host.divide();
        assertThat(outcome.state()).isEqualTo(FreeState.HIGH);
        MemoryUse use = outcome.use(0, host.demands().getFirst());
        assertThat(use.ballooned()).isEqualTo(2 * GIB);
        assertThat(use.swapped()).isZero();
    }

    @Test
    void reclaimsNothingWhereThereIsEnough() {
        Case host = new Case(64 * GIB, List.of(plain(4 * GIB, 0.2, true, Allocation.UNLIMITED)));
        MemoryUse use = host.divide().use(0, host.demands().getFirst());
        assertThat(use.ballooned() + use.swapped() + use.compressed()).isZero();
        assertThat(use.consumed()).isEqualTo(4 * GIB);
    }

    @Test
    void poolWithMoreSharesHasMore() {
        MemoryDemand busy = plain(8 * GIB, 1, true, Allocation.UNLIMITED);
        Allocation high = new Allocation(0, Allocation.UNLIMITED, 8000);
        Allocation low = new Allocation(0, Allocation.UNLIMITED, 2000);
        Allocation tight = new Allocation(0, GIB, 2000);
        PoolPlan root =
                new PoolPlan(
                        high,
                        high,
                        List.of(),
                        List.of(
                                new PoolPlan(high, high, List.of(0, 1), List.of()),
                                new PoolPlan(low, low, List.of(2, 3), List.of()),
                                new PoolPlan(tight, tight, List.of(4), List.of())));
        MemoryOutcome outcome =
                MemoryModel.divide(16 * GIB, SYSTEM, root, List.of(busy, busy, busy, busy, busy));
        double more = outcome.target(0) + outcome.target(1);
        assertThat(more / (outcome.target(2) + outcome.target(3))).isBetween(3.9, 4.1);
        assertThat(outcome.target(4)).isLessThanOrEqualTo(GIB);
    }

    @Test
    void freeMemoryToStriveForGrowsSlowerOnLargeHosts() {
        assertThat(FreeState.minFreeKb(28 * GIB) / 1024).isBetween(898L, 902L);
        assertThat(FreeState.minFreeKb(128 * GIB) / 1024).isBetween(1920L, 1926L);
    }
}
