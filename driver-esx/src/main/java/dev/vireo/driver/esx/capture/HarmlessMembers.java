package dev.vireo.driver.esx.capture;

import dev.vireo.vim.DataMember;
import dev.vireo.vim.DataType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The texts that are words of the API or of the hardware's maker, by type and member. All others
/// are disguised: a member that is missing here costs a readable value, not a secret.
final class HarmlessMembers {
    private static final String ALL = "*";

    /// A type, then its members.
    private static final String TABLE =
            """
            AboutInfo name fullName vendor version patchLevel build localeVersion localeBuild osType \
            productLineId apiType apiVersion licenseProductName licenseProductVersion
            AuthorizationPrivilege privId name privGroupName
            AuthorizationRole privilege
            ClusterDasConfigInfo *
            ClusterDasVmSettings restartPriority isolationResponse
            ComputeResourceConfigInfo vmSwapPlacement
            DatastoreSummary type maintenanceMode
            DistributedVirtualSwitchProductSpec *
            DVPortgroupConfigInfo type backingType
            ElementDescription key label summary
            EventArgDesc name type
            EventDescriptionEventDetail *
            EVCMode *
            GuestInfo guestId guestFamily guestFullName guestState toolsVersion toolsVersionStatus \
            toolsVersionStatus2 toolsRunningStatus toolsInstallType appHeartbeatStatus hwVersion appState
            GuestOsDescriptor *
            HostBIOSInfo biosVersion vendor firmwareType
            HostCapability *
            HostCpuIdInfo *
            HostCpuPackage vendor description
            HostCpuPowerManagementInfo *
            HostFeatureCapability *
            HostFeatureMask *
            HostFileSystemMountInfo vStorageSupport
            HostFileSystemVolume type
            HostFileSystemVolumeInfo volumeTypeList
            HostFirewallRule protocol
            HostFirewallRuleset key label service
            HostHardwareSummary vendor model cpuModel
            HostHostBusAdapter device driver pci model status storageProtocol
            HostMountInfo accessMode inaccessibleReason mountFailedReason
            HostNasVolume securityType
            HostNetCapabilities *
            HostNicTeamingPolicy policy
            HostNumaInfo type
            HostPciDevice id vendorName deviceName parentBridge
            HostService key label required policy
            HostServiceSourcePackage *
            HostSystemInfo vendor model family
            HostVirtualNic device
            HostVmfsVolume version
            LicenseManagerLicenseInfo editionKey name costUnit
            LicenseFeatureInfo key featureName featureDescription costUnit sourceRestriction
            LinkDiscoveryProtocolConfig protocol operation
            PerfInterval name
            PhysicalNic device driver pci driverVersion firmwareVersion
            ScsiLun deviceType lunType vendor model revision vStorageSupport operationalState
            ToolsConfigInfo toolsUpgradePolicy toolsInstallType
            TypeDescription key label summary
            VirtualDeviceConnectInfo status migrateConnect
            VirtualDevicePipeBackingInfo endpoint
            VirtualDeviceURIBackingInfo direction
            VirtualDiskFlatVer1BackingInfo diskMode
            VirtualDiskFlatVer2BackingInfo diskMode sharing deltaDiskFormat deltaDiskFormatVariant
            VirtualDiskRawDiskMappingVer1BackingInfo compatibilityMode diskMode sharing
            VirtualDiskSeSparseBackingInfo diskMode deltaDiskFormat
            VirtualDiskSparseVer1BackingInfo diskMode
            VirtualDiskSparseVer2BackingInfo diskMode
            VirtualEthernetCard addressType
            VirtualMachineBootOptions *
            VirtualMachineConfigInfo guestId guestFullName version swapPlacement firmware
            VirtualMachineConfigSummary guestId guestFullName hwVersion
            VirtualMachineDefaultPowerOpInfo *
            VirtualMachineFeatureRequirement *
            VirtualMachineFileLayoutExFileInfo type
            VirtualMachineFileLayoutFileLayout
            VirtualMachineFlagInfo *
            VirtualMachineGuestSummary guestId guestFullName toolsVersionStatus \
            toolsVersionStatus2 toolsRunningStatus hwVersion
            VirtualMachineRuntimeInfo minRequiredEVCModeKey
            VirtualMachineVideoCard use3dRenderer graphics
            """;

    private final Map<String, Set<String>> members = new HashMap<>();

    HarmlessMembers() {
        for (String line : TABLE.lines().toList()) {
            String[] words = line.strip().split(" +", -1);
            Set<String> names = members.computeIfAbsent(words[0], _ -> new HashSet<>());
            for (int i = 1; i < words.length; i++) {
                names.add(words[i]);
            }
        }
    }

    /// Returns whether the texts of a member stay as they are.
    boolean has(DataType type, DataMember member) {
        Optional<DataType> at = Optional.of(type);
        while (at.isPresent()) {
            DataType declaring = at.get();
            Set<String> names = members.getOrDefault(declaring.name(), Set.of());
            boolean own = declaring.find(member.name()).isPresent();
            if (own && (names.contains(member.name()) || names.contains(ALL))) {
                return true;
            }
            at = declaring.base();
        }
        return false;
    }
}
