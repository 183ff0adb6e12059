package dev.vireo.simulator.inventory;

import dev.vireo.simulator.performance.Allocation;
import dev.vireo.simulator.performance.HostLoad;
import dev.vireo.simulator.performance.MachineLoad;
import dev.vireo.simulator.performance.PoolPlan;
import dev.vireo.simulator.performance.TimeSlice;
import dev.vireo.simulator.performance.Usage;
import dev.vireo.vim.ResourceAllocationInfo;
import dev.vireo.vim.SharesInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a host and its machines do. It is worked out anew only if something has changed that
/// matters for it; a full retrieval works it out once.
final class HostUsage {
    /// What the hypervisor itself takes of the memory, MiB.
    private static final int SYSTEM_MEMORY_MB = 1536;

    /// What the hypervisor itself does, MHz.
    private static final int SYSTEM_MHZ = 120;

    private static final long KIB = 1024;

    private final SimHostSystem host;
    private final Map<SimVirtualMachine, Integer> places = new HashMap<>();
    private List<MachineLoad> loads = List.of();
    private @Nullable HostLoad load;
    private @Nullable PoolPlan plan;
    private long version = -1;

    HostUsage(SimHostSystem host) {
        this.host = host;
    }

    /// Returns the host with its machines as they are.
    HostLoad load() {
        HostLoad known = load;
        if (known != null && version == host.inventory().version()) {
            return known;
        }
        version = host.inventory().version();
        List<MachineLoad> now = new ArrayList<>(host.children().size());
        host.children().forEach(machine -> now.add(machine.load()));
        PoolPlan pools = plan(now.size());
        if (known == null || !now.equals(loads) || !pools.equals(plan)) {
            loads = now;
            plan = pools;
            known = new HostLoad(describe(), pools, now);
            load = known;
        }
        return known;
    }

    /// Returns a machine's index in [#load()].
    int place(SimVirtualMachine machine) {
        load();
        return Objects.requireNonNull(places.get(machine), "the machine is on another host");
    }

    /// Returns what a machine does now.
    Usage machine(SimVirtualMachine machine) {
        return load().machine(place(machine), TimeSlice.at(host.inventory().now()));
    }

    /// Returns what the host does now.
    Usage now() {
        return load().host(TimeSlice.at(host.inventory().now()));
    }

    private HostLoad.Host describe() {
        HostHardware hardware = host.hardware();
        return new HostLoad.Host(
                hardware.cores(),
                hardware.mhz(),
                hardware.memoryBytes() / KIB,
                SYSTEM_MHZ,
                SYSTEM_MEMORY_MB * KIB,
                host.bootTime().getEpochSecond());
    }

    private PoolPlan plan(int machines) {
        places.clear();
        Map<SimResourcePool, List<Integer>> members = new HashMap<>();
        for (int i = 0; i < machines; i++) {
            SimVirtualMachine machine = host.children().get(i);
            places.put(machine, i);
            members.computeIfAbsent(machine.pool(), _ -> new ArrayList<>()).add(i);
        }
        SimResourcePool root = host.computeResource().pool();
        Allocation all = new Allocation(0, Allocation.UNLIMITED, 1);
        return new PoolPlan(all, all, members.getOrDefault(root, List.of()), inner(root, members));
    }

    private static List<PoolPlan> inner(
            SimResourcePool pool, Map<SimResourcePool, List<Integer>> members) {
        return pool.pools().stream()
                .map(inner ->
                        new PoolPlan(
                                allocation(inner.config().cpuAllocation(), 1),
                                allocation(inner.config().memoryAllocation(), KIB),
                                members.getOrDefault(inner, List.of()),
                                inner(inner, members)))
                .toList();
    }

    /// Turns an allocation into the model's.
    ///
    /// @param unit how many of the model's units one of its units is
    static Allocation allocation(@Nullable ResourceAllocationInfo info, long unit) {
        if (info == null) {
            return new Allocation(0, Allocation.UNLIMITED, 1);
        }
        Long reservation = info.reservation();
        Long limit = info.limit();
        SharesInfo shares = info.shares();
        return new Allocation(
                reservation == null ? 0 : reservation * unit,
                limit == null || limit < 0 ? Allocation.UNLIMITED : limit * unit,
                shares == null ? 1 : shares.shares());
    }
}
