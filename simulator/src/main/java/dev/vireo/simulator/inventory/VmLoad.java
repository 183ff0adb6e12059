package dev.vireo.simulator.inventory;

import dev.vireo.simulator.machine.MachineConfig;
import dev.vireo.simulator.performance.MachineLoad;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What decides how a machine uses its host, kept until the machine changes.
final class VmLoad {
    private static final long KIB = 1024;

    private final SimVirtualMachine vm;
    private @Nullable MachineLoad known;
    private long knownAt;

    VmLoad(SimVirtualMachine vm) {
        this.vm = vm;
    }

    MachineLoad current() {
        MachineLoad load = known;
        if (load == null || knownAt != vm.changedAt()) {
            load = load();
            known = load;
            knownAt = vm.changedAt();
        }
        return load;
    }

    private MachineLoad load() {
        MachineConfig config = vm.config();
        Instant boot = vm.bootTime();
        return new MachineLoad(
                vm.inventory().identities().number("load", vm.number()),
                config.cpus(),
                config.memoryMb(),
                HostUsage.allocation(config.cpuAllocation(), 1),
                HostUsage.allocation(config.memoryAllocation(), KIB),
                vm.toolsInstalled(),
                vm.power() == PowerState.ON && boot != null
                        ? boot.getEpochSecond()
                        : MachineLoad.OFF);
    }
}
