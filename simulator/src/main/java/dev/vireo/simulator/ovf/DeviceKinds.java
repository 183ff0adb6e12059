package dev.vireo.simulator.ovf;

import dev.vireo.vim.ParaVirtualSCSIController;
import dev.vireo.vim.VirtualAHCIController;
import dev.vireo.vim.VirtualBusLogicController;
import dev.vireo.vim.VirtualCdrom;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualE1000;
import dev.vireo.vim.VirtualE1000e;
import dev.vireo.vim.VirtualEnsoniq1371;
import dev.vireo.vim.VirtualFloppy;
import dev.vireo.vim.VirtualHdAudioCard;
import dev.vireo.vim.VirtualIDEController;
import dev.vireo.vim.VirtualLsiLogicController;
import dev.vireo.vim.VirtualLsiLogicSASController;
import dev.vireo.vim.VirtualMachineVMCIDevice;
import dev.vireo.vim.VirtualMachineVideoCard;
import dev.vireo.vim.VirtualNVMEController;
import dev.vireo.vim.VirtualPCNet32;
import dev.vireo.vim.VirtualSoundBlaster16;
import dev.vireo.vim.VirtualUSBController;
import dev.vireo.vim.VirtualUSBXHCIController;
import dev.vireo.vim.VirtualVmxnet2;
import dev.vireo.vim.VirtualVmxnet3;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The kinds of devices that OVF can tell apart, by the type of CIM and VMware's names for more.
final class DeviceKinds {
    static final int OTHER = 1;
    static final int PROCESSORS = 3;
    static final int MEMORY = 4;
    static final int IDE = 5;
    static final int SCSI = 6;
    static final int ETHERNET = 10;
    static final int FLOPPY = 14;
    static final int CD = 15;
    static final int DVD = 16;
    static final int DISK = 17;
    static final int OTHER_STORAGE = 20;
    static final int USB = 23;
    static final int GRAPHICS = 24;

    /// Whatever stands first is taken where a package does not say more.
    private static final List<Kind> ALL =
            List.of(
                    kind(IDE, "", VirtualIDEController.class, VirtualIDEController::builder),
                    kind(
                            SCSI,
                            "lsilogic",
                            VirtualLsiLogicController.class,
                            VirtualLsiLogicController::builder),
                    kind(
                            SCSI,
                            "lsilogicsas",
                            VirtualLsiLogicSASController.class,
                            VirtualLsiLogicSASController::builder),
                    kind(
                            SCSI,
                            "VirtualSCSI",
                            ParaVirtualSCSIController.class,
                            ParaVirtualSCSIController::builder),
                    kind(
                            SCSI,
                            "buslogic",
                            VirtualBusLogicController.class,
                            VirtualBusLogicController::builder),
                    kind(
                            OTHER_STORAGE,
                            "vmware.sata.ahci",
                            VirtualAHCIController.class,
                            VirtualAHCIController::builder),
                    kind(
                            OTHER_STORAGE,
                            "AHCI",
                            VirtualAHCIController.class,
                            VirtualAHCIController::builder),
                    kind(
                            OTHER_STORAGE,
                            "vmware.nvme.controller",
                            VirtualNVMEController.class,
                            VirtualNVMEController::builder),
                    kind(ETHERNET, "E1000", VirtualE1000.class, VirtualE1000::builder),
                    kind(ETHERNET, "E1000e", VirtualE1000e.class, VirtualE1000e::builder),
                    kind(ETHERNET, "VmxNet3", VirtualVmxnet3.class, VirtualVmxnet3::builder),
                    kind(ETHERNET, "VmxNet2", VirtualVmxnet2.class, VirtualVmxnet2::builder),
                    kind(ETHERNET, "PCNet32", VirtualPCNet32.class, VirtualPCNet32::builder),
                    kind(FLOPPY, "", VirtualFloppy.class, VirtualFloppy::builder),
                    kind(CD, "", VirtualCdrom.class, VirtualCdrom::builder),
                    kind(DVD, "", VirtualCdrom.class, VirtualCdrom::builder),
                    kind(DISK, "", VirtualDisk.class, VirtualDisk::builder),
                    kind(
                            USB,
                            "vmware.usb.ehci",
                            VirtualUSBController.class,
                            VirtualUSBController::builder),
                    kind(
                            USB,
                            "vmware.usb.xhci",
                            VirtualUSBXHCIController.class,
                            VirtualUSBXHCIController::builder),
                    kind(
                            GRAPHICS,
                            "",
                            VirtualMachineVideoCard.class,
                            VirtualMachineVideoCard::builder),
                    kind(
                            OTHER,
                            "vmware.vmci",
                            VirtualMachineVMCIDevice.class,
                            VirtualMachineVMCIDevice::builder),
                    kind(
                            OTHER,
                            "vmware.soundcard.hdaudio",
                            VirtualHdAudioCard.class,
                            VirtualHdAudioCard::builder),
                    kind(
                            OTHER,
                            "vmware.soundcard.ensoniq1371",
                            VirtualEnsoniq1371.class,
                            VirtualEnsoniq1371::builder),
                    kind(
                            OTHER,
                            "vmware.soundcard.sb16",
                            VirtualSoundBlaster16.class,
                            VirtualSoundBlaster16::builder));

    private DeviceKinds() {}

    private static Kind kind(
            int type,
            String subType,
            Class<? extends VirtualDevice> device,
            Supplier<VirtualDevice.Builder<?>> builder) {
        return new Kind(type, subType, device, builder);
    }

    /// Finds the kind of a device.
    static Optional<Kind> of(VirtualDevice device) {
        return ALL.stream().filter(kind -> kind.device.equals(device.getClass())).findFirst();
    }

    /// Starts a device of the kind that an item wants: the first of those that it names and that is
    /// known.
    ///
    /// @throws OvfProblem if there is none
    static VirtualDevice.Builder<?> start(Item item) {
        List<Kind> ofType = ALL.stream().filter(kind -> kind.type == item.type()).toList();
        if (ofType.isEmpty()) {
            throw OvfProblem.type(item);
        }
        boolean exact = ofType.stream().noneMatch(kind -> kind.subType.isEmpty());
        if (item.subType().isEmpty() && item.type() == OTHER) {
            throw OvfProblem.type(item);
        }
        if (!exact || item.subType().isEmpty()) {
            return ofType.getFirst().builder.get();
        }
        return Stream.of(item.subType().split("\\s+"))
                .flatMap(wanted -> ofType.stream().filter(kind -> kind.isCalled(wanted)))
                .findFirst()
                .orElseThrow(() -> OvfProblem.subType(item))
                .builder
                .get();
    }

    /// A kind of device.
    ///
    /// @param type the number of CIM
    /// @param subType VMware's name, empty if there is but one kind
    /// @param device the type in the VI API
    /// @param builder starts one
    record Kind(
            int type,
            String subType,
            Class<? extends VirtualDevice> device,
            Supplier<VirtualDevice.Builder<?>> builder) {
        boolean isCalled(String name) {
            return subType.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT));
        }
    }
}
