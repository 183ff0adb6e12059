package dev.vireo.driver.esx;

import dev.vireo.driver.esx.AttachedDisk.Bus;
import dev.vireo.model.Controller;
import dev.vireo.model.DeviceXml;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.VirtualController;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// A controller of a document. Documents of the driver show SCSI and SATA controllers only while
/// there are disks on them.
///
/// @param controller the controller
/// @param bus what it drives
record ControllerWork(Controller controller, Bus bus) implements DeviceWork {
    static ControllerWork of(DeviceXml xml) {
        // the reader adds what is missing behind those that are there
        Controller controller = xml.devices().controllers().getFirst();
        Bus bus =
                switch (controller.type()) {
                    case SCSI -> Bus.SCSI;
                    case SATA -> Bus.SATA;
                    case NVME -> Bus.NVME;
                    default ->
                            throw new VirtException(
                                    ErrorCode.CONFIG_UNSUPPORTED,
                                    "controllers of type '"
                                            + controller.type().text()
                                            + "' cannot come and go, only scsi, sata and nvme");
                };
        return new ControllerWork(controller, bus);
    }

    @Override
    public String what() {
        return "controller '" + bus.text() + controller.index() + "'";
    }

    @Override
    public DeviceChange attach(Hardware hardware) {
        UnknownParts.refuse(controller.rest(), Set.of());
        if (controller.address().isPresent()) {
            throw UnknownParts.refused("controller", "element", "address");
        }
        Optional<String> model = controller.model().filter(one -> !one.equals("auto"));
        if (bus != Bus.SCSI && model.isPresent()) {
            throw UnknownParts.refused("controller", "attribute", "model");
        }
        if (hardware.controller(bus, controller.index()).isPresent()) {
            throw new VirtException(ErrorCode.OPERATION_FAILED, what() + " already exists");
        }
        return DeviceChange.add(new DiskControllers(hardware).make(bus, controller.index(), model));
    }

    @Override
    public DeviceChange detach(Hardware hardware) {
        VirtualController found =
                hardware.only(
                        hardware.controller(bus, controller.index()).stream().toList(),
                        what(),
                        List.of());
        List<String> on =
                hardware.disks().stream()
                        .filter(disk -> Objects.equals(disk.device().controllerKey(), found.key()))
                        .map(AttachedDisk::target)
                        .toList();
        if (!on.isEmpty()) {
            throw new VirtException(
                    ErrorCode.OPERATION_FAILED, what() + " is in use by " + String.join(", ", on));
        }
        return DeviceChange.remove(found);
    }
}
