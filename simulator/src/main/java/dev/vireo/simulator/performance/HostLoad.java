package dev.vireo.simulator.performance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A host with its machines as they are configured at the moment, and what they do in any slice of
/// time. The division of a slice is worked out once and kept in two numbers a machine.
public final class HostLoad {
    private static final int KEPT = 600; // more than any query has samples
    private static final MemoryDemand NOTHING =
            new MemoryDemand(0, new Allocation(0, 0, 1), 0, 0, 0, 0, false);
    private static final CpuModel.Demand IDLE = new CpuModel.Demand(0, new Allocation(0, 0, 1));

    private final Host host;
    private final PoolPlan root;
    private final List<MachineLoad> machines;
    private final Map<Long, Slice> slices =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, Slice> eldest) {
                    return size() > KEPT;
                }
            };

    /// The host itself.
    ///
    /// @param cores processor cores
    /// @param mhz the frequency of each
    /// @param memoryKb physical memory, KiB
    /// @param systemMhz what the hypervisor does, MHz
    /// @param systemKb what the hypervisor takes of the memory, KiB
    /// @param bootSecond when it was switched on, seconds since 1970
    public record Host(
            int cores, int mhz, long memoryKb, long systemMhz, long systemKb, long bootSecond) {}

    /// Takes a host.
    ///
    /// @param host the host
    /// @param root its root resource pool; its machines are indices into `machines`
    /// @param machines the machines
    public HostLoad(Host host, PoolPlan root, List<MachineLoad> machines) {
        this.host = host;
        this.root = root;
        this.machines = List.copyOf(machines);
    }

    /// Returns the machines.
    ///
    /// @return their loads, in their order
    public List<MachineLoad> machines() {
        return machines;
    }

    /// Tells whether the host ran in a slice.
    ///
    /// @param slice the slice's number
    /// @return whether it did
    public boolean ranIn(long slice) {
        return Math.floorDiv(host.bootSecond, TimeSlice.SECONDS) <= slice;
    }

    /// Tells whether a machine ran in a slice.
    ///
    /// @param machine its index
    /// @param slice the slice's number
    /// @return whether it did
    public boolean machineRanIn(int machine, long slice) {
        return machines.get(machine).ranIn(slice);
    }

    /// Returns what a machine did.
    ///
    /// @param machine its index
    /// @param slice the slice's number
    /// @return what it did, [Usage#NONE] if it did not run
    public Usage machine(int machine, long slice) {
        return divided(slice(slice), machine, slice);
    }

    private Usage divided(Slice divided, int machine, long slice) {
        MachineLoad load = machines.get(machine);
        if (!load.ranIn(slice)) {
            return Usage.NONE;
        }
        return new Usage(
                load.cpuUse(slice, host.mhz, divided.mhz[machine]),
                load.memoryDemand(slice).with(divided.kib[machine], divided.sharing),
                load.deviceUse(slice),
                load.uptime(slice),
                1,
                HostFigures.NONE);
    }

    /// Returns what the host and all its machines did.
    ///
    /// @param slice the slice's number
    /// @return the machines' sums; processors and uptime are the host's
    public Usage host(long slice) {
        Slice divided = slice(slice);
        Usage sum = Usage.NONE;
        for (int i = 0; i < machines.size(); i++) {
            sum = sum.plus(divided(divided, i, slice));
        }
        CpuUse guests = sum.cpu();
        return new Usage(
                new CpuUse(
                        (long) host.cores * host.mhz,
                        host.cores,
                        guests.usage() + host.systemMhz,
                        guests.demand() + host.systemMhz,
                        guests.ready(),
                        guests.reserved()),
                sum.memory(),
                sum.devices(),
                Math.max(0, slice * TimeSlice.SECONDS - host.bootSecond),
                sum.running(),
                new HostFigures(host.memoryKb, host.systemKb, divided.free, divided.state.code()));
    }

    /// Divides the host in a slice of time.
    private Slice slice(long slice) {
        synchronized (slices) {
            Slice known = slices.get(slice);
            if (known == null) {
                known = divide(slice);
                slices.put(slice, known);
            }
            return known;
        }
    }

    private Slice divide(long slice) {
        List<MemoryDemand> memory = new ArrayList<>(machines.size());
        List<CpuModel.Demand> cpu = new ArrayList<>(machines.size());
        for (MachineLoad machine : machines) {
            boolean runs = machine.ranIn(slice);
            memory.add(runs ? machine.memoryDemand(slice) : NOTHING);
            cpu.add(runs ? machine.cpuDemand(slice, host.mhz) : IDLE);
        }
        MemoryOutcome outcome = MemoryModel.divide(host.memoryKb, host.systemKb, root, memory);
        long capacity = Math.max(0, (long) host.cores * host.mhz - host.systemMhz);
        return new Slice(outcome, CpuModel.divide(capacity, root, cpu));
    }

    /// How the host was divided in a slice, in as little space as possible.
    private static final class Slice {
        private final FreeState state;
        private final boolean sharing;
        private final long free;
        private final int[] kib;
        private final int[] mhz;

        Slice(MemoryOutcome memory, long[] cpu) {
            this.state = memory.state();
            this.sharing = memory.sharing();
            this.free = memory.free();
            this.kib = new int[cpu.length];
            this.mhz = new int[cpu.length];
            for (int i = 0; i < cpu.length; i++) {
                kib[i] = (int) Math.min(Integer.MAX_VALUE, memory.target(i));
                mhz[i] = (int) Math.min(Integer.MAX_VALUE, cpu[i]);
            }
        }
    }
}
