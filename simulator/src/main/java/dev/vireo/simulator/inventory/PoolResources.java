package dev.vireo.simulator.inventory;

import dev.vireo.simulator.performance.MemoryUse;
import dev.vireo.simulator.performance.Usage;
import dev.vireo.vim.ManagedEntityStatus;
import dev.vireo.vim.ResourceAllocationInfo;
import dev.vireo.vim.ResourceConfigSpec;
import dev.vireo.vim.ResourcePoolQuickStats;
import dev.vireo.vim.ResourcePoolResourceUsage;
import dev.vireo.vim.ResourcePoolRuntimeInfo;
import dev.vireo.vim.ResourcePoolSummary;
import dev.vireo.vim.SharesInfo;
import dev.vireo.vim.SharesLevel;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// What a resource pool may use, and what it does use.
final class PoolResources {
    private final SimResourcePool pool;
    private @Nullable ResourceConfigSpec own;

    PoolResources(SimResourcePool pool) {
        this.pool = pool;
    }

    /// Sets what the pool may use; the root pool always has all.
    void set(ResourceConfigSpec config) {
        own = config;
        pool.touchLastingly();
    }

    void save(StateWriter out) {
        out.value("config", own);
    }

    void restore(StateReader in) {
        own = in.value("config", ResourceConfigSpec.class).orElse(null);
        pool.touch();
    }

    ResourceConfigSpec config() {
        ResourceConfigSpec set = own;
        if (set != null) {
            return set.toBuilder().entity(pool.self()).build();
        }
        if (!pool.isRoot()) { // one of the model takes what there is and keeps nothing for itself
            return ResourceConfigSpec.builder()
                    .entity(pool.self())
                    .cpuAllocation(some(4000))
                    .memoryAllocation(some(163_840))
                    .build();
        }
        return ResourceConfigSpec.builder()
                .entity(pool.self())
                .cpuAllocation(all(totalMhz(), 4000))
                .memoryAllocation(all(totalMemoryMb(), 163_840))
                .build();
    }

    private static ResourceAllocationInfo all(long amount, int shares) {
        return ResourceAllocationInfo.builder()
                .reservation(amount)
                .expandableReservation(false)
                .limit(amount)
                .shares(SharesInfo.builder().shares(shares).level(SharesLevel.NORMAL).build())
                .build();
    }

    private static ResourceAllocationInfo some(int shares) {
        return ResourceAllocationInfo.builder()
                .reservation(0L)
                .expandableReservation(true)
                .limit(-1L)
                .shares(SharesInfo.builder().shares(shares).level(SharesLevel.NORMAL).build())
                .build();
    }

    ResourcePoolRuntimeInfo runtime() {
        Usage use = usage();
        long overhead = use.memory().overhead() >> 10;
        return ResourcePoolRuntimeInfo.builder()
                .memory(
                        usage(
                                taken(use) << 10,
                                Math.min(totalMemoryMb(), memoryReserved() + overhead) << 20,
                                Math.min(totalMemoryMb(), memoryReservedByMachines() + overhead)
                                        << 20,
                                Math.max(0, unreservedMemory() - overhead) << 20,
                                totalMemoryMb() << 20))
                .cpu(
                        usage(
                                use.cpu().usage(),
                                cpuReserved(),
                                cpuReservedByMachines(),
                                unreservedCpu(),
                                totalMhz()))
                .overallStatus(ManagedEntityStatus.GREEN)
                .build();
    }

    private static ResourcePoolResourceUsage usage(
            long used, long reserved, long reservedByMachines, long free, long most) {
        return ResourcePoolResourceUsage.builder()
                .reservationUsed(reserved)
                .reservationUsedForVm(reservedByMachines)
                .unreservedForPool(free)
                .unreservedForVm(free)
                .overallUsage(used)
                .maxUsage(most)
                .build();
    }

    <B extends ResourcePoolSummary.Builder<?>> B fill(B summary) {
        summary.name(pool.name())
                .config(config())
                .runtime(runtime())
                .quickStats(quickStats())
                .configuredMemoryMB(
                        pool.allMachines().mapToInt(vm -> vm.config().memoryMb()).sum());
        return summary;
    }

    private ResourcePoolQuickStats quickStats() {
        Usage use = usage();
        MemoryUse memory = use.memory();
        return ResourcePoolQuickStats.builder()
                .overallCpuUsage(use.cpu().usage())
                .overallCpuDemand(use.cpu().demand())
                .guestMemoryUsage(memory.active() >> 10)
                .hostMemoryUsage(taken(use) >> 10)
                .privateMemory(memory.unshared() >> 10)
                .sharedMemory(memory.shared() >> 10)
                .swappedMemory(memory.swapped() >> 10)
                .balloonedMemory(memory.ballooned() >> 10)
                .overheadMemory(memory.overhead() >> 10)
                .consumedOverheadMemory(memory.overhead() >> 10)
                .compressedMemory(memory.compressed())
                .build();
    }

    /// Returns what the machines take of the hosts' memory, KiB.
    private static long taken(Usage use) {
        return use.memory().consumed() + use.memory().overhead();
    }

    private Usage usage() {
        return pool.allMachines()
                .map(machine -> machine.host().usage().machine(machine))
                .reduce(Usage.NONE, Usage::plus);
    }

    // Reservations

    /// Returns how much memory nobody has reserved yet, MiB.
    long unreservedMemory() {
        return unreserved(
                ResourceConfigSpec::memoryAllocation,
                memoryReserved(),
                PoolResources::unreservedMemory);
    }

    /// Returns how much of the processors nobody has reserved yet, MHz.
    long unreservedCpu() {
        return unreserved(
                ResourceConfigSpec::cpuAllocation, cpuReserved(), PoolResources::unreservedCpu);
    }

    private long unreserved(
            Function<ResourceConfigSpec, ResourceAllocationInfo> allocation,
            long taken,
            ToLongFunction<PoolResources> above) {
        ResourceAllocationInfo mine = allocation.apply(config());
        long free = Math.max(0, reservation(mine) - taken);
        boolean expands = Objects.equals(mine.expandableReservation(), true);
        return expands && pool.parent() instanceof SimResourcePool outer
                ? free + above.applyAsLong(outer.resources())
                : free;
    }

    private long memoryReserved() {
        return memoryReservedByMachines()
                + pool.pools().stream()
                        .mapToLong(
                                inner -> reservation(inner.resources().config().memoryAllocation()))
                        .sum();
    }

    private long cpuReserved() {
        return cpuReservedByMachines()
                + pool.pools().stream()
                        .mapToLong(inner -> reservation(inner.resources().config().cpuAllocation()))
                        .sum();
    }

    private long memoryReservedByMachines() {
        return running(vm -> reservation(vm.config().memoryAllocation()));
    }

    private long cpuReservedByMachines() {
        return running(vm -> reservation(vm.config().cpuAllocation()));
    }

    private long running(ToLongFunction<SimVirtualMachine> reserved) {
        return pool.machines().stream()
                .filter(vm -> vm.power() == PowerState.ON)
                .mapToLong(reserved)
                .sum();
    }

    static long reservation(ResourceAllocationInfo allocation) {
        return Objects.requireNonNullElse(allocation.reservation(), 0L);
    }

    private long totalMhz() {
        return pool.owner().hosts().stream().mapToLong(h -> h.hardware().totalMhz()).sum();
    }

    private long totalMemoryMb() {
        return pool.owner().hosts().stream().mapToLong(h -> h.hardware().memoryBytes() >> 20).sum();
    }
}
