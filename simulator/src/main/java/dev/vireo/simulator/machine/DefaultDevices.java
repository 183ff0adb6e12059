package dev.vireo.simulator.machine;

import dev.vireo.vim.Description;
import dev.vireo.vim.DistributedVirtualSwitchPortConnection;
import dev.vireo.vim.ParaVirtualSCSIController;
import dev.vireo.vim.VirtualCdrom;
import dev.vireo.vim.VirtualCdromRemotePassthroughBackingInfo;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceBackingInfo;
import dev.vireo.vim.VirtualDeviceConnectInfo;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualDiskFlatVer2BackingInfo;
import dev.vireo.vim.VirtualEthernetCardDistributedVirtualPortBackingInfo;
import dev.vireo.vim.VirtualEthernetCardNetworkBackingInfo;
import dev.vireo.vim.VirtualIDEController;
import dev.vireo.vim.VirtualKeyboard;
import dev.vireo.vim.VirtualMachineVMCIDevice;
import dev.vireo.vim.VirtualMachineVideoCard;
import dev.vireo.vim.VirtualPCIController;
import dev.vireo.vim.VirtualPS2Controller;
import dev.vireo.vim.VirtualPointingDevice;
import dev.vireo.vim.VirtualPointingDeviceDeviceBackingInfo;
import dev.vireo.vim.VirtualSCSISharing;
import dev.vireo.vim.VirtualSIOController;
import dev.vireo.vim.VirtualSerialPort;
import dev.vireo.vim.VirtualSerialPortFileBackingInfo;
import dev.vireo.vim.VirtualVmxnet3;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Lists the devices of a machine with the keys that hosts give them.
final class DefaultDevices {
    private static final int PCI = 100;
    private static final int IDE = 200;
    private static final int PS2 = 300;
    private static final int SIO = 400;
    private static final int SCSI = 1000;
    private static final int DISK = 2000;
    private static final int CDROM = 3000;
    private static final int NIC = 4000;
    private static final int SERIAL = 9000;

    private final PlannedConfig config;
    private final PlannedConfig.Place place;
    private final PlannedConfig.Hardware hardware;
    private final boolean on;

    private DefaultDevices(PlannedConfig config) {
        this.config = config;
        this.place = config.place();
        this.hardware = config.hardware();
        this.on = config.on();
    }

    static List<VirtualDevice> of(PlannedConfig config) {
        return new DefaultDevices(config).list();
    }

    private List<VirtualDevice> list() {
        List<VirtualDevice> devices = new ArrayList<>(20);
        devices.add(ide(0));
        devices.add(ide(1));
        devices.add(
                VirtualPS2Controller.builder()
                        .key(PS2)
                        .deviceInfo(info("PS2 controller 0", "PS2 controller 0"))
                        .busNumber(0)
                        .device(List.of(600, 700))
                        .build());
        devices.add(pci());
        devices.add(
                VirtualSIOController.builder()
                        .key(SIO)
                        .deviceInfo(info("SIO controller 0", "SIO controller 0"))
                        .busNumber(0)
                        .device(hardware.serialFile().map(_ -> List.of(SERIAL)).orElse(List.of()))
                        .build());
        devices.add(
                VirtualKeyboard.builder()
                        .key(600)
                        .deviceInfo(info("Keyboard", "Keyboard"))
                        .controllerKey(PS2)
                        .unitNumber(0)
                        .build());
        devices.add(pointer());
        devices.add(video());
        devices.add(
                VirtualMachineVMCIDevice.builder()
                        .key(12000)
                        .deviceInfo(
                                info(
                                        "VMCI device",
                                        "Device on the virtual machine PCI bus that provides"
                                                + " support for the virtual machine communication"
                                                + " interface"))
                        .controllerKey(PCI)
                        .unitNumber(17)
                        .id(hardware.vmciId())
                        .allowUnrestrictedCommunication(false)
                        .filterEnable(true)
                        .build());
        devices.add(scsi());
        devices.add(cdrom());
        for (int i = 0; i < hardware.disks().size(); i++) {
            devices.add(disk(i, hardware.disks().get(i)));
        }
        for (int i = 0; i < hardware.nics().size(); i++) {
            devices.add(nic(i, hardware.nics().get(i)));
        }
        hardware.serialFile().ifPresent(file -> devices.add(serial(file)));
        return devices;
    }

    private static VirtualDevice ide(int bus) {
        return VirtualIDEController.builder()
                .key(IDE + bus)
                .deviceInfo(info("IDE " + bus, "IDE " + bus))
                .busNumber(bus)
                .device(bus == 0 ? List.of(CDROM) : List.of())
                .build();
    }

    private VirtualDevice pci() {
        List<Integer> attached = new ArrayList<>(List.of(500, 12000, SCSI));
        IntStream.range(0, hardware.nics().size()).mapToObj(i -> NIC + i).forEach(attached::add);
        return VirtualPCIController.builder()
                .key(PCI)
                .deviceInfo(info("PCI controller 0", "PCI controller 0"))
                .busNumber(0)
                .device(attached)
                .build();
    }

    private static VirtualDevice pointer() {
        return VirtualPointingDevice.builder()
                .key(700)
                .deviceInfo(info("Pointing device", "Pointing device; Device"))
                .backing(
                        VirtualPointingDeviceDeviceBackingInfo.builder()
                                .deviceName("")
                                .useAutoDetect(false)
                                .hostPointingDevice("autodetect")
                                .build())
                .controllerKey(PS2)
                .unitNumber(1)
                .build();
    }

    private static VirtualDevice video() {
        return VirtualMachineVideoCard.builder()
                .key(500)
                .deviceInfo(info("Video card ", "Video card"))
                .controllerKey(PCI)
                .unitNumber(0)
                .videoRamSizeInKB(8192L)
                .numDisplays(1)
                .useAutoDetect(false)
                .enable3DSupport(false)
                .build();
    }

    private VirtualDevice scsi() {
        return ParaVirtualSCSIController.builder()
                .key(SCSI)
                .deviceInfo(info("SCSI controller 0", "VMware paravirtual SCSI"))
                .controllerKey(PCI)
                .unitNumber(3)
                .busNumber(0)
                .device(
                        IntStream.range(0, hardware.disks().size())
                                .mapToObj(i -> DISK + i)
                                .toList())
                .hotAddRemove(true)
                .sharedBus(VirtualSCSISharing.NO_SHARING)
                .scsiCtlrUnitNumber(7)
                .build();
    }

    private static VirtualDevice cdrom() {
        return VirtualCdrom.builder()
                .key(CDROM)
                .deviceInfo(info("CD/DVD drive 1", "Remote device"))
                .backing(
                        VirtualCdromRemotePassthroughBackingInfo.builder()
                                .deviceName("")
                                .useAutoDetect(false)
                                .exclusive(false)
                                .build())
                .connectable(connectable(false, false))
                .controllerKey(IDE)
                .unitNumber(0)
                .build();
    }

    private VirtualDevice disk(int index, MachineConfig.Disk disk) {
        return VirtualDisk.builder()
                .key(DISK + index)
                .deviceInfo(info("Hard disk " + (index + 1), Labels.capacity(disk.sizeKb())))
                .backing(
                        VirtualDiskFlatVer2BackingInfo.builder()
                                .fileName(disk.path())
                                .datastore(place.datastore())
                                .diskMode("persistent")
                                .thinProvisioned(!config.isThick(index))
                                .uuid(disk.uuid())
                                .sharing("sharingNone")
                                .build())
                .controllerKey(SCSI)
                .unitNumber(index < 7 ? index : index + 1) // 7 is the controller itself
                .capacityInKB(disk.sizeKb())
                .capacityInBytes(disk.sizeKb() * 1024)
                .build();
    }

    private VirtualDevice nic(int index, MachineConfig.Nic nic) {
        PlannedConfig.Link link = config.link(index);
        return VirtualVmxnet3.builder()
                .key(NIC + index)
                .deviceInfo(info("Network adapter " + (index + 1), link.name()))
                .backing(backing(link, index))
                .connectable(connectable(true, on))
                .controllerKey(PCI)
                .unitNumber(7 + index)
                .addressType(link.manual() ? "manual" : "generated")
                .macAddress(nic.mac())
                .wakeOnLanEnabled(true)
                .build();
    }

    private static VirtualDeviceBackingInfo backing(PlannedConfig.Link link, int index) {
        return link.switchUuid().isEmpty()
                ? VirtualEthernetCardNetworkBackingInfo.builder()
                        .deviceName(link.name())
                        .useAutoDetect(false)
                        .network(link.network())
                        .inPassthroughMode(false)
                        .build()
                : VirtualEthernetCardDistributedVirtualPortBackingInfo.builder()
                        .port(
                                DistributedVirtualSwitchPortConnection.builder()
                                        .switchUuid(link.switchUuid())
                                        .portgroupKey(link.network().value())
                                        .portKey(link.port().isEmpty() ? null : link.port())
                                        .connectionCookie(index)
                                        .build())
                        .build();
    }

    private VirtualDevice serial(String file) {
        return VirtualSerialPort.builder()
                .key(SERIAL)
                .deviceInfo(info("Serial port 1", "File " + file))
                .backing(
                        VirtualSerialPortFileBackingInfo.builder()
                                .fileName(file)
                                .datastore(place.datastore())
                                .build())
                .connectable(connectable(true, on))
                .controllerKey(SIO)
                .unitNumber(0)
                .yieldOnPoll(true)
                .build();
    }

    private static VirtualDeviceConnectInfo connectable(boolean atStart, boolean connected) {
        return VirtualDeviceConnectInfo.builder()
                .startConnected(atStart)
                .allowGuestControl(true)
                .connected(connected)
                .status(connected ? "ok" : "untried")
                .build();
    }

    private static Description info(String label, String summary) {
        return Description.builder().label(label).summary(summary).build();
    }
}
