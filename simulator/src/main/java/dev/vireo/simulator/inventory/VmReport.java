package dev.vireo.simulator.inventory;

import dev.vireo.simulator.machine.MachineConfig;
import dev.vireo.simulator.performance.MemoryUse;
import dev.vireo.simulator.performance.Usage;
import dev.vireo.vim.ManagedEntityStatus;
import dev.vireo.vim.ResourceAllocationInfo;
import dev.vireo.vim.ResourceConfigSpec;
import dev.vireo.vim.VirtualMachineConfigSummary;
import dev.vireo.vim.VirtualMachineConnectionState;
import dev.vireo.vim.VirtualMachineFaultToleranceState;
import dev.vireo.vim.VirtualMachineGuestSummary;
import dev.vireo.vim.VirtualMachineQuickStats;
import dev.vireo.vim.VirtualMachineRecordReplayState;
import dev.vireo.vim.VirtualMachineRuntimeInfo;
import dev.vireo.vim.VirtualMachineStorageSummary;
import dev.vireo.vim.VirtualMachineSummary;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the VI API tells about a virtual machine, made from its state whenever someone asks.
final class VmReport {
    private final SimVirtualMachine vm;

    VmReport(SimVirtualMachine vm) {
        this.vm = vm;
    }

    ResourceConfigSpec resourceConfig() {
        return ResourceConfigSpec.builder()
                .entity(vm.self())
                .cpuAllocation(vm.config().cpuAllocation())
                .memoryAllocation(vm.config().memoryAllocation())
                .build();
    }

    VirtualMachineRuntimeInfo runtime() {
        boolean on = vm.power() == PowerState.ON;
        return VirtualMachineRuntimeInfo.builder()
                .host(vm.host().self())
                .connectionState(VirtualMachineConnectionState.CONNECTED)
                .powerState(vm.power().wire())
                .faultToleranceState(VirtualMachineFaultToleranceState.NOT_CONFIGURED)
                .toolsInstallerMounted(vm.toolsInstallerMounted())
                .suspendTime(vm.suspendTime())
                .bootTime(on ? vm.bootTime() : null)
                .suspendInterval(0L)
                .question(vm.question().orElse(null))
                .memoryOverhead(on ? overheadBytes() : null)
                .maxCpuUsage(vm.config().cpus() * vm.host().hardware().mhz())
                .maxMemoryUsage(vm.config().memoryMb())
                .numMksConnections(0)
                .recordReplayState(VirtualMachineRecordReplayState.INACTIVE)
                .cleanPowerOff(vm.power() == PowerState.OFF ? true : null)
                .onlineStandby(false)
                .consolidationNeeded(vm.snapshots().consolidationNeeded())
                .paused(false)
                .build();
    }

    private long overheadBytes() {
        return vm.load().overheadKb() << 10;
    }

    VirtualMachineSummary summary() {
        return VirtualMachineSummary.builder()
                .vm(vm.self())
                .runtime(runtime())
                .guest(guestSummary())
                .config(configSummary())
                .storage(
                        VirtualMachineStorageSummary.builder()
                                .committed(vm.layout().committed())
                                .uncommitted(vm.layout().uncommitted())
                                .unshared(vm.layout().committed())
                                .timestamp(vm.config().created())
                                .build())
                .quickStats(quickStats())
                .overallStatus(ManagedEntityStatus.GREEN)
                .build();
    }

    private VirtualMachineConfigSummary configSummary() {
        MachineConfig config = vm.config();
        return VirtualMachineConfigSummary.builder()
                .name(vm.name())
                .template(config.template())
                .vmPathName(config.vmPathName())
                .memorySizeMB(config.memoryMb())
                .cpuReservation(reservation(config.cpuAllocation()))
                .memoryReservation(reservation(config.memoryAllocation()))
                .numCpu(config.cpus())
                .numEthernetCards(config.nics().size())
                .numVirtualDisks(config.disks().size())
                .uuid(config.uuid())
                .instanceUuid(config.instanceUuid())
                .guestId(config.guest().id())
                .guestFullName(config.guest().fullName())
                .annotation(config.annotation())
                .installBootRequired(false)
                .hwVersion(config.version())
                .build();
    }

    private static int reservation(ResourceAllocationInfo allocation) {
        Long reservation = allocation.reservation();
        return reservation == null ? 0 : reservation.intValue();
    }

    private VirtualMachineGuestSummary guestSummary() {
        VirtualMachineGuestSummary.Builder<?> summary =
                VirtualMachineGuestSummary.builder()
                        .guestId(vm.config().guest().id())
                        .guestFullName(vm.config().guest().fullName())
                        .toolsStatus(vm.guest().toolsStatus())
                        .toolsVersionStatus(vm.guest().versionStatus())
                        .toolsVersionStatus2(vm.guest().versionStatus())
                        .toolsRunningStatus(vm.guest().runningStatus());
        return summary.hostName(vm.guest().hostName().orElse(null))
                .ipAddress(vm.guest().ipAddress().orElse(null))
                .build();
    }

    private VirtualMachineQuickStats quickStats() {
        Usage use = usage();
        MemoryUse memory = use.memory();
        return VirtualMachineQuickStats.builder()
                .overallCpuUsage((int) use.cpu().usage())
                .overallCpuDemand((int) use.cpu().demand())
                .overallCpuReadiness(use.cpu().readyPercent())
                .guestMemoryUsage(mib(memory.active()))
                .hostMemoryUsage(mib(memory.consumed() + memory.overhead()))
                .guestHeartbeatStatus(
                        vm.toolsRunning() ? ManagedEntityStatus.GREEN : ManagedEntityStatus.GRAY)
                .staticCpuEntitlement(vm.config().cpus() * vm.host().hardware().mhz())
                .staticMemoryEntitlement(vm.config().memoryMb())
                .grantedMemory(mib(memory.granted()))
                .privateMemory(mib(memory.unshared()))
                .sharedMemory(mib(memory.shared()))
                .swappedMemory(mib(memory.swapped()))
                .balloonedMemory(mib(memory.ballooned()))
                .consumedOverheadMemory(mib(memory.overhead()))
                .compressedMemory(memory.compressed())
                .uptimeSeconds(uptimeSeconds())
                .activeMemory(mib(memory.active()))
                .build();
    }

    /// Returns what the machine does.
    private Usage usage() {
        return vm.power() == PowerState.ON ? vm.host().usage().machine(vm) : Usage.NONE;
    }

    private static int mib(long kib) {
        return (int) (kib >> 10);
    }

    private @Nullable Integer uptimeSeconds() {
        Instant boot = vm.bootTime();
        return vm.power() == PowerState.ON && boot != null
                ? (int) Duration.between(boot, vm.inventory().now()).toSeconds()
                : null;
    }
}
