package dev.vireo.simulator.inventory;

import dev.vireo.simulator.performance.MemoryUse;
import dev.vireo.simulator.performance.Usage;
import dev.vireo.vim.ManagedEntityStatus;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ResourceAllocationInfo;
import dev.vireo.vim.ResourceConfigSpec;
import dev.vireo.vim.ResourcePoolHandler;
import dev.vireo.vim.ResourcePoolQuickStats;
import dev.vireo.vim.ResourcePoolResourceUsage;
import dev.vireo.vim.ResourcePoolRuntimeInfo;
import dev.vireo.vim.ResourcePoolSummary;
import dev.vireo.vim.SharesInfo;
import dev.vireo.vim.SharesLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A resource pool.
final class SimResourcePool extends SimEntity implements ResourcePoolHandler {
    private final SimComputeResource owner;
    private final List<SimResourcePool> pools = new ArrayList<>(0);
    private final List<SimVirtualMachine> machines = new ArrayList<>();

    SimResourcePool(
            SimComputeResource owner, SimEntity parent, ManagedObjectReference self, String name) {
        super(owner.inventory(), self, parent, name);
        this.owner = owner;
    }

    void add(SimVirtualMachine machine) {
        machines.add(machine);
        touch();
    }

    void remove(SimVirtualMachine machine) {
        machines.remove(machine);
        touch();
    }

    @Override
    List<SimEntity> children() {
        List<SimEntity> children = new ArrayList<>(pools);
        children.addAll(machines);
        return children;
    }

    @Override
    @Nullable Object property(String property) {
        return switch (property) {
            case "owner" -> owner.self();
            case "resourcePool" -> references(pools);
            case "vm" -> references(machines);
            case "config" -> config();
            case "childConfiguration" ->
                    machines.stream().map(vm -> vm.report().resourceConfig()).toList();
            case "runtime" -> runtime();
            case "summary" ->
                    ResourcePoolSummary.builder()
                            .name(name())
                            .config(config())
                            .runtime(runtime())
                            .quickStats(quickStats())
                            .configuredMemoryMB(
                                    machines.stream().mapToInt(vm -> vm.config().memoryMb()).sum())
                            .build();
            default -> super.property(property);
        };
    }

    ResourceConfigSpec config() {
        return ResourceConfigSpec.builder()
                .entity(self())
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

    private ResourcePoolRuntimeInfo runtime() {
        Usage use = usage();
        long reservedKb = use.memory().reserved() + use.memory().overhead();
        return ResourcePoolRuntimeInfo.builder()
                .memory(
                        usage(
                                taken(use) << 10,
                                Math.min(totalMemoryMb(), reservedKb >> 10) << 20,
                                totalMemoryMb() << 20))
                .cpu(
                        usage(
                                use.cpu().usage(),
                                Math.min(totalMhz(), use.cpu().reserved()),
                                totalMhz()))
                .overallStatus(ManagedEntityStatus.GREEN)
                .build();
    }

    private static ResourcePoolResourceUsage usage(long used, long reserved, long most) {
        return ResourcePoolResourceUsage.builder()
                .reservationUsed(reserved)
                .reservationUsedForVm(reserved)
                .unreservedForPool(most - reserved)
                .unreservedForVm(most - reserved)
                .overallUsage(used)
                .maxUsage(most)
                .build();
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
        return allMachines()
                .map(machine -> machine.host().usage().machine(machine))
                .reduce(Usage.NONE, Usage::plus);
    }

    List<SimResourcePool> pools() {
        return pools;
    }

    /// Returns the machines in it and in the pools within.
    Stream<SimVirtualMachine> allMachines() {
        return Stream.concat(
                machines.stream(), pools.stream().flatMap(SimResourcePool::allMachines));
    }

    private long totalMhz() {
        return owner.hosts().stream().mapToLong(h -> h.hardware().totalMhz()).sum();
    }

    private long totalMemoryMb() {
        return owner.hosts().stream().mapToLong(h -> h.hardware().memoryBytes() >> 20).sum();
    }
}
