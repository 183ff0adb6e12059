package dev.vireo.simulator.machine;

import dev.vireo.vim.BoolOption;
import dev.vireo.vim.GuestOsDescriptor;
import dev.vireo.vim.IntOption;
import java.util.List;

/// What hosts say of the operating systems that machines can be made for.
final class GuestDescriptors {
    private static final int MIB_PER_GIB = 1024;
    private static final List<String> DISK_CONTROLLERS =
            List.of(
                    "VirtualIDEController",
                    "VirtualLsiLogicController",
                    "VirtualLsiLogicSASController",
                    "ParaVirtualSCSIController",
                    "VirtualAHCIController",
                    "VirtualNVMEController");
    private static final List<String> OLD_DISK_CONTROLLERS =
            List.of(
                    "VirtualIDEController",
                    "VirtualBusLogicController",
                    "VirtualLsiLogicController");
    private static final List<String> CARDS =
            List.of("VirtualE1000", "VirtualE1000e", "VirtualVmxnet3");
    private static final List<String> OLD_CARDS =
            List.of("VirtualPCNet32", "VirtualE1000", "VirtualVmxnet");

    private GuestDescriptors() {}

    static GuestOsDescriptor of(GuestOs guest, HardwareVersion version) {
        boolean modern = GuestFacts.is64Bit(guest.id());
        boolean windows = guest.family().equals("windowsGuest");
        boolean linux = guest.family().equals("linuxGuest");
        boolean efi = modern && version.number() >= 8;
        boolean pvscsi = modern && linux && version.number() >= 7;
        boolean vmxnet3 = modern && version.number() >= 7;
        String controller =
                pvscsi
                        ? "ParaVirtualSCSIController"
                        : modern && windows && version.number() >= 7
                                ? "VirtualLsiLogicSASController"
                                : modern ? "VirtualLsiLogicController" : "VirtualIDEController";
        return GuestOsDescriptor.builder()
                .id(guest.id())
                .family(guest.family())
                .fullName(guest.fullName())
                .supportedMaxCPUs(modern ? version.maxCpus() : 1)
                .numSupportedPhysicalSockets(modern ? Math.min(version.maxCpus(), 64) : 1)
                .numSupportedCoresPerSocket(modern ? Math.min(version.maxCpus(), 64) : 1)
                .supportedMinMemMB(modern ? 512 : 32)
                .supportedMaxMemMB(modern ? version.maxMemoryMb() : 4 * MIB_PER_GIB)
                .recommendedMemMB(modern ? (windows ? 4 : 2) * MIB_PER_GIB : 512)
                .recommendedColorDepth(24)
                .supportedDiskControllerList(modern ? DISK_CONTROLLERS : OLD_DISK_CONTROLLERS)
                .recommendedSCSIController(modern ? controller : "VirtualLsiLogicController")
                .recommendedDiskController(controller)
                .supportedNumDisks(16)
                .recommendedDiskSizeMB((modern ? windows ? 40 : 16 : 8) * MIB_PER_GIB)
                .recommendedCdromController(
                        modern && version.number() >= 10
                                ? "VirtualAHCIController"
                                : "VirtualIDEController")
                .supportedEthernetCard(vmxnet3 ? CARDS : OLD_CARDS)
                .recommendedEthernetCard(
                        vmxnet3 ? (windows ? "VirtualE1000e" : "VirtualVmxnet3") : "VirtualE1000")
                .supportsSlaveDisk(true)
                .smcRequired(guest.family().equals("darwinGuestFamily"))
                .supportsWakeOnLan(true)
                .supportsVMI(false)
                .supportsMemoryHotAdd(modern)
                .supportsCpuHotAdd(modern)
                .supportsCpuHotRemove(false)
                .supportedFirmware(efi ? List.of("bios", "efi") : List.of("bios"))
                .recommendedFirmware(efi && version.number() >= 14 ? "efi" : "bios")
                .supportedUSBControllerList(
                        List.of("VirtualUSBController", "VirtualUSBXHCIController"))
                .recommendedUSBController(
                        modern ? "VirtualUSBXHCIController" : "VirtualUSBController")
                .supports3D(modern)
                .recommended3D(false)
                .smcRecommended(guest.family().equals("darwinGuestFamily"))
                .ich7mRecommended(guest.family().equals("darwinGuestFamily"))
                .usbRecommended(guest.family().equals("darwinGuestFamily"))
                .supportLevel(modern ? "supported" : "legacy")
                .supportedForCreate(true)
                .vRAMSizeInKB(number(1024, 131_072, modern ? 8192 : 4096))
                .numSupportedFloppyDevices(2)
                .supportsPvscsiControllerForBoot(pvscsi || (windows && modern))
                .diskUuidEnabled(modern && windows)
                .supportsHotPlugPCI(modern)
                .supportsSecureBoot(efi && version.number() >= 13)
                .defaultSecureBoot(efi && version.number() >= 14 && windows)
                .persistentMemorySupported(modern && version.number() >= 14)
                .numRecommendedPhysicalSockets(1)
                .numRecommendedCoresPerSocket(1)
                .vvtdSupported(flag(modern && version.number() >= 14))
                .vbsSupported(flag(windows && modern && version.number() >= 14))
                .vsgxSupported(flag(modern && version.number() >= 17))
                .supportsTPM20(efi && version.number() >= 14)
                .vwdtSupported(modern && version.number() >= 17)
                .build();
    }

    static IntOption number(int min, int max, int usual) {
        return IntOption.builder()
                .valueIsReadonly(false)
                .min(min)
                .max(max)
                .defaultValue(usual)
                .build();
    }

    static BoolOption flag(boolean supported) {
        return BoolOption.builder()
                .valueIsReadonly(!supported)
                .supported(supported)
                .defaultValue(false)
                .build();
    }
}
