package dev.vireo.vmx;

import dev.vireo.model.Controller;
import dev.vireo.model.ControllerType;
import dev.vireo.model.Disk;
import dev.vireo.model.DiskBus;
import dev.vireo.model.DriveAddress;
import dev.vireo.model.VirtException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The models of the SCSI controllers that the disks of a domain need.
///
/// A model is said by the controller or, in old documents, by the name of the driver of a disk.
/// libvirt looks for the controller of such a disk by its index alone, whatever its type, and keeps
/// models as numbers that mean another word with each type; so does this class, because it decides
/// what is written.
///
/// libvirt: `virVMXHandleLegacySCSIDiskDriverName`, `virVMXGatherSCSIControllers`.
final class ScsiModels {
    private static final int UNSET = -1;
    private static final String AUTO = "auto";
    private static final String VMWARE_PARAVIRTUAL = "vmpvscsi";

    /// libvirt's models of SCSI controllers by their numbers.
    private static final List<String> SCSI =
            List.of(
                    AUTO,
                    "buslogic",
                    "lsilogic",
                    "lsisas1068",
                    VMWARE_PARAVIRTUAL,
                    "ibmvscsi",
                    "virtio-scsi",
                    "lsisas1078",
                    "virtio-transitional",
                    "virtio-non-transitional",
                    "ncr53c90",
                    "dc390",
                    "am53c974");

    private static final List<String> USB =
            List.of(
                    "piix3-uhci",
                    "piix4-uhci",
                    "ehci",
                    "ich9-ehci1",
                    "ich9-uhci1",
                    "ich9-uhci2",
                    "ich9-uhci3",
                    "vt82c686b-uhci",
                    "pci-ohci",
                    "nec-xhci",
                    "qusb1",
                    "qusb2",
                    "qemu-xhci",
                    "none");

    private static final List<String> PCI =
            List.of(
                    "pci-root",
                    "pcie-root",
                    "pci-bridge",
                    "dmi-to-pci-bridge",
                    "pcie-to-pci-bridge",
                    "pcie-root-port",
                    "pcie-switch-upstream-port",
                    "pcie-switch-downstream-port",
                    "pci-expander-bus",
                    "pcie-expander-bus");

    private static final List<String> IDE = List.of("piix3", "piix4", "ich6");

    private static final List<String> VIRTIO_SERIAL =
            List.of("virtio", "virtio-transitional", "virtio-non-transitional");

    private final List<Controller> controllers;
    private final int[] models;
    private final boolean[] used = new boolean[DiskPlace.SCSI_CONTROLLERS];

    ScsiModels(List<Controller> controllers) {
        this.controllers = controllers;
        this.models = new int[controllers.size()];
        for (int i = 0; i < models.length; i++) {
            Controller controller = controllers.get(i);
            models[i] = controller.model().map(model -> number(controller, model)).orElse(UNSET);
        }
    }

    private static int number(Controller controller, String model) {
        return switch (controller.type()) {
            case SCSI -> SCSI.indexOf(model);
            case USB -> USB.indexOf(model);
            case PCI -> PCI.indexOf(model);
            case IDE -> IDE.indexOf(model);
            case VIRTIO_SERIAL -> VIRTIO_SERIAL.indexOf(model);
            default -> UNSET;
        };
    }

    private static String word(int model) {
        return model >= 0 && model < SCSI.size() ? SCSI.get(model) : "(null)";
    }

    /// Takes note of a disk on a SCSI controller.
    ///
    /// @throws VirtException if the name of its driver is no model or contradicts the controller
    void use(Disk disk, DriveAddress address) {
        if (disk.driverName().isPresent()) {
            model(disk.driverName().get(), address.controller());
        }
        used[address.controller()] = true;
    }

    private void model(String driver, int index) {
        int model = SCSI.indexOf(driver.toLowerCase(Locale.ROOT));
        if (model < 0) {
            throw Refusal.internal("Unknown driver name '" + driver + "'");
        }
        for (int i = 0; i < models.length; i++) {
            if (controllers.get(i).index() == index) {
                if (models[i] == UNSET) {
                    models[i] = model;
                } else if (models[i] != model) {
                    throw inconsistent(driver, word(models[i]), index);
                }
                return;
            }
        }
    }

    /// Tells whether any disk is on a SCSI controller.
    boolean anyUsed() {
        for (boolean one : used) {
            if (one) {
                return true;
            }
        }
        return false;
    }

    /// Adds the lines of all controllers that disks are on.
    void write(VmxOutput out, List<Disk> disks, FileNames fileNames) {
        String[] found = new String[used.length];
        for (int i = 0; i < models.length; i++) {
            Controller controller = controllers.get(i);
            int index = controller.index();
            if (controller.type() == ControllerType.SCSI
                    && index < used.length
                    && used[index]
                    && models[i] != UNSET) {
                found[index] = vmwareModel(word(models[i]), index, disks, fileNames);
            }
        }
        for (int index = 0; index < used.length; index++) {
            if (used[index]) {
                out.put("scsi" + index + ".present", true);
                String model = found[index];
                if (model != null) {
                    out.put("scsi" + index + ".virtualDev", model);
                }
            }
        }
    }

    private static String vmwareModel(
            String model, int index, List<Disk> disks, FileNames fileNames) {
        String real = model.equals(AUTO) ? detect(index, disks, fileNames) : model;
        return switch (real) {
            case "buslogic", "lsilogic", "lsisas1068" -> real;
            case VMWARE_PARAVIRTUAL -> "pvscsi";
            default ->
                    throw Refusal.internal(
                            "Expecting domain XML attribute 'model' of entry 'controller' to be"
                                    + " 'buslogic' or 'lsilogic' or 'lsisas1068' or 'vmpvscsi' but"
                                    + " found '"
                                    + real
                                    + "'");
        };
    }

    private static String detect(int index, List<Disk> disks, FileNames fileNames) {
        String agreed = AUTO;
        for (Disk disk : disks) {
            if (disk.bus() == DiskBus.SCSI
                    && disk.address().orElse(null) instanceof DriveAddress address
                    && address.controller() == index) {
                Optional<String> model = fileNames.scsiModel(disk);
                if (model.isEmpty()) {
                    continue;
                }
                if (!agreed.equals(AUTO) && !agreed.equals(model.get())) {
                    throw inconsistent(model.get(), agreed, index);
                }
                agreed = model.get();
            }
        }
        return agreed;
    }

    private static VirtException inconsistent(String model, String other, int index) {
        return Refusal.internal(
                "Inconsistent SCSI controller model ('"
                        + model
                        + "' is not '"
                        + other
                        + "') for SCSI controller index "
                        + index);
    }
}
