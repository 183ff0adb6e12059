package dev.vireo.simulator.machine;

import dev.vireo.vim.OptionValue;
import dev.vireo.vim.ResourceAllocationInfo;
import dev.vireo.vim.SharesInfo;
import dev.vireo.vim.SharesLevel;
import dev.vireo.vim.ToolsConfigInfo;
import dev.vireo.vim.VirtualHardware;
import dev.vireo.vim.VirtualMachineBootOptions;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachineConfigInfoDatastoreUrlPair;
import dev.vireo.vim.VirtualMachineDefaultPowerOpInfo;
import dev.vireo.vim.VirtualMachineFileInfo;
import dev.vireo.vim.VirtualMachineFlagInfo;
import java.util.List;

/// What a new machine is configured like, wherever nobody said something else.
public final class MachineDefaults {
    private static final int TOOLS_VERSION = 12352;

    private MachineDefaults() {}

    /// Makes the whole configuration of a planned machine.
    ///
    /// @param config the plan
    /// @return what `VirtualMachine.config` shows
    static VirtualMachineConfigInfo info(PlannedConfig config) {
        PlannedConfig.Hardware hardware = config.hardware();
        return VirtualMachineConfigInfo.builder()
                .changeVersion(config.created().toString())
                .modified(config.created())
                .name(config.name())
                .guestFullName(config.guest().fullName())
                .version("vmx-" + hardware.version())
                .uuid(config.uuid())
                .createDate(config.created())
                .instanceUuid(config.instanceUuid())
                .template(config.template())
                .guestId(config.guest().id())
                .alternateGuestName("")
                .annotation(config.annotation())
                .files(
                        VirtualMachineFileInfo.builder()
                                .vmPathName(config.vmPathName())
                                .snapshotDirectory(config.directory() + "/")
                                .suspendDirectory(config.directory() + "/")
                                .logDirectory(config.directory() + "/")
                                .build())
                .tools(
                        ToolsConfigInfo.builder()
                                .toolsVersion(TOOLS_VERSION)
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
                                .device(DefaultDevices.of(config))
                                .build())
                .cpuAllocation(config.cpuAllocation())
                .memoryAllocation(config.memoryAllocation())
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
                                        .name(config.place().datastoreName())
                                        .url(config.place().datastoreUrl())
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

    /// Makes an allocation without reservation and limit.
    ///
    /// @param shares how many shares make the level normal
    /// @return the allocation
    public static ResourceAllocationInfo allocation(int shares) {
        return ResourceAllocationInfo.builder()
                .reservation(0L)
                .expandableReservation(false)
                .limit(-1L)
                .shares(SharesInfo.builder().shares(shares).level(SharesLevel.NORMAL).build())
                .build();
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
