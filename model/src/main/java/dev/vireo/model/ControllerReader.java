package dev.vireo.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads controllers.
///
/// libvirt: `virDomainControllerDefParseXML`, `virDomainControllerInsert`.
final class ControllerReader {
    private static final String[] SCSI = {
        "auto",
        "buslogic",
        "lsilogic",
        "lsisas1068",
        "vmpvscsi",
        "ibmvscsi",
        "virtio-scsi",
        "lsisas1078",
        "virtio-transitional",
        "virtio-non-transitional",
        "ncr53c90",
        "dc390",
        "am53c974"
    };
    private static final String[] IDE = {"piix3", "piix4", "ich6"};
    private static final String[] VIRTIO_SERIAL = {
        "virtio", "virtio-transitional", "virtio-non-transitional"
    };
    private static final String[] USB = {
        "piix3-uhci", "piix4-uhci", "ehci", "ich9-ehci1", "ich9-uhci1", "ich9-uhci2", "ich9-uhci3",
        "vt82c686b-uhci", "pci-ohci", "nec-xhci", "qusb1", "qusb2", "qemu-xhci", "none"
    };
    private static final String[] PCI = {
        "pci-root",
        "pcie-root",
        "pci-bridge",
        "dmi-to-pci-bridge",
        "pcie-to-pci-bridge",
        "pcie-root-port",
        "pcie-switch-upstream-port",
        "pcie-switch-downstream-port",
        "pci-expander-bus",
        "pcie-expander-bus"
    };
    private static final String[] NONE = {};

    private final XmlReading reading;
    private final List<Controller> controllers = new ArrayList<>();
    private final List<XmlElement> elements = new ArrayList<>();

    ControllerReader(XmlReading reading) {
        this.reading = reading;
    }

    /// Returns the controllers in libvirt's order.
    List<Controller> controllers() {
        return controllers;
    }

    /// Returns the elements of the controllers, in the same order.
    List<XmlElement> elements() {
        return elements;
    }

    /// Reads a controller and puts it where libvirt does: those of one type are in the order of
    /// their indexes.
    void add(XmlElement element) {
        Controller controller = read(element);
        int place = -1;
        for (int i = controllers.size() - 1; i >= 0; i--) {
            Controller current = controllers.get(i);
            if (current.type() == controller.type()) {
                if (controller.index() < 0) {
                    place = i + 1;
                    break;
                }
                if (current.index() > controller.index()) {
                    place = i;
                } else if (place < 0) {
                    place = i + 1;
                    break;
                }
            }
        }
        int at = place < 0 ? controllers.size() : place;
        controllers.add(at, controller);
        elements.add(at, element);
    }

    private Controller read(XmlElement element) {
        ControllerType type = type(element);
        int index = XmlValues.nonNegative(reading, element, "index", -1);
        Optional<String> model = model(element, type);
        checkDriver(element);
        Optional<DeviceAddress> address = AddressReader.read(reading, element);
        return new Controller(type, index, model, address, rest(element, type));
    }

    private XmlElement rest(XmlElement element, ControllerType type) {
        boolean ports = type == ControllerType.USB || type == ControllerType.VIRTIO_SERIAL;
        if (ports) {
            XmlValues.signed(reading, element, "ports", -1);
        }
        if (type == ControllerType.VIRTIO_SERIAL) {
            XmlValues.signed(reading, element, "vectors", -1);
        }
        XmlElement rest =
                reading.rest(
                        element,
                        reading.isNewer()
                                ? DomainSchema.NEWER_CONTROLLER
                                : DomainSchema.CONTROLLER);
        rest = ports ? rest : without(element, rest, "ports");
        rest = type == ControllerType.VIRTIO_SERIAL ? rest : without(element, rest, "vectors");
        if (type != ControllerType.XENBUS) {
            rest = without(element, rest, "maxGrantFrames");
            rest = without(element, rest, "maxEventChannels");
        }
        return rest;
    }

    /// Leaves out what only controllers of other types have.
    private XmlElement without(XmlElement element, XmlElement rest, String attribute) {
        String value = rest.value(attribute);
        if (value == null) {
            return rest;
        }
        reading.drop(element, attribute, value);
        return RestEdit.set(rest, attribute, null);
    }

    private void checkDriver(XmlElement element) {
        XmlElement driver = element.first("driver");
        if (driver != null) {
            XmlValues.unsigned(reading, driver, "queues", 0);
            XmlValues.unsigned(reading, driver, "cmd_per_lun", 0);
            XmlValues.unsigned(reading, driver, "max_sectors", 0);
        }
    }

    private ControllerType type(XmlElement element) {
        String text = element.value("type");
        if (text == null) {
            return ControllerType.IDE;
        }
        return ControllerType.of(text)
                .filter(type -> type != ControllerType.NVME || reading.isNewer())
                .orElseThrow(() -> reading.invalid(element, "type", text, ""));
    }

    private Optional<String> model(XmlElement element, ControllerType type) {
        String text = element.value("model");
        if (text == null) {
            return Optional.empty();
        }
        String[] known =
                switch (type) {
                    case SCSI -> SCSI;
                    case IDE -> IDE;
                    case USB -> USB;
                    case PCI -> PCI;
                    case VIRTIO_SERIAL -> VIRTIO_SERIAL;
                    default -> NONE;
                };
        for (String model : known) {
            if (model.equals(text)) {
                return Optional.of(model);
            }
        }
        throw reading.error(
                ErrorCode.CONFIG_UNSUPPORTED, "Unknown model type '" + text + "'", element);
    }

    /// Refuses what libvirt refuses once it has completed the domain.
    ///
    /// libvirt: `virDomainControllerDefValidate`.
    void validate() {
        for (int i = 0; i < controllers.size(); i++) {
            Controller controller = controllers.get(i);
            if (controller.type() == ControllerType.PCI
                    && controller.address().isPresent()
                    && controller.model().filter(name -> name.endsWith("-root")).isPresent()) {
                throw reading.error(
                        ErrorCode.CONFIG_UNSUPPORTED,
                        "pci-root and pcie-root controllers should not have an address",
                        elements.get(i));
            }
        }
    }
}
