package dev.vireo.simulator.inventory;

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

    private ResourceConfigSpec config() {
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
        return ResourcePoolRuntimeInfo.builder()
                .memory(usage(memoryUsageMb() << 20, totalMemoryMb() << 20))
                .cpu(usage(cpuUsageMhz(), totalMhz()))
                .overallStatus(ManagedEntityStatus.GREEN)
                .build();
    }

    private static ResourcePoolResourceUsage usage(long used, long most) {
        return ResourcePoolResourceUsage.builder()
                .reservationUsed(0L)
                .reservationUsedForVm(0L)
                .unreservedForPool(most)
                .unreservedForVm(most)
                .overallUsage(used)
                .maxUsage(most)
                .build();
    }

    private ResourcePoolQuickStats quickStats() {
        return ResourcePoolQuickStats.builder()
                .overallCpuUsage(cpuUsageMhz())
                .overallCpuDemand(cpuUsageMhz())
                .hostMemoryUsage(memoryUsageMb())
                .build();
    }

    private long cpuUsageMhz() {
        return machines.stream().mapToLong(vm -> vm.report().cpuUsageMhz()).sum();
    }

    private long memoryUsageMb() {
        return machines.stream().mapToLong(vm -> vm.report().memoryUsageMb()).sum();
    }

    private long totalMhz() {
        return owner.hosts().stream().mapToLong(h -> h.hardware().totalMhz()).sum();
    }

    private long totalMemoryMb() {
        return owner.hosts().stream().mapToLong(h -> h.hardware().memoryBytes() >> 20).sum();
    }
}
