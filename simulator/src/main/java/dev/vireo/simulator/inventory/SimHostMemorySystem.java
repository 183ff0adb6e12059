package dev.vireo.simulator.inventory;

import dev.vireo.vim.HostMemorySystemHandler;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ServiceConsoleReservationInfo;
import dev.vireo.vim.VirtualMachineMemoryReservationInfo;
import org.jspecify.annotations.Nullable;

/// Tells how much of a host's memory machines may reserve.
final class SimHostMemorySystem extends HostPart implements HostMemorySystemHandler {
    private static final long SYSTEM_BYTES = 1536L << 20;

    SimHostMemorySystem(SimHostSystem host, ManagedObjectReference self) {
        super(host, self);
    }

    ServiceConsoleReservationInfo console() {
        return ServiceConsoleReservationInfo.builder()
                .serviceConsoleReservedCfg(0L)
                .serviceConsoleReserved(0L)
                .unreserved(host().hardware().memoryBytes() - SYSTEM_BYTES)
                .build();
    }

    VirtualMachineMemoryReservationInfo machines() {
        long most = host().hardware().memoryBytes() - SYSTEM_BYTES;
        return VirtualMachineMemoryReservationInfo.builder()
                .virtualMachineMin(0L)
                .virtualMachineMax(most)
                .virtualMachineReserved(most)
                .allocationPolicy("swapSome")
                .build();
    }

    @Override
    @Nullable Object property(String name) {
        return switch (name) {
            case "consoleReservationInfo" -> console();
            case "virtualMachineReservationInfo" -> machines();
            default -> super.property(name);
        };
    }
}
