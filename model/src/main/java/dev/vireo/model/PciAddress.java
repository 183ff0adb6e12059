package dev.vireo.model;

/// A PCI address.
///
/// libvirt: `virPCIDeviceAddress`.
///
/// @param domain the domain, 0 to 65535
/// @param bus the bus, 0 to 255
/// @param slot the slot, 0 to 31
/// @param function the function, 0 to 7
/// @param rest what else the element holds, such as `multifunction`
public record PciAddress(int domain, int bus, int slot, int function, XmlElement rest)
        implements DeviceAddress {
    @Override
    public String type() {
        return "pci";
    }
}
