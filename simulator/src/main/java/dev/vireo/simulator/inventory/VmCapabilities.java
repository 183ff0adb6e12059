package dev.vireo.simulator.inventory;

import dev.vireo.vim.VirtualMachineCapability;

/// What can be done with a machine.
final class VmCapabilities {
    private VmCapabilities() {}

    static VirtualMachineCapability describe() {
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
