package dev.vireo.simulator.machine;

import dev.vireo.vim.Description;
import dev.vireo.vim.ParaVirtualSCSIController;
import dev.vireo.vim.VirtualBusLogicController;
import dev.vireo.vim.VirtualCdrom;
import dev.vireo.vim.VirtualController;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceBackingInfo;
import dev.vireo.vim.VirtualDeviceDeviceBackingInfo;
import dev.vireo.vim.VirtualDeviceFileBackingInfo;
import dev.vireo.vim.VirtualDevicePipeBackingInfo;
import dev.vireo.vim.VirtualDeviceRemoteDeviceBackingInfo;
import dev.vireo.vim.VirtualDeviceURIBackingInfo;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualEthernetCard;
import dev.vireo.vim.VirtualEthernetCardDistributedVirtualPortBackingInfo;
import dev.vireo.vim.VirtualEthernetCardOpaqueNetworkBackingInfo;
import dev.vireo.vim.VirtualFloppy;
import dev.vireo.vim.VirtualIDEController;
import dev.vireo.vim.VirtualKeyboard;
import dev.vireo.vim.VirtualLsiLogicSASController;
import dev.vireo.vim.VirtualMachineVMCIDevice;
import dev.vireo.vim.VirtualMachineVideoCard;
import dev.vireo.vim.VirtualNVDIMM;
import dev.vireo.vim.VirtualNVDIMMController;
import dev.vireo.vim.VirtualNVMEController;
import dev.vireo.vim.VirtualPCIController;
import dev.vireo.vim.VirtualPCIPassthrough;
import dev.vireo.vim.VirtualPS2Controller;
import dev.vireo.vim.VirtualParallelPort;
import dev.vireo.vim.VirtualPointingDevice;
import dev.vireo.vim.VirtualPrecisionClock;
import dev.vireo.vim.VirtualSATAController;
import dev.vireo.vim.VirtualSCSIController;
import dev.vireo.vim.VirtualSCSIPassthrough;
import dev.vireo.vim.VirtualSIOController;
import dev.vireo.vim.VirtualSerialPort;
import dev.vireo.vim.VirtualSerialPortThinPrintBackingInfo;
import dev.vireo.vim.VirtualSoundCard;
import dev.vireo.vim.VirtualTPM;
import dev.vireo.vim.VirtualUSB;
import dev.vireo.vim.VirtualUSBController;
import dev.vireo.vim.VirtualUSBXHCIController;
import dev.vireo.vim.VirtualWDT;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Names devices for people, in the order in which they are listed.
final class Labels {
    private int disks;
    private int cdroms;
    private int passthroughs;

    Description of(VirtualDevice device) {
        String label = label(device);
        return Description.builder().label(label).summary(summary(device, label)).build();
    }

    private String label(VirtualDevice device) {
        return switch (device) {
            case VirtualController controller -> controller(controller);
            case VirtualDisk _ -> "Hard disk " + ++disks;
            case VirtualCdrom _ -> "CD/DVD drive " + ++cdroms;
            case VirtualSCSIPassthrough _ -> "SCSI device " + ++passthroughs;
            case VirtualEthernetCard _ -> "Network adapter " + number(device, Keys.ETHERNET);
            case VirtualFloppy _ -> "Floppy drive " + number(device, Keys.FLOPPY);
            case VirtualSerialPort _ -> "Serial port " + number(device, Keys.SERIAL);
            case VirtualParallelPort _ -> "Parallel port " + number(device, Keys.PARALLEL);
            case VirtualPCIPassthrough _ -> "PCI device " + (device.key() - Keys.PASSTHROUGH);
            case VirtualNVDIMM _ -> "NVDIMM " + number(device, Keys.NVDIMM);
            case VirtualUSB _ -> "USB " + number(device, Keys.USB_DEVICE);
            case VirtualKeyboard _ -> "Keyboard";
            case VirtualPointingDevice _ -> "Pointing device";
            case VirtualMachineVideoCard _ -> "Video card ";
            case VirtualMachineVMCIDevice _ -> "VMCI device";
            case VirtualSoundCard _ -> "Sound card ";
            case VirtualTPM _ -> "Virtual TPM";
            case VirtualWDT _ -> "Virtual watchdog timer";
            case VirtualPrecisionClock _ -> "Precision clock";
            default -> {
                Description before = device.deviceInfo();
                yield before == null ? "Device " + device.key() : before.label();
            }
        };
    }

    private static int number(VirtualDevice device, int first) {
        return device.key() - first + 1;
    }

    private static String controller(VirtualController controller) {
        int bus = controller.busNumber();
        return switch (controller) {
            case VirtualIDEController _ -> "IDE " + bus;
            case VirtualSCSIController _ -> "SCSI controller " + bus;
            case VirtualSATAController _ -> "SATA controller " + bus;
            case VirtualNVMEController _ -> "NVME controller " + bus;
            case VirtualPCIController _ -> "PCI controller " + bus;
            case VirtualPS2Controller _ -> "PS2 controller " + bus;
            case VirtualSIOController _ -> "SIO controller " + bus;
            case VirtualUSBController _ -> "USB controller";
            case VirtualUSBXHCIController _ -> "USB xHCI controller";
            case VirtualNVDIMMController _ -> "NVDIMM controller " + bus;
            default -> "Controller " + controller.key();
        };
    }

    private static String summary(VirtualDevice device, String label) {
        return switch (device) {
            case VirtualDisk disk -> capacity(disk.capacityInKB());
            case ParaVirtualSCSIController _ -> "VMware paravirtual SCSI";
            case VirtualLsiLogicSASController _ -> "LSI Logic SAS";
            case VirtualBusLogicController _ -> "BusLogic";
            case VirtualSCSIController _ -> "LSI Logic";
            case VirtualSATAController _ -> "AHCI";
            case VirtualUSBController usb ->
                    "Auto connect "
                            + (Objects.equals(usb.autoConnectDevices(), true)
                                    ? "Enabled"
                                    : "Disabled");
            case VirtualPointingDevice _ -> "Pointing device; Device";
            case VirtualMachineVideoCard _ -> "Video card";
            case VirtualMachineVMCIDevice _ ->
                    "Device on the virtual machine PCI bus that provides support for the virtual"
                            + " machine communication interface";
            case VirtualNVDIMM dimm -> dimm.capacityInMB() + " MB";
            case VirtualEthernetCard card -> network(card.backing());
            default -> device.backing() == null ? label : backing(device.backing());
        };
    }

    /// Writes a capacity with commas between the thousands: without a formatter, because each disk
    /// that is read has one.
    ///
    /// @param kib how much
    static String capacity(long kib) {
        StringBuilder text = new StringBuilder().append(kib);
        for (int at = text.length() - 3; at > 0; at -= 3) {
            text.insert(at, ',');
        }
        return text.append(" KB").toString();
    }

    private static String network(@Nullable VirtualDeviceBackingInfo backing) {
        return switch (backing) {
            case VirtualDeviceDeviceBackingInfo named -> named.deviceName();
            case VirtualEthernetCardDistributedVirtualPortBackingInfo port ->
                    "DVSwitch: " + switchUuid(port.port().switchUuid());
            case VirtualEthernetCardOpaqueNetworkBackingInfo opaque ->
                    opaque.opaqueNetworkType() + ": " + opaque.opaqueNetworkId();
            case null, default -> "none";
        };
    }

    private static String switchUuid(String uuid) {
        return VmxValues.bytes(uuid);
    }

    private static String backing(VirtualDeviceBackingInfo backing) {
        return switch (backing) {
            case VirtualDeviceFileBackingInfo file -> {
                boolean image = file.fileName().toLowerCase(Locale.ROOT).endsWith(".iso");
                yield (image ? "ISO " : "File ") + file.fileName();
            }
            case VirtualDeviceRemoteDeviceBackingInfo remote ->
                    remote.deviceName().isEmpty()
                            ? "Remote device"
                            : "Remote " + remote.deviceName();
            case VirtualDeviceDeviceBackingInfo local -> local.deviceName();
            case VirtualDevicePipeBackingInfo pipe -> "Pipe " + pipe.pipeName();
            case VirtualDeviceURIBackingInfo uri -> "Remote " + uri.serviceURI();
            case VirtualSerialPortThinPrintBackingInfo _ -> "Thin print";
            default -> "";
        };
    }
}
