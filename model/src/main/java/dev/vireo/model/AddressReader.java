package dev.vireo.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads `<address>` of a device.
///
/// libvirt: `virDomainDeviceAddressParseXML`.
final class AddressReader {
    private static final int MAXIMUM_BUS = 0xff;
    private static final int MAXIMUM_SLOT = 0x1f;
    private static final int MAXIMUM_FUNCTION = 7;
    private static final Known DRIVE =
            Known.element("address", "type! controller! bus! target! unit!");
    private static final Known PCI =
            Known.element(
                    "address",
                    "type! domain! bus! slot! function! multifunction",
                    Known.wholes("zpci"));

    private AddressReader() {}

    /// Reads the address of a device, if it has one.
    static Optional<DeviceAddress> read(XmlReading reading, XmlElement device) {
        XmlElement element = device.first("address");
        if (element == null) {
            return Optional.empty();
        }
        String type = element.value("type");
        if (type == null) {
            throw reading.error(
                    ErrorCode.INTERNAL_ERROR, "No type specified for device address", element);
        }
        return Optional.of(read(reading, element, type));
    }

    /// Returns what is carried along with the address of a device, if it has one, as libvirt prints
    /// it.
    static XmlElement carry(XmlReading reading, XmlElement device, XmlElement rest) {
        Optional<DeviceAddress> address = read(reading, device);
        return address.isEmpty() ? rest : RestEdit.withChild(rest, element(address.get()));
    }

    private static XmlElement element(DeviceAddress address) {
        return switch (address) {
            case OtherAddress other -> other.element();
            case DriveAddress drive ->
                    element(
                            "drive",
                            "controller",
                            Integer.toUnsignedString(drive.controller()),
                            "bus",
                            Integer.toUnsignedString(drive.bus()),
                            "target",
                            Integer.toUnsignedString(drive.target()),
                            "unit",
                            Integer.toUnsignedString(drive.unit()));
            case PciAddress pci when pci.domain() == 0 && pci.bus() == 0 && pci.slot() == 0 ->
                    new XmlElement(
                            "address",
                            List.of(new XmlAttribute("type", "pci")),
                            List.<XmlNode>of());
            case PciAddress pci -> {
                XmlElement plain =
                        element(
                                "pci",
                                "domain",
                                hex(pci.domain(), 4),
                                "bus",
                                hex(pci.bus(), 2),
                                "slot",
                                hex(pci.slot(), 2),
                                "function",
                                hex(pci.function(), 1));
                List<XmlAttribute> attributes = new ArrayList<>(plain.attributes());
                attributes.addAll(pci.rest().attributes());
                yield new XmlElement("address", attributes, pci.rest().content());
            }
        };
    }

    private static String hex(int value, int digits) {
        String text = Integer.toHexString(value);
        return "0x" + "0".repeat(Math.max(0, digits - text.length())) + text;
    }

    private static XmlElement element(String type, String... pairs) {
        List<XmlAttribute> attributes = new ArrayList<>();
        attributes.add(new XmlAttribute("type", type));
        for (int i = 0; i < pairs.length; i += 2) {
            attributes.add(new XmlAttribute(pairs[i], pairs[i + 1]));
        }
        return new XmlElement("address", attributes, List.<XmlNode>of());
    }

    private static DeviceAddress read(XmlReading reading, XmlElement element, String type) {
        return switch (type) {
            case "drive" -> {
                reading.rest(element, DRIVE);
                yield new DriveAddress(
                        XmlValues.unsigned(reading, element, "controller", 0),
                        XmlValues.unsigned(reading, element, "bus", 0),
                        XmlValues.unsigned(reading, element, "target", 0),
                        XmlValues.unsigned(reading, element, "unit", 0));
            }
            case "pci" -> readPci(reading, element);
            case "virtio-serial",
                    "ccid",
                    "usb",
                    "spapr-vio",
                    "virtio-s390",
                    "ccw",
                    "virtio-mmio",
                    "isa",
                    "dimm" ->
                    new OtherAddress(type, element);
            case "unassigned" ->
                    throw reading.error(
                            ErrorCode.CONFIG_UNSUPPORTED,
                            "address of type 'unassigned' is supported only for hostdevs",
                            element);
            default ->
                    throw reading.error(
                            ErrorCode.CONFIG_UNSUPPORTED,
                            "unknown address type '" + type + "'",
                            element);
        };
    }

    private static DeviceAddress readPci(XmlReading reading, XmlElement element) {
        int domain = number(reading, element, "domain");
        int bus = number(reading, element, "bus");
        int slot = number(reading, element, "slot");
        int function = number(reading, element, "function");
        limit(reading, element, bus, MAXIMUM_BUS, "bus='0x%x', must be <= 0xFF");
        limit(reading, element, slot, MAXIMUM_SLOT, "slot='0x%x', must be <= 0x1F");
        limit(reading, element, function, MAXIMUM_FUNCTION, "function=0x%x, must be <= 7");
        return new PciAddress(domain, bus, slot, function, reading.rest(element, PCI));
    }

    private static void limit(
            XmlReading reading, XmlElement element, int value, int maximum, String text) {
        if (Integer.compareUnsigned(value, maximum) > 0) {
            throw reading.errorOf(
                    ErrorDomain.NONE,
                    ErrorCode.XML_ERROR,
                    "Invalid PCI address " + text.replace("%x", Integer.toHexString(value)),
                    element);
        }
    }

    /// Reads a number that may be hexadecimal or octal, as in C.
    private static int number(XmlReading reading, XmlElement element, String name) {
        String text = element.value(name);
        if (text == null) {
            return 0;
        }
        String digits = text.startsWith("0x") || text.startsWith("0X") ? text.substring(2) : text;
        int radix = digits.length() < text.length() ? 16 : text.startsWith("0") ? 8 : 10;
        try {
            if (digits.startsWith("+") || digits.startsWith("-")) {
                throw new NumberFormatException(digits);
            }
            return Integer.parseUnsignedInt(digits, radix);
        } catch (NumberFormatException _) {
            throw reading.invalid(element, name, text, " Expected non-negative integer value");
        }
    }
}
