package dev.vireo.simulator.machine;

import dev.vireo.vim.ResourceAllocationInfo;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachineConfigSpec;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a machine gets of its host.
final class Allocations {
    private Allocations() {}

    static void check(VirtualMachineConfigInfo config, VirtualMachineConfigSpec spec) {
        check(config.cpuAllocation(), spec.cpuAllocation(), "configSpec.cpuAllocation");
        check(config.memoryAllocation(), spec.memoryAllocation(), "configSpec.memoryAllocation");
        Long memory = spec.memoryMB();
        long megabytes = memory == null ? config.hardware().memoryMB() : memory;
        ResourceAllocationInfo wanted = spec.memoryAllocation();
        Long reservation = wanted == null ? null : wanted.reservation();
        if (reservation != null && reservation > megabytes) {
            throw Faults.argument("configSpec.memoryAllocation.reservation");
        }
    }

    private static void check(
            @Nullable ResourceAllocationInfo before,
            @Nullable ResourceAllocationInfo wanted,
            String member) {
        if (wanted == null) {
            return;
        }
        ResourceAllocationInfo all = before == null ? wanted : Members.over(before, wanted);
        long reservation = Objects.requireNonNullElse(all.reservation(), 0L);
        long limit = Objects.requireNonNullElse(all.limit(), -1L);
        if (reservation < 0) {
            throw Faults.argument(member + ".reservation");
        }
        if (limit < -1 || (limit >= 0 && limit < reservation)) {
            throw Faults.argument(member + ".limit");
        }
        if (all.shares() != null
                && all.shares().level().value().equals("custom")
                && all.shares().shares() < 0) {
            throw Faults.argument(member + ".shares");
        }
    }

    /// Puts in the numbers that levels of shares mean for the machine's processors and memory, and
    /// the reservation of a machine whose memory is reserved wholly.
    static VirtualMachineConfigInfo scale(VirtualMachineConfigInfo config) {
        int memoryMb = config.hardware().memoryMB();
        ResourceAllocationInfo memory =
                ResourceEntries.Shares.memory(whole(config.memoryAllocation()), memoryMb);
        boolean locked = Objects.equals(config.memoryReservationLockedToMax(), true);
        long reservation = Objects.requireNonNullElse(memory.reservation(), 0L);
        long kept = locked ? memoryMb : Math.min(reservation, memoryMb);
        return config.toBuilder()
                .cpuAllocation(
                        ResourceEntries.Shares.cpu(
                                whole(config.cpuAllocation()), config.hardware().numCPU()))
                .memoryAllocation(memory.toBuilder().reservation(kept).build())
                .build();
    }

    private static ResourceAllocationInfo whole(@Nullable ResourceAllocationInfo allocation) {
        ResourceAllocationInfo none = MachineDefaults.allocation(0);
        return allocation == null ? none : Members.over(none, allocation);
    }
}
