package dev.vireo.driver.esx;

import dev.vireo.driver.esx.AttachedDisk.Bus;
import dev.vireo.model.Disk;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.ParaVirtualSCSIController;
import dev.vireo.vim.VirtualAHCIController;
import dev.vireo.vim.VirtualBusLogicController;
import dev.vireo.vim.VirtualController;
import dev.vireo.vim.VirtualLsiLogicController;
import dev.vireo.vim.VirtualLsiLogicSASController;
import dev.vireo.vim.VirtualNVMEController;
import dev.vireo.vim.VirtualSCSIController;
import dev.vireo.vim.VirtualSCSISharing;
import java.util.Optional;

/// Controllers of disks and their models in the words of documents.
///
/// @param hardware the machine's devices
record DiskControllers(Hardware hardware) {
    private static final String USUAL = "lsilogic";

    /// Makes a controller for a disk. A SCSI controller is of the model that the disk's driver
    /// names; otherwise like the first one there is, because the guest has a driver for that.
    VirtualController make(Bus bus, int number, Disk disk) {
        return make(bus, number, disk.driverName().filter(_ -> bus == Bus.SCSI));
    }

    /// Makes a controller.
    ///
    /// @param wanted the model of a SCSI controller, if it matters
    VirtualController make(Bus bus, int number, Optional<String> wanted) {
        VirtualController.Builder<?> controller =
                switch (bus) {
                    case SCSI -> scsi(wanted.or(this::like).orElse(USUAL));
                    case SATA -> VirtualAHCIController.builder();
                    case NVME -> VirtualNVMEController.builder();
                    case IDE, FDC ->
                            throw new VirtException(
                                    ErrorCode.CONFIG_UNSUPPORTED,
                                    "a machine has all "
                                            + bus.text()
                                            + " controllers that there can be");
                };
        return controller.key(DeviceChange.NEW_CONTROLLER_KEY).busNumber(number).build();
    }

    private static VirtualSCSIController.Builder<?> scsi(String model) {
        VirtualSCSIController.Builder<?> controller =
                switch (model) {
                    case "buslogic" -> VirtualBusLogicController.builder();
                    case "lsilogic" -> VirtualLsiLogicController.builder();
                    case "lsisas1068" -> VirtualLsiLogicSASController.builder();
                    case "vmpvscsi" -> ParaVirtualSCSIController.builder();
                    default ->
                            throw new VirtException(
                                    ErrorCode.CONFIG_UNSUPPORTED,
                                    "VMware has no SCSI controller '"
                                            + model
                                            + "', only buslogic, lsilogic, lsisas1068 and"
                                            + " vmpvscsi");
                };
        return controller.sharedBus(VirtualSCSISharing.NO_SHARING);
    }

    private Optional<String> like() {
        return hardware.all(VirtualSCSIController.class).stream()
                .map(DiskControllers::model)
                .flatMap(Optional::stream)
                .findFirst();
    }

    static Optional<String> model(VirtualController controller) {
        return switch (controller) {
            case VirtualBusLogicController _ -> Optional.of("buslogic");
            case VirtualLsiLogicSASController _ -> Optional.of("lsisas1068");
            case ParaVirtualSCSIController _ -> Optional.of("vmpvscsi");
            case VirtualLsiLogicController _ -> Optional.of("lsilogic");
            default -> Optional.empty();
        };
    }

    /// Refuses a disk whose driver names another model than its controller has.
    void checkModel(VirtualController controller, Disk disk) {
        Optional<String> model = model(controller);
        if (disk.driverName().isPresent() && !disk.driverName().equals(model)) {
            throw new VirtException(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "disk '"
                            + disk.target()
                            + "' wants '"
                            + disk.driverName().get()
                            + "', but its controller is"
                            + model.map(one -> " '" + one + "'").orElse(" another one"));
        }
    }
}
