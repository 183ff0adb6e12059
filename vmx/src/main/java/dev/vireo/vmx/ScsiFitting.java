package dev.vireo.vmx;

import dev.vireo.model.Controller;
import dev.vireo.model.ControllerType;
import dev.vireo.model.Disk;
import dev.vireo.model.DiskBus;
import dev.vireo.model.DomainDefinition;
import dev.vireo.model.DriveAddress;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The SCSI controllers that VMware gets for those of any domain, at level [VmxLevel#FULL].
///
/// Paravirtual models become VMware's paravirtual one (from hardware version 7), others that VMware
/// has not the nearest LSI Logic. A controller without a model has none if the domain is one of
/// VMware, and is an LSI Logic otherwise: that is what QEMU takes.
final class ScsiFitting {
    private static final int HARDWARE_WITH_PARAVIRTUAL = 7;
    private static final String PARAVIRTUAL = "pvscsi";
    private static final String LSI_LOGIC = "lsilogic";

    private final int hardwareVersion;
    private final boolean[] used = new boolean[DiskPlace.SCSI_CONTROLLERS];
    private final boolean[] known = new boolean[DiskPlace.SCSI_CONTROLLERS];
    private final @Nullable String[] models = new String[DiskPlace.SCSI_CONTROLLERS];

    ScsiFitting(DomainDefinition domain, FileNames fileNames, int hardwareVersion) {
        this.hardwareVersion = hardwareVersion;
        boolean vmware = domain.type().equals("vmware");
        for (Controller controller : domain.devices().controllers()) {
            if (controller.type() == ControllerType.SCSI
                    && controller.index() >= 0
                    && controller.index() < known.length) {
                known[controller.index()] = true;
                models[controller.index()] = model(controller, vmware, domain, fileNames);
            }
        }
        if (vmware) {
            domain.devices().disks().forEach(this::takeLegacyModel);
        }
    }

    private @Nullable String model(
            Controller controller, boolean vmware, DomainDefinition domain, FileNames fileNames) {
        Optional<String> model = controller.model();
        if (model.isEmpty()) {
            return vmware ? null : LSI_LOGIC;
        }
        if (!model.get().equals("auto")) {
            return vmwareModel(model.get());
        }
        return domain.devices().disks().stream()
                .filter(disk -> isOn(disk, controller.index()))
                .findFirst()
                .flatMap(fileNames::scsiModel)
                .map(this::vmwareModel)
                .orElse(LSI_LOGIC);
    }

    private static boolean isOn(Disk disk, int controller) {
        return disk.bus() == DiskBus.SCSI
                && disk.address().orElse(null) instanceof DriveAddress address
                && address.controller() == controller;
    }

    private String vmwareModel(String model) {
        return switch (model) {
            case "buslogic", LSI_LOGIC, "lsisas1068" -> model;
            case "lsisas1078" -> "lsisas1068";
            case "vmpvscsi", "virtio-scsi", "virtio-transitional", "virtio-non-transitional" ->
                    paravirtual();
            default -> LSI_LOGIC;
        };
    }

    private String paravirtual() {
        return hardwareVersion >= HARDWARE_WITH_PARAVIRTUAL ? PARAVIRTUAL : LSI_LOGIC;
    }

    private void takeLegacyModel(Disk disk) {
        for (int i = 0; i < models.length; i++) {
            if (isOn(disk, i) && models[i] == null && disk.driverName().isPresent()) {
                String model = disk.driverName().get().toLowerCase(Locale.ROOT);
                switch (model) {
                    case "buslogic", LSI_LOGIC, "lsisas1068", "vmpvscsi" ->
                            models[i] = vmwareModel(model);
                    default -> {}
                }
            }
        }
    }

    /// Tells whether a disk that needs a place may have one on a controller; the first that does
    /// decides the model of a new one.
    boolean suits(int controller, boolean virtio) {
        if (!known[controller] && !used[controller]) {
            models[controller] = virtio ? paravirtual() : LSI_LOGIC;
            known[controller] = true;
            return true;
        }
        return !virtio || paravirtual().equals(models[controller]);
    }

    /// Takes note of a disk on a controller.
    void use(int controller) {
        used[controller] = true;
    }

    /// Tells whether there is any controller.
    boolean any() {
        for (int i = 0; i < used.length; i++) {
            if (used[i] || known[i]) {
                return true;
            }
        }
        return false;
    }

    /// Adds the lines of all controllers.
    void write(VmxOutput out) {
        for (int i = 0; i < used.length; i++) {
            if (used[i] || known[i]) {
                out.put("scsi" + i + ".present", true);
                String model = models[i];
                if (model != null) {
                    out.put("scsi" + i + ".virtualDev", model);
                }
            }
        }
    }
}
