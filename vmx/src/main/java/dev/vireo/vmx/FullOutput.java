package dev.vireo.vmx;

import dev.vireo.model.Controller;
import dev.vireo.model.ControllerType;
import dev.vireo.model.DiskBus;
import dev.vireo.model.DomainDefinition;
import dev.vireo.model.FirmwareFeature;
import dev.vireo.model.PciAddress;
import dev.vireo.model.Sound;
import java.util.List;
import java.util.TreeSet;

/// Writes what libvirt has no lines for, at level [VmxLevel#FULL].
///
/// | document | VMX |
/// |---|---|
/// | `<genid>` | `vm.genid`, `vm.genidX`: its halves as signed numbers |
/// | `<controller type='sata'>`, `nvme` | `sataN.present`, `nvmeN.present` |
/// | `<address type='pci'>` of such controllers, of a domain of VMware | `scsiN.pciSlotNumber` |
/// | `<controller type='usb'>`: UHCI or OHCI, EHCI, XHCI | `usb`, `ehci`, `usb_xhci.present` |
/// | `<sound model='sb16'>`, `es1370`, `ac97` and Intel's HD Audio | `sound.virtualDev` `sb16`, `es1371`, `hdaudio` |
/// | `<feature enabled='yes' name='secure-boot'/>` | `uefi.secureBoot.enabled` |
final class FullOutput {
    private static final int CONTROLLERS = 4;
    private static final int PCI_BUSES = 32;

    private final VmxOutput out;
    private final DomainDefinition domain;

    FullOutput(VmxOutput out, DomainDefinition domain) {
        this.out = out;
        this.domain = domain;
    }

    void writeGenerationId() {
        domain.generationId()
                .ifPresent(id -> {
                    out.put("vm.genid", id.getMostSignificantBits());
                    out.put("vm.genidX", id.getLeastSignificantBits());
                });
    }

    /// Adds the lines of SATA and NVMe controllers: those of the document and those of the disks.
    void writeControllers(List<PlacedDisk> disks, int hardwareVersion) {
        if (hardwareVersion >= DiskFitting.HARDWARE_WITH_SATA) {
            writeNumbers(disks, DiskBus.SATA, ControllerType.SATA);
        }
        if (hardwareVersion >= DiskFitting.HARDWARE_WITH_NVME) {
            writeNumbers(disks, DiskBus.NVME, ControllerType.NVME);
        }
        if (domain.type().equals("vmware")) {
            domain.devices().controllers().forEach(this::writeSlot);
        }
    }

    private void writeNumbers(List<PlacedDisk> disks, DiskBus bus, ControllerType type) {
        TreeSet<Integer> numbers = new TreeSet<>();
        for (PlacedDisk disk : disks) {
            if (disk.disk().bus() == bus) {
                numbers.add(disk.address().controller());
            }
        }
        for (Controller controller : domain.devices().controllers()) {
            if (controller.type() == type && controller.index() < CONTROLLERS) {
                numbers.add(controller.index());
            }
        }
        for (int number : numbers) {
            out.put(bus.text() + number + ".present", true);
        }
    }

    private void writeSlot(Controller controller) {
        boolean hasKey =
                controller.type() == ControllerType.SCSI
                        || controller.type() == ControllerType.SATA;
        if (hasKey
                && controller.index() < CONTROLLERS
                && controller.address().orElse(null) instanceof PciAddress address
                && address.domain() == 0
                && address.bus() < PCI_BUSES) {
            int slot = address.function() << 10 | address.bus() << 5 | address.slot();
            out.put(controller.type().text() + controller.index() + ".pciSlotNumber", slot);
        }
    }

    /// Adds the lines of the USB controllers and of the sound card.
    void writeUsbAndSound() {
        TreeSet<String> keys = new TreeSet<>();
        for (Controller controller : domain.devices().controllers()) {
            if (controller.type() == ControllerType.USB) {
                keys.add(usbKey(controller.model().orElse("")));
            }
        }
        keys.remove("");
        // "usb" is what all USB of a virtual machine hangs on, but for XHCI
        if (keys.contains("ehci")) {
            keys.add("usb");
        }
        for (String key : List.of("usb", "ehci", "usb_xhci")) {
            if (keys.contains(key)) {
                out.put(key + ".present", true);
            }
        }
        domain.devices().sounds().stream()
                .map(FullOutput::soundDevice)
                .filter(device -> !device.isEmpty())
                .findFirst()
                .ifPresent(device -> {
                    out.put("sound.present", true);
                    out.put("sound.virtualDev", device);
                });
    }

    private static String usbKey(String model) {
        return switch (model) {
            case "none" -> "";
            case "ehci", "ich9-ehci1" -> "ehci";
            case "nec-xhci", "qemu-xhci", "qusb1", "qusb2" -> "usb_xhci";
            default -> "usb";
        };
    }

    private static String soundDevice(Sound sound) {
        return switch (sound.model()) {
            case "sb16" -> "sb16";
            case "es1370" -> "es1371";
            case "ac97", "ich6", "ich7", "ich9" -> "hdaudio";
            default -> "";
        };
    }

    void writeSecureBoot() {
        for (FirmwareFeature feature : domain.os().firmwareFeatures()) {
            if (feature.name().equals("secure-boot")) {
                out.put("uefi.secureBoot.enabled", feature.enabled());
            }
        }
    }
}
