package dev.vireo.driver.esx;

import dev.vireo.api.DomainPlacement;
import dev.vireo.api.Modification;
import dev.vireo.api.VcpuPlacement;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.VirtualMachineAffinityInfo;
import dev.vireo.vim.VirtualMachineConfigSpec;
import dev.vireo.vim.VirtualMachinePowerState;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// Binds a machine to processors and NUMA nodes of its host.
///
/// VMware has one set of processors for all virtual ones of a machine, and one configuration for
/// both sides of a domain.
interface MachinePlacement extends DomainPlacement {
    /// The processors that a machine is bound to.
    String CPU_AFFINITY = "config.cpuAffinity";

    /// The NUMA nodes that a machine is bound to.
    String MEMORY_AFFINITY = "config.memoryAffinity";

    /// What a task does, for messages.
    String CPUS = "bind the virtual CPUs of";

    /// What a task does, for messages.
    String MEMORY = "bind the memory of";

    /// Returns the machine that this is about.
    Machine machine();

    @Override
    default VcpuPlacement fetchVcpuPlacement(Set<Modification> sides) {
        List<Row> rows =
                machine()
                        .fetchWithHost(
                                List.of(VirtualMachines.POWER_STATE, Properties.CPUS, CPU_AFFINITY),
                                List.of(HostFigures.THREADS));
        Row row = machine().own(rows);
        VirtualMachinePowerState state = VirtualMachines.powerState(row);
        Sides.check(sides, state);
        return new VcpuPlacement(
                Math.toIntExact(row.requireNumber(Properties.CPUS)),
                Math.toIntExact(Row.ofType(rows, Scope.HOST).requireNumber(HostFigures.THREADS)),
                affinity(row, CPU_AFFINITY),
                Objects.equals(state, VirtualMachinePowerState.POWERED_ON));
    }

    @Override
    default void setVcpuPlacement(Set<Integer> cpus, Set<Modification> sides) {
        int there = Math.toIntExact(check(sides, HostFigures.THREADS, CPUS));
        refuseBeyond(cpus, there, "processor");
        machine()
                .reconfigure(
                        VirtualMachineConfigSpec.builder()
                                .cpuAffinity(affinity(cpus, there))
                                .build(),
                        CPUS);
    }

    @Override
    default Set<Integer> fetchNumaNodes(Set<Modification> sides) {
        Row row = machine().fetch(VirtualMachines.POWER_STATE, MEMORY_AFFINITY);
        Sides.check(sides, VirtualMachines.powerState(row));
        return affinity(row, MEMORY_AFFINITY);
    }

    @Override
    default void setNumaNodes(Set<Integer> nodes, Set<Modification> sides) {
        int there = Math.toIntExact(check(sides, HostFigures.NODES, MEMORY));
        refuseBeyond(nodes, there, "NUMA node");
        machine()
                .reconfigure(
                        VirtualMachineConfigSpec.builder()
                                .memoryAffinity(affinity(nodes, there))
                                .build(),
                        MEMORY);
    }

    /// Looks for what speaks against a change, and returns a number of the host.
    private long check(Set<Modification> sides, String ofHost, String verb) {
        Sides.check(sides, machine().prepare(verb).powerState());
        List<Row> rows =
                machine().fetchWithHost(List.of(VirtualMachines.POWER_STATE), List.of(ofHost));
        return Row.ofType(rows, Scope.HOST).number(ofHost).orElse(Integer.MAX_VALUE);
    }

    private static void refuseBeyond(Set<Integer> numbers, int there, String what) {
        for (int number : numbers) {
            if (number < 0 || number >= there) {
                throw new VirtException(
                        ErrorCode.INVALID_ARG,
                        "the host has no " + what + " " + number + ", only 0 to " + (there - 1));
            }
        }
    }

    private static Set<Integer> affinity(Row row, String path) {
        return row.find(path, VirtualMachineAffinityInfo.class)
                .map(info -> Set.copyOf(info.affinitySet()))
                .orElse(Set.of());
    }

    /// All of them is the same as no restriction, which VMware writes as an empty set.
    private static VirtualMachineAffinityInfo affinity(Set<Integer> numbers, int there) {
        return VirtualMachineAffinityInfo.builder()
                .affinitySet(
                        numbers.size() == there ? List.of() : List.copyOf(new TreeSet<>(numbers)))
                .build();
    }
}
