package dev.vireo.simulator.machine;

import static dev.vireo.simulator.machine.GuestDescriptors.flag;
import static dev.vireo.simulator.machine.GuestDescriptors.number;

import dev.vireo.vim.BoolOption;
import dev.vireo.vim.ChoiceOption;
import dev.vireo.vim.ElementDescription;
import dev.vireo.vim.LongOption;
import dev.vireo.vim.ParaVirtualSCSIControllerOption;
import dev.vireo.vim.SharesLevel;
import dev.vireo.vim.SharesOption;
import dev.vireo.vim.StorageIOAllocationOption;
import dev.vireo.vim.VirtualAHCIControllerOption;
import dev.vireo.vim.VirtualBusLogicControllerOption;
import dev.vireo.vim.VirtualCdromOption;
import dev.vireo.vim.VirtualDeviceConnectOption;
import dev.vireo.vim.VirtualDeviceOption;
import dev.vireo.vim.VirtualDiskOption;
import dev.vireo.vim.VirtualE1000Option;
import dev.vireo.vim.VirtualE1000eOption;
import dev.vireo.vim.VirtualEthernetCardOption;
import dev.vireo.vim.VirtualFloppyOption;
import dev.vireo.vim.VirtualIDEControllerOption;
import dev.vireo.vim.VirtualLsiLogicControllerOption;
import dev.vireo.vim.VirtualLsiLogicSASControllerOption;
import dev.vireo.vim.VirtualNVMEControllerOption;
import dev.vireo.vim.VirtualPCNet32Option;
import dev.vireo.vim.VirtualParallelPortOption;
import dev.vireo.vim.VirtualSCSIControllerOption;
import dev.vireo.vim.VirtualSCSISharing;
import dev.vireo.vim.VirtualSerialPortOption;
import dev.vireo.vim.VirtualVmxnet2Option;
import dev.vireo.vim.VirtualVmxnet3Option;
import java.util.ArrayList;
import java.util.List;

/// What devices of each kind can be like.
final class DeviceOptions {
    private static final long LARGEST_DISK_KB = 62L << 30;
    private static final List<String> DISK_DEVICES = List.of("VirtualDisk", "VirtualCdrom");

    private DeviceOptions() {}

    static List<VirtualDeviceOption> all(HardwareVersion version) {
        List<VirtualDeviceOption> options = new ArrayList<>();
        options.add(ide());
        options.add(
                scsi("VirtualBusLogicController", VirtualBusLogicControllerOption.builder(), 16));
        options.add(
                scsi("VirtualLsiLogicController", VirtualLsiLogicControllerOption.builder(), 16));
        options.add(disk());
        options.add(cdrom());
        options.add(
                VirtualFloppyOption.builder()
                        .type("VirtualFloppy")
                        .connectOption(connect())
                        .controllerType("VirtualSIOController")
                        .autoAssignController(automatic())
                        .deprecated(false)
                        .plugAndPlay(false)
                        .hotRemoveSupported(false)
                        .build());
        options.add(
                VirtualSerialPortOption.builder()
                        .type("VirtualSerialPort")
                        .connectOption(connect())
                        .controllerType("VirtualSIOController")
                        .autoAssignController(automatic())
                        .yieldOnPoll(flag(true))
                        .deprecated(false)
                        .plugAndPlay(false)
                        .hotRemoveSupported(false)
                        .build());
        options.add(
                VirtualParallelPortOption.builder()
                        .type("VirtualParallelPort")
                        .connectOption(connect())
                        .controllerType("VirtualSIOController")
                        .autoAssignController(automatic())
                        .deprecated(false)
                        .plugAndPlay(false)
                        .hotRemoveSupported(false)
                        .build());
        options.add(card("VirtualPCNet32", VirtualPCNet32Option.builder().supportsMorphing(false)));
        options.add(card("VirtualE1000", VirtualE1000Option.builder()));
        if (version.number() >= 7) {
            options.add(
                    scsi(
                            "VirtualLsiLogicSASController",
                            VirtualLsiLogicSASControllerOption.builder(),
                            16));
            options.add(
                    scsi(
                            "ParaVirtualSCSIController",
                            ParaVirtualSCSIControllerOption.builder(),
                            version.number() >= 14 ? 64 : 16));
            options.add(card("VirtualVmxnet2", VirtualVmxnet2Option.builder()));
            options.add(card("VirtualVmxnet3", VirtualVmxnet3Option.builder()));
        }
        if (version.number() >= 8) {
            options.add(card("VirtualE1000e", VirtualE1000eOption.builder()));
        }
        if (version.number() >= 10) {
            options.add(sata());
        }
        if (version.number() >= 13) {
            options.add(nvme());
        }
        return options;
    }

    private static VirtualDeviceOption ide() {
        return VirtualIDEControllerOption.builder()
                .type("VirtualIDEController")
                .devices(number(0, 2, 0))
                .supportedDevice(DISK_DEVICES)
                .numIDEDisks(number(0, 2, 0))
                .numIDECdroms(number(0, 2, 0))
                .deprecated(false)
                .plugAndPlay(false)
                .hotRemoveSupported(false)
                .build();
    }

    private static VirtualDeviceOption scsi(
            String type, VirtualSCSIControllerOption.Builder<?> option, int units) {
        return option.type(type)
                .controllerType("VirtualPCIController")
                .autoAssignController(automatic())
                .devices(number(0, units - 1, 0))
                .supportedDevice(List.of("VirtualDisk", "VirtualCdrom", "VirtualSCSIPassthrough"))
                .numSCSIDisks(number(0, units - 1, 0))
                .numSCSICdroms(number(0, units - 1, 0))
                .numSCSIPassthrough(number(0, units - 1, 0))
                .sharing(
                        List.of(
                                VirtualSCSISharing.NO_SHARING,
                                VirtualSCSISharing.VIRTUAL_SHARING,
                                VirtualSCSISharing.PHYSICAL_SHARING))
                .defaultSharedIndex(0)
                .hotAddRemove(flag(true))
                .scsiCtlrUnitNumber(Bus.SCSI_SELF)
                .deprecated(false)
                .plugAndPlay(true)
                .hotRemoveSupported(true)
                .build();
    }

    private static VirtualDeviceOption sata() {
        return VirtualAHCIControllerOption.builder()
                .type("VirtualAHCIController")
                .controllerType("VirtualPCIController")
                .autoAssignController(automatic())
                .devices(number(0, 30, 0))
                .supportedDevice(DISK_DEVICES)
                .numSATADisks(number(0, 30, 0))
                .numSATACdroms(number(0, 30, 0))
                .deprecated(false)
                .plugAndPlay(true)
                .hotRemoveSupported(true)
                .build();
    }

    private static VirtualDeviceOption nvme() {
        return VirtualNVMEControllerOption.builder()
                .type("VirtualNVMEController")
                .controllerType("VirtualPCIController")
                .autoAssignController(automatic())
                .devices(number(0, 15, 0))
                .supportedDevice(List.of("VirtualDisk"))
                .numNVMEDisks(number(0, 15, 0))
                .deprecated(false)
                .plugAndPlay(true)
                .hotRemoveSupported(true)
                .build();
    }

    private static VirtualDeviceOption disk() {
        return VirtualDiskOption.builder()
                .type("VirtualDisk")
                .autoAssignController(automatic())
                .capacityInKB(numbers(1, LARGEST_DISK_KB, 16L << 20))
                .ioAllocationOption(
                        StorageIOAllocationOption.builder()
                                .limitOption(numbers(-1, Integer.MAX_VALUE, -1))
                                .sharesOption(
                                        SharesOption.builder()
                                                .sharesOption(number(200, 4000, 1000))
                                                .defaultLevel(SharesLevel.NORMAL)
                                                .build())
                                .build())
                .deprecated(false)
                .plugAndPlay(true)
                .hotRemoveSupported(true)
                .build();
    }

    private static VirtualDeviceOption cdrom() {
        return VirtualCdromOption.builder()
                .type("VirtualCdrom")
                .connectOption(connect())
                .autoAssignController(automatic())
                .deprecated(false)
                .plugAndPlay(false)
                .hotRemoveSupported(false)
                .build();
    }

    private static VirtualDeviceOption card(
            String type, VirtualEthernetCardOption.Builder<?> option) {
        return option.type(type)
                .connectOption(connect())
                .controllerType("VirtualPCIController")
                .autoAssignController(automatic())
                .supportedOUI(choices("00:50:56", "00:0C:29"))
                .macType(choices("Manual", "Generated", "Assigned"))
                .wakeOnLanEnabled(flag(true))
                .vmDirectPathGen2Supported(type.equals("VirtualVmxnet3"))
                .uptCompatibilityEnabled(flag(type.equals("VirtualVmxnet3")))
                .deprecated(false)
                .plugAndPlay(true)
                .hotRemoveSupported(true)
                .build();
    }

    private static VirtualDeviceConnectOption connect() {
        return VirtualDeviceConnectOption.builder()
                .startConnected(automatic())
                .allowGuestControl(automatic())
                .build();
    }

    private static BoolOption automatic() {
        return flag(true).toBuilder().defaultValue(true).build();
    }

    private static LongOption numbers(long min, long max, long usual) {
        return LongOption.builder()
                .valueIsReadonly(false)
                .min(min)
                .max(max)
                .defaultValue(usual)
                .build();
    }

    private static ChoiceOption choices(String... names) {
        List<ElementDescription> choices = new ArrayList<>();
        for (String name : names) {
            choices.add(ElementDescription.builder().label(name).summary(name).key(name).build());
        }
        return ChoiceOption.builder()
                .valueIsReadonly(false)
                .choiceInfo(choices)
                .defaultIndex(0)
                .build();
    }
}
