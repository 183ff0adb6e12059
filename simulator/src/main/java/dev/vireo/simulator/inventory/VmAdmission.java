package dev.vireo.simulator.inventory;

import dev.vireo.vim.InsufficientCpuResourcesFault;
import dev.vireo.vim.InsufficientMemoryResourcesFault;
import dev.vireo.vim.InvalidHostConnectionState;
import dev.vireo.vim.InvalidHostState;
import dev.vireo.vim.NumVirtualCpusIncompatible;
import dev.vireo.vim.ResourceAllocationInfo;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// Decides whether a host can run a machine: what is reserved must be there.
///
/// @param vm the machine that is to be switched on
/// @param host where
record VmAdmission(SimVirtualMachine vm, SimHostSystem host) {
    /// Checks that the host takes the machine.
    void require() {
        if (vm.config().template()) {
            throw SimFault.notSupported();
        }
        if (host.inMaintenanceMode()) {
            throw new SimFault(
                    InvalidHostState.builder().host(host.self()).build(),
                    "The operation is not allowed in the current state of the host.");
        }
        if (!host.operations().isReachable()) {
            throw new SimFault(
                    InvalidHostConnectionState.builder().host(host.self()).build(),
                    "The operation is not allowed in the current connection state of the host.");
        }
        int most = host.hardware().threads();
        if (vm.config().cpus() > most) {
            throw new SimFault(
                    NumVirtualCpusIncompatible.builder()
                            .reason("recordReplay")
                            .numCpu(vm.config().cpus())
                            .build(),
                    "The number of virtual CPUs is incompatible: the host has "
                            + most
                            + " logical processors.");
        }
        requireReservations();
    }

    private void requireReservations() {
        long memory = memory(vm);
        long freeMemory = free(host.hardware().memoryBytes() >> 20, VmAdmission::memory);
        if (memory > freeMemory) {
            throw new SimFault(
                    InsufficientMemoryResourcesFault.builder()
                            .unreserved(freeMemory << 20)
                            .requested(memory << 20)
                            .build(),
                    "The host does not have sufficient memory resources to satisfy the"
                            + " reservation.");
        }
        long cpu = cpu(vm);
        long freeCpu = free(host.hardware().totalMhz(), VmAdmission::cpu);
        if (cpu > freeCpu) {
            throw new SimFault(
                    InsufficientCpuResourcesFault.builder()
                            .unreserved(freeCpu)
                            .requested(cpu)
                            .build(),
                    "The host does not have sufficient CPU resources to satisfy the"
                            + " reservation.");
        }
    }

    private long free(long all, Function<SimVirtualMachine, Long> reserved) {
        List<SimVirtualMachine> machines = host.children();
        long taken = 0;
        for (SimVirtualMachine other : machines) {
            if (other != vm && other.power() == PowerState.ON) {
                taken += reserved.apply(other);
            }
        }
        return Math.max(0, all - taken);
    }

    private static long memory(SimVirtualMachine machine) {
        return reservation(machine.config().memoryAllocation());
    }

    private static long cpu(SimVirtualMachine machine) {
        return reservation(machine.config().cpuAllocation());
    }

    private static long reservation(ResourceAllocationInfo allocation) {
        return Objects.requireNonNullElse(allocation.reservation(), 0L);
    }
}
