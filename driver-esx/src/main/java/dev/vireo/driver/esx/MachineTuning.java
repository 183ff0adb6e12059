package dev.vireo.driver.esx;

import dev.vireo.api.DomainTuning;
import dev.vireo.api.MemoryParameters;
import dev.vireo.api.Modification;
import dev.vireo.api.SchedulerParameters;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.ResourceAllocationInfo;
import dev.vireo.vim.VirtualMachineConfigSpec;
import dev.vireo.vim.VirtualMachinePowerState;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/// Changes a machine's share of the host.
///
/// VMware has one configuration, which a running machine follows at once where it can. So both
/// sides of a domain are the same, and what cannot be done at once is refused, not put off.
interface MachineTuning extends DomainTuning {
    /// What memory comes in: libvirt rounds up to it, and ESX refuses other sizes.
    long MEMORY_STEP_MB = 4;

    /// Returns the machine that this is about.
    Machine machine();

    @Override
    default long fetchMaxMemory() {
        return Kib.ofMb(machine().fetch(Properties.MEMORY_MB).requireNumber(Properties.MEMORY_MB));
    }

    @Override
    default void setMaxMemory(long kib, Set<Modification> sides) {
        if (kib <= 0) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG, "memory in virDomainSetMaxMemory must not be zero");
        }
        long steps = Math.ceilDiv(Kib.toMb(kib), MEMORY_STEP_MB);
        Facts facts = machine().prepare(Verbs.MEMORY);
        Sides.check(sides, facts.powerState());
        if (!Objects.equals(facts.powerState(), VirtualMachinePowerState.POWERED_OFF)) {
            requireHotAdd(steps * MEMORY_STEP_MB);
        }
        machine()
                .reconfigure(
                        VirtualMachineConfigSpec.builder().memoryMB(steps * MEMORY_STEP_MB).build(),
                        Verbs.MEMORY);
    }

    /// Lets a machine that is not off have more memory only where it is set up to take it.
    private void requireHotAdd(long wantedMb) {
        Row row = machine().fetch(Properties.MEMORY_MB, Properties.MEMORY_HOT_ADD);
        boolean more = wantedMb >= row.requireNumber(Properties.MEMORY_MB);
        if (!more || !row.find(Properties.MEMORY_HOT_ADD, Boolean.class).orElse(false)) {
            Machine.checkState(null, VirtualMachinePowerState.POWERED_OFF);
        }
    }

    @Override
    default void setMemory(long kib, Set<Modification> sides) {
        if (kib <= 0) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG, "memory in virDomainSetMemoryFlags must not be zero");
        }
        Sides.check(sides, machine().prepare(Verbs.MEMORY).powerState());
        changeMemory(ResourceAllocationInfo.builder().limit(Kib.toMb(kib)).build(), Verbs.MEMORY);
    }

    private void changeMemory(ResourceAllocationInfo allocation, String verb) {
        machine()
                .reconfigure(
                        VirtualMachineConfigSpec.builder().memoryAllocation(allocation).build(),
                        verb);
    }

    @Override
    default MemoryParameters fetchMemoryParameters() {
        Row row =
                machine()
                        .fetch(
                                Properties.MEMORY_RESERVATION_MB,
                                Properties.MEMORY_LIMIT_MB,
                                Properties.MEMORY_SHARES);
        OptionalLong limit = row.number(Properties.MEMORY_LIMIT_MB);
        OptionalLong reservation = row.number(Properties.MEMORY_RESERVATION_MB);
        return new MemoryParameters(
                reservation.isPresent()
                        ? OptionalLong.of(Kib.ofMb(reservation.getAsLong()))
                        : reservation,
                limit.isPresent() && limit.getAsLong() >= 0
                        ? OptionalLong.of(Kib.ofMb(limit.getAsLong()))
                        : limit,
                Shares.read(row, Properties.MEMORY_SHARES));
    }

    @Override
    default void setMemoryParameters(MemoryParameters parameters, Set<Modification> sides) {
        ResourceAllocationInfo.Builder<?> allocation = ResourceAllocationInfo.builder();
        parameters
                .minGuaranteeKib()
                .ifPresent(kib ->
                        allocation.reservation(
                                Kib.toMb(atLeast(0, kib, "min_guarantee to " + kib + " KiB"))));
        parameters
                .hardLimitKib()
                .ifPresent(kib ->
                        allocation.limit(
                                kib < 0
                                        ? atLeast(-1, kib, "hard_limit to " + kib + " KiB")
                                        : Kib.toMb(kib)));
        parameters.shares().ifPresent(shares -> allocation.shares(Shares.of(shares)));
        if (parameters.equals(MemoryParameters.NONE)) {
            return;
        }
        Sides.check(sides, machine().prepare(Verbs.MEMORY_PARAMETERS).powerState());
        changeMemory(allocation.build(), Verbs.MEMORY_PARAMETERS);
    }

    /// Refuses what is too small.
    ///
    /// @param what the value with its unit, for the message
    private static long atLeast(long least, long value, String what) {
        if (value < least) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "Could not set "
                            + what
                            + ", expecting positive value"
                            + (least < 0 ? " or -1 (unlimited)" : ""));
        }
        return value;
    }

    @Override
    default int fetchVcpus(Set<Modification> sides) {
        Row row = machine().fetch(Properties.CPUS, VirtualMachines.POWER_STATE);
        Sides.check(sides, VirtualMachines.powerState(row));
        return Math.toIntExact(row.requireNumber(Properties.CPUS));
    }

    @Override
    default int fetchMaxVcpus(Set<Modification> sides) {
        return Math.toIntExact(maxVcpus(sides).requireNumber(Properties.MAX_CPUS));
    }

    private Row maxVcpus(Set<Modification> sides) {
        List<Row> rows =
                machine()
                        .fetchWithHost(
                                List.of(VirtualMachines.POWER_STATE), List.of(Properties.MAX_CPUS));
        Sides.check(sides, VirtualMachines.powerState(machine().own(rows)));
        return Row.ofType(rows, Scope.HOST);
    }

    @Override
    default void setVcpus(int count, Set<Modification> sides) {
        if (count < 1) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "Requested number of virtual CPUs must at least be 1, not " + count);
        }
        long most = maxVcpus(sides).number(Properties.MAX_CPUS).orElse(Long.MAX_VALUE);
        if (count > most) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "Requested number of virtual CPUs is greater than max allowable number of"
                            + " virtual CPUs for the domain: "
                            + count
                            + " > "
                            + most);
        }
        machine().prepare(Verbs.CPUS);
        machine()
                .reconfigure(VirtualMachineConfigSpec.builder().numCPUs(count).build(), Verbs.CPUS);
    }

    @Override
    default SchedulerParameters fetchSchedulerParameters(Set<Modification> sides) {
        Row row =
                machine()
                        .fetch(
                                Properties.CPU_RESERVATION_MHZ,
                                Properties.CPU_LIMIT_MHZ,
                                Properties.CPU_SHARES,
                                VirtualMachines.POWER_STATE);
        Sides.check(sides, VirtualMachines.powerState(row));
        return new SchedulerParameters(
                row.number(Properties.CPU_RESERVATION_MHZ),
                row.number(Properties.CPU_LIMIT_MHZ),
                Shares.read(row, Properties.CPU_SHARES));
    }

    @Override
    default void setSchedulerParameters(SchedulerParameters parameters, Set<Modification> sides) {
        ResourceAllocationInfo.Builder<?> allocation = ResourceAllocationInfo.builder();
        parameters
                .reservationMhz()
                .ifPresent(mhz ->
                        allocation.reservation(atLeast(0, mhz, "reservation to " + mhz + " MHz")));
        parameters
                .limitMhz()
                .ifPresent(mhz -> allocation.limit(atLeast(-1, mhz, "limit to " + mhz + " MHz")));
        parameters.shares().ifPresent(shares -> allocation.shares(Shares.of(shares)));
        if (parameters.equals(SchedulerParameters.NONE)) {
            return;
        }
        Sides.check(sides, machine().prepare(Verbs.SCHEDULER).powerState());
        machine()
                .reconfigure(
                        VirtualMachineConfigSpec.builder()
                                .cpuAllocation(allocation.build())
                                .build(),
                        Verbs.SCHEDULER);
    }

    @Override
    default boolean fetchAutostart() {
        return Autostart.fetch(machine()).isOn();
    }

    @Override
    default void setAutostart(boolean autostart) {
        Autostart.fetch(machine()).set(autostart);
    }

    /// What tasks do, for messages.
    final class Verbs {
        static final String MEMORY = "change the memory of";
        static final String MEMORY_PARAMETERS = "change the memory parameters of";
        static final String CPUS = "change the number of virtual CPUs of";
        static final String SCHEDULER = "change the scheduler parameters of";

        private Verbs() {}
    }
}
