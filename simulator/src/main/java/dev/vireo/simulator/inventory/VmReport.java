package dev.vireo.simulator.inventory;

import dev.vireo.vim.GuestInfo;
import dev.vireo.vim.GuestNicInfo;
import dev.vireo.vim.GuestScreenInfo;
import dev.vireo.vim.ManagedEntityStatus;
import dev.vireo.vim.NetIpConfigInfo;
import dev.vireo.vim.NetIpConfigInfoIpAddress;
import dev.vireo.vim.OptionValue;
import dev.vireo.vim.ResourceAllocationInfo;
import dev.vireo.vim.ResourceConfigSpec;
import dev.vireo.vim.SharesInfo;
import dev.vireo.vim.SharesLevel;
import dev.vireo.vim.ToolsConfigInfo;
import dev.vireo.vim.VirtualHardware;
import dev.vireo.vim.VirtualMachineBootOptions;
import dev.vireo.vim.VirtualMachineCapability;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachineConfigInfoDatastoreUrlPair;
import dev.vireo.vim.VirtualMachineConfigSummary;
import dev.vireo.vim.VirtualMachineConnectionState;
import dev.vireo.vim.VirtualMachineDefaultPowerOpInfo;
import dev.vireo.vim.VirtualMachineFaultToleranceState;
import dev.vireo.vim.VirtualMachineFileInfo;
import dev.vireo.vim.VirtualMachineFileLayout;
import dev.vireo.vim.VirtualMachineFileLayoutDiskLayout;
import dev.vireo.vim.VirtualMachineFileLayoutEx;
import dev.vireo.vim.VirtualMachineFileLayoutExFileInfo;
import dev.vireo.vim.VirtualMachineFlagInfo;
import dev.vireo.vim.VirtualMachineGuestSummary;
import dev.vireo.vim.VirtualMachineQuickStats;
import dev.vireo.vim.VirtualMachineRecordReplayState;
import dev.vireo.vim.VirtualMachineRuntimeInfo;
import dev.vireo.vim.VirtualMachineStorageInfo;
import dev.vireo.vim.VirtualMachineStorageSummary;
import dev.vireo.vim.VirtualMachineSummary;
import dev.vireo.vim.VirtualMachineToolsStatus;
import dev.vireo.vim.VirtualMachineUsageOnDatastore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the VI API tells about a virtual machine, made from its state whenever someone asks.
final class VmReport {
    private static final int TOOLS_VERSION = 12352;

    private final SimVirtualMachine vm;

    VmReport(SimVirtualMachine vm) {
        this.vm = vm;
    }

    VirtualMachineConfigInfo config() {
        VmConfig config = vm.config();
        VmConfig.Hardware hardware = config.hardware();
        return VirtualMachineConfigInfo.builder()
                .changeVersion(config.created().toString())
                .modified(config.created())
                .name(vm.name())
                .guestFullName(config.guest().fullName())
                .version("vmx-" + hardware.version())
                .uuid(config.uuid())
                .createDate(config.created())
                .instanceUuid(config.instanceUuid())
                .template(false)
                .guestId(config.guest().id())
                .alternateGuestName("")
                .annotation("")
                .files(
                        VirtualMachineFileInfo.builder()
                                .vmPathName(config.vmPathName())
                                .snapshotDirectory(config.directory() + "/")
                                .suspendDirectory(config.directory() + "/")
                                .logDirectory(config.directory() + "/")
                                .build())
                .tools(
                        ToolsConfigInfo.builder()
                                .toolsVersion(vm.toolsInstalled() ? TOOLS_VERSION : 0)
                                .afterPowerOn(true)
                                .afterResume(true)
                                .beforeGuestStandby(true)
                                .beforeGuestShutdown(true)
                                .toolsUpgradePolicy("manual")
                                .syncTimeWithHost(false)
                                .build())
                .flags(flags())
                .defaultPowerOps(
                        VirtualMachineDefaultPowerOpInfo.builder()
                                .powerOffType("soft")
                                .suspendType("hard")
                                .resetType("soft")
                                .defaultPowerOffType("soft")
                                .defaultSuspendType("hard")
                                .defaultResetType("soft")
                                .standbyAction("checkpoint")
                                .build())
                .hardware(
                        VirtualHardware.builder()
                                .numCPU(hardware.cpus())
                                .numCoresPerSocket(1)
                                .memoryMB(hardware.memoryMb())
                                .virtualICH7MPresent(false)
                                .virtualSMCPresent(false)
                                .device(VmDevices.of(vm))
                                .build())
                .cpuAllocation(allocation(1000 * hardware.cpus()))
                .memoryAllocation(allocation(10 * hardware.memoryMb()))
                .memoryHotAddEnabled(false)
                .cpuHotAddEnabled(false)
                .cpuHotRemoveEnabled(false)
                .extraConfig(
                        List.of(
                                option("nvram", fileName(config.file(".nvram"))),
                                option("svga.present", "TRUE"),
                                option("pciBridge0.present", "TRUE")))
                .datastoreUrl(
                        List.of(
                                VirtualMachineConfigInfoDatastoreUrlPair.builder()
                                        .name(vm.datastore().name())
                                        .url(vm.datastore().path())
                                        .build()))
                .swapPlacement("inherit")
                .bootOptions(
                        VirtualMachineBootOptions.builder()
                                .bootDelay(0L)
                                .enterBIOSSetup(false)
                                .bootRetryEnabled(false)
                                .bootRetryDelay(10000L)
                                .build())
                .vAssertsEnabled(false)
                .changeTrackingEnabled(false)
                .firmware("bios")
                .maxMksConnections(40)
                .guestAutoLockEnabled(true)
                .memoryReservationLockedToMax(false)
                .nestedHVEnabled(false)
                .vPMCEnabled(false)
                .build();
    }

    private static VirtualMachineFlagInfo flags() {
        return VirtualMachineFlagInfo.builder()
                .disableAcceleration(false)
                .enableLogging(true)
                .useToe(false)
                .runWithDebugInfo(false)
                .monitorType("release")
                .htSharing("any")
                .snapshotDisabled(false)
                .snapshotLocked(false)
                .diskUuidEnabled(false)
                .snapshotPowerOffBehavior("powerOff")
                .recordReplayEnabled(false)
                .faultToleranceType("unset")
                .build();
    }

    private static OptionValue option(String key, String value) {
        return OptionValue.builder().key(key).value(value).build();
    }

    /// Returns an allocation without a limit.
    static ResourceAllocationInfo allocation(int shares) {
        return ResourceAllocationInfo.builder()
                .reservation(0L)
                .expandableReservation(false)
                .limit(-1L)
                .shares(SharesInfo.builder().shares(shares).level(SharesLevel.NORMAL).build())
                .build();
    }

    ResourceConfigSpec resourceConfig() {
        VmConfig.Hardware hardware = vm.config().hardware();
        return ResourceConfigSpec.builder()
                .entity(vm.self())
                .cpuAllocation(allocation(1000 * hardware.cpus()))
                .memoryAllocation(allocation(10 * hardware.memoryMb()))
                .build();
    }

    VirtualMachineRuntimeInfo runtime() {
        VmConfig.Hardware hardware = vm.config().hardware();
        boolean on = vm.power() == PowerState.ON;
        return VirtualMachineRuntimeInfo.builder()
                .host(vm.host().self())
                .connectionState(VirtualMachineConnectionState.CONNECTED)
                .powerState(vm.power().wire())
                .faultToleranceState(VirtualMachineFaultToleranceState.NOT_CONFIGURED)
                .toolsInstallerMounted(false)
                .suspendTime(vm.suspendTime())
                .bootTime(on ? vm.bootTime() : null)
                .suspendInterval(0L)
                .question(vm.question().orElse(null))
                .memoryOverhead(on ? overheadBytes() : null)
                .maxCpuUsage(hardware.cpus() * vm.host().hardware().mhz())
                .maxMemoryUsage(hardware.memoryMb())
                .numMksConnections(0)
                .recordReplayState(VirtualMachineRecordReplayState.INACTIVE)
                .cleanPowerOff(vm.power() == PowerState.OFF ? true : null)
                .onlineStandby(false)
                .consolidationNeeded(false)
                .paused(false)
                .build();
    }

    private long overheadBytes() {
        return (40L + vm.config().hardware().memoryMb() / 64) << 20;
    }

    VirtualMachineSummary summary() {
        return VirtualMachineSummary.builder()
                .vm(vm.self())
                .runtime(runtime())
                .guest(guestSummary())
                .config(configSummary())
                .storage(
                        VirtualMachineStorageSummary.builder()
                                .committed(committed())
                                .uncommitted(uncommitted())
                                .unshared(committed())
                                .timestamp(vm.config().created())
                                .build())
                .quickStats(quickStats())
                .overallStatus(ManagedEntityStatus.GREEN)
                .build();
    }

    private VirtualMachineConfigSummary configSummary() {
        VmConfig config = vm.config();
        return VirtualMachineConfigSummary.builder()
                .name(vm.name())
                .template(false)
                .vmPathName(config.vmPathName())
                .memorySizeMB(config.hardware().memoryMb())
                .cpuReservation(0)
                .memoryReservation(0)
                .numCpu(config.hardware().cpus())
                .numEthernetCards(config.hardware().nics().size())
                .numVirtualDisks(config.hardware().disks().size())
                .uuid(config.uuid())
                .instanceUuid(config.instanceUuid())
                .guestId(config.guest().id())
                .guestFullName(config.guest().fullName())
                .annotation("")
                .installBootRequired(false)
                .hwVersion("vmx-" + config.hardware().version())
                .build();
    }

    private VirtualMachineGuestSummary guestSummary() {
        VirtualMachineGuestSummary.Builder<?> summary =
                VirtualMachineGuestSummary.builder()
                        .guestId(vm.config().guest().id())
                        .guestFullName(vm.config().guest().fullName())
                        .toolsStatus(toolsStatus())
                        .toolsVersionStatus(toolsVersionStatus())
                        .toolsVersionStatus2(toolsVersionStatus())
                        .toolsRunningStatus(toolsRunningStatus());
        return summary.hostName(hostName().orElse(null))
                .ipAddress(ipAddress().orElse(null))
                .build();
    }

    private VirtualMachineQuickStats quickStats() {
        boolean on = vm.power() == PowerState.ON;
        VmConfig.Hardware hardware = vm.config().hardware();
        return VirtualMachineQuickStats.builder()
                .overallCpuUsage(on ? cpuUsageMhz() : 0)
                .overallCpuDemand(on ? cpuUsageMhz() : 0)
                .guestMemoryUsage(on ? hardware.memoryMb() / 10 : 0)
                .hostMemoryUsage(memoryUsageMb())
                .guestHeartbeatStatus(
                        vm.toolsRunning() ? ManagedEntityStatus.GREEN : ManagedEntityStatus.GRAY)
                .privateMemory(memoryUsageMb())
                .sharedMemory(0)
                .swappedMemory(0)
                .balloonedMemory(0)
                .consumedOverheadMemory(on ? (int) (overheadBytes() >> 20) : 0)
                .compressedMemory(0L)
                .uptimeSeconds(uptimeSeconds())
                .build();
    }

    int cpuUsageMhz() {
        return vm.power() == PowerState.ON ? 37 * vm.config().hardware().cpus() : 0;
    }

    /// Returns how much of the host's memory the machine takes, MiB.
    int memoryUsageMb() {
        return vm.power() == PowerState.ON ? vm.config().hardware().memoryMb() / 2 : 0;
    }

    private @Nullable Integer uptimeSeconds() {
        Instant boot = vm.bootTime();
        return vm.power() == PowerState.ON && boot != null
                ? (int) Duration.between(boot, vm.inventory().now()).toSeconds()
                : null;
    }

    // The guest

    Optional<String> hostName() {
        String name = vm.config().directory();
        String plain = name.substring(name.indexOf(' ') + 1).toLowerCase(Locale.ROOT);
        return vm.toolsRunning()
                ? Optional.of(plain.replaceAll("[^a-z0-9-]+", "-"))
                : Optional.empty();
    }

    Optional<String> ipAddress() {
        long host = vm.number() + 16; // the first ones are for routers and hosts
        return vm.toolsRunning()
                ? Optional.of(
                        "10." + (host >> 16 & 255) + "." + (host >> 8 & 255) + "." + (host & 255))
                : Optional.empty();
    }

    private VirtualMachineToolsStatus toolsStatus() {
        if (!vm.toolsInstalled()) {
            return VirtualMachineToolsStatus.TOOLS_NOT_INSTALLED;
        }
        return vm.toolsRunning()
                ? VirtualMachineToolsStatus.TOOLS_OK
                : VirtualMachineToolsStatus.TOOLS_NOT_RUNNING;
    }

    private String toolsVersionStatus() {
        return vm.toolsInstalled() ? "guestToolsCurrent" : "guestToolsNotInstalled";
    }

    private String toolsRunningStatus() {
        return vm.toolsRunning() ? "guestToolsRunning" : "guestToolsNotRunning";
    }

    GuestInfo guest() {
        boolean running = vm.toolsRunning();
        return GuestInfo.builder()
                .toolsStatus(toolsStatus())
                .toolsVersionStatus(toolsVersionStatus())
                .toolsVersionStatus2(toolsVersionStatus())
                .toolsRunningStatus(toolsRunningStatus())
                .toolsVersion(vm.toolsInstalled() ? String.valueOf(TOOLS_VERSION) : "0")
                .guestId(running ? vm.config().guest().id() : null)
                .guestFamily(running ? vm.config().guest().family() : null)
                .guestFullName(running ? vm.config().guest().fullName() : null)
                .hostName(hostName().orElse(null))
                .ipAddress(ipAddress().orElse(null))
                .net(nics())
                .screen(GuestScreenInfo.builder().width(1024).height(768).build())
                .guestState(running ? "running" : "notRunning")
                .guestOperationsReady(running)
                .interactiveGuestOperationsReady(false)
                .guestStateChangeSupported(running)
                .build();
    }

    private List<GuestNicInfo> nics() {
        String address = ipAddress().orElse(null);
        if (address == null || vm.config().hardware().nics().isEmpty()) {
            return List.of();
        }
        NetIpConfigInfoIpAddress ip =
                NetIpConfigInfoIpAddress.builder()
                        .ipAddress(address)
                        .prefixLength(8)
                        .state("preferred")
                        .build();
        return List.of(
                GuestNicInfo.builder()
                        .network(vm.network().name())
                        .ipAddress(List.of(address))
                        .macAddress(vm.config().hardware().nics().getFirst().mac())
                        .connected(true)
                        .deviceConfigId(4000)
                        .ipConfig(NetIpConfigInfo.builder().ipAddress(List.of(ip)).build())
                        .build());
    }

    // Files

    private long committed() {
        return vm.config().hardware().disks().stream().mapToLong(d -> d.sizeKb() * 1024 / 4).sum();
    }

    private long uncommitted() {
        return 3 * committed();
    }

    VirtualMachineFileLayout layout() {
        List<VirtualMachineFileLayoutDiskLayout> disks = new ArrayList<>();
        for (VmConfig.Disk disk : vm.config().hardware().disks()) {
            disks.add(
                    VirtualMachineFileLayoutDiskLayout.builder()
                            .key(2000 + disks.size())
                            .diskFile(List.of(disk.path()))
                            .build());
        }
        return VirtualMachineFileLayout.builder()
                .configFile(
                        List.of(
                                fileName(vm.config().vmPathName()),
                                fileName(vm.config().file(".nvram"))))
                .logFile(List.of("vmware.log"))
                .disk(disks)
                .build();
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    VirtualMachineFileLayoutEx layoutEx() {
        List<VirtualMachineFileLayoutExFileInfo> files = new ArrayList<>();
        files.add(file(0, vm.config().vmPathName(), "config", 2860));
        files.add(file(1, vm.config().file(".nvram"), "nvram", 8684));
        files.add(file(2, vm.config().directory() + "/vmware.log", "log", 165_000));
        for (VmConfig.Disk disk : vm.config().hardware().disks()) {
            files.add(file(files.size(), disk.path(), "diskDescriptor", 540));
        }
        return VirtualMachineFileLayoutEx.builder()
                .file(files)
                .timestamp(vm.config().created())
                .build();
    }

    private static VirtualMachineFileLayoutExFileInfo file(
            int key, String name, String type, long size) {
        return VirtualMachineFileLayoutExFileInfo.builder()
                .key(key)
                .name(name)
                .type(type)
                .size(size)
                .uniqueSize(size)
                .accessible(true)
                .build();
    }

    VirtualMachineStorageInfo storage() {
        return VirtualMachineStorageInfo.builder()
                .perDatastoreUsage(
                        List.of(
                                VirtualMachineUsageOnDatastore.builder()
                                        .datastore(vm.datastore().self())
                                        .committed(committed())
                                        .uncommitted(uncommitted())
                                        .unshared(committed())
                                        .build()))
                .timestamp(vm.config().created())
                .build();
    }

    /// Tells what can be done with a machine.
    static VirtualMachineCapability capability() {
        return VirtualMachineCapability.builder()
                .snapshotOperationsSupported(true)
                .multipleSnapshotsSupported(true)
                .snapshotConfigSupported(true)
                .poweredOffSnapshotsSupported(true)
                .memorySnapshotsSupported(true)
                .revertToSnapshotSupported(true)
                .quiescedSnapshotsSupported(true)
                .disableSnapshotsSupported(false)
                .lockSnapshotsSupported(false)
                .consolePreferencesSupported(false)
                .cpuFeatureMaskSupported(true)
                .s1AcpiManagementSupported(true)
                .settingScreenResolutionSupported(false)
                .toolsAutoUpdateSupported(false)
                .vmNpivWwnSupported(true)
                .npivWwnOnNonRdmVmSupported(true)
                .vmNpivWwnDisableSupported(true)
                .vmNpivWwnUpdateSupported(true)
                .swapPlacementSupported(true)
                .toolsSyncTimeSupported(true)
                .virtualMmuUsageSupported(true)
                .diskSharesSupported(true)
                .bootOptionsSupported(true)
                .bootRetryOptionsSupported(true)
                .settingVideoRamSizeSupported(true)
                .settingDisplayTopologySupported(false)
                .recordReplaySupported(false)
                .changeTrackingSupported(true)
                .multipleCoresPerSocketSupported(true)
                .hostBasedReplicationSupported(true)
                .guestAutoLockSupported(true)
                .memoryReservationLockSupported(true)
                .featureRequirementSupported(true)
                .poweredOnMonitorTypeChangeSupported(true)
                .seSparseDiskSupported(true)
                .nestedHVSupported(true)
                .vPMCSupported(true)
                .build();
    }
}
