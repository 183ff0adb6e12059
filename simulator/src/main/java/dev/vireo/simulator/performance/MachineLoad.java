package dev.vireo.simulator.performance;

/// What decides how a machine uses its host.
///
/// @param seed makes its guest's activity
/// @param cpus virtual processors
/// @param memoryMb memory, MiB
/// @param cpu allocation of the processors, MHz
/// @param memory allocation of the memory, KiB
/// @param tools whether a balloon can grow in the guest
/// @param bootSecond when it was switched on, seconds since 1970; [#OFF] if it does not run
public record MachineLoad(
        long seed,
        int cpus,
        long memoryMb,
        Allocation cpu,
        Allocation memory,
        boolean tools,
        long bootSecond) {
    /// The time of switching on of a machine that does not run.
    public static final long OFF = Long.MAX_VALUE;

    private static final long WARM_UP_SECONDS = 600;

    private static final long KIB = 1024;

    /// Tells whether it runs.
    ///
    /// @return whether it is on
    public boolean isOn() {
        return bootSecond != OFF;
    }

    /// Tells whether it ran in a slice. A machine that has just been switched on counts from the
    /// slice before, so that its numbers are there at once.
    boolean ranIn(long slice) {
        return isOn() && Math.floorDiv(bootSecond, TimeSlice.SECONDS) <= slice;
    }

    /// Returns how long it had run at the end of a slice, s.
    long uptime(long slice) {
        return Math.max(0, slice * TimeSlice.SECONDS - bootSecond);
    }

    CpuModel.Demand cpuDemand(long slice, long mhz) {
        return new CpuModel.Demand((long) (capacity(mhz) * activity().cpu(slice)), cpu);
    }

    private long capacity(long mhz) {
        return cpus * mhz;
    }

    /// Returns the overhead of running it, KiB.
    ///
    /// @return a part for the machine, for each processor and for the tables of its memory
    public long overheadKb() {
        return (28 + 12L * cpus + memoryMb / 128) * KIB;
    }

    MemoryDemand memoryDemand(long slice) {
        GuestActivity activity = activity();
        long size = memoryMb * KIB;
        double warm = Math.min(1, 0.3 + 0.7 * uptime(slice) / WARM_UP_SECONDS);
        long touched = (long) (size * activity.touched() * warm);
        long active = Math.min(touched, (long) (size * activity.memory(slice)));
        return new MemoryDemand(
                size, memory, touched, active, overheadKb(), activity.sharable(), tools);
    }

    /// Returns what its processors did in a slice.
    ///
    /// @param got what [CpuModel] gave it, MHz
    CpuUse cpuUse(long slice, long mhz, long got) {
        long demand = cpuDemand(slice, mhz).demand();
        long missing = demand - got;
        long idleWait =
                got * TimeSlice.MILLIS / mhz / 200; // somebody is always in the way a little
        return new CpuUse(
                capacity(mhz),
                cpus,
                got,
                demand,
                Math.min(missing * TimeSlice.MILLIS / mhz + idleWait, cpus * TimeSlice.MILLIS),
                cpu.reservation());
    }

    DeviceUse deviceUse(long slice) {
        GuestActivity activity = activity();
        long read = (long) (900 * activity.transfer(10, slice) * cpus);
        long written = (long) (700 * activity.transfer(11, slice) * cpus);
        return new DeviceUse(
                (long) (250 * activity.transfer(12, slice) * cpus),
                (long) (180 * activity.transfer(13, slice) * cpus),
                read,
                written,
                read / 16,
                written / 12);
    }

    private GuestActivity activity() {
        return new GuestActivity(seed);
    }
}
