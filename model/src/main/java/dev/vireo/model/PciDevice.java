package dev.vireo.model;

import java.util.Locale;

/// A PCI device of a host.
///
/// libvirt: `virNodeDevCapPCIDev`.
///
/// @param address where it is
/// @param parent the name of the device that it is plugged in to
/// @param kind its class, such as `0x030000`
/// @param product what it is
/// @param vendor who makes it
public record PciDevice(Address address, String parent, int kind, Maker product, Maker vendor) {
    /// Where a device is.
    ///
    /// @param domain the number of the PCI domain
    /// @param bus the number of the bus
    /// @param slot the number of the slot
    /// @param function the number of the function
    public record Address(int domain, int bus, int slot, int function) {
        /// Returns libvirt's name of the device there.
        ///
        /// @return for example `pci_0000_03_00_0`
        public String deviceName() {
            return String.format(Locale.ROOT, "pci_%04x_%02x_%02x_%x", domain, bus, slot, function);
        }
    }

    /// A number with its name.
    ///
    /// @param id the number
    /// @param name the name, may be empty
    public record Maker(int id, String name) {}

    /// Writes libvirt's document.
    ///
    /// @return the document, with a line end
    public String toXml() {
        XmlWriter out = new XmlWriter();
        out.open("device");
        out.element("name", address.deviceName());
        out.element("parent", parent);
        out.open("capability");
        out.attribute("type", "pci");
        out.element("class", String.format(Locale.ROOT, "0x%06x", kind));
        out.element("domain", Integer.toString(address.domain()));
        out.element("bus", Integer.toString(address.bus()));
        out.element("slot", Integer.toString(address.slot()));
        out.element("function", Integer.toString(address.function()));
        maker(out, "product", product);
        maker(out, "vendor", vendor);
        out.close();
        out.close();
        return out.toString();
    }

    private static void maker(XmlWriter out, String name, Maker maker) {
        out.open(name);
        out.attribute("id", String.format(Locale.ROOT, "0x%04x", maker.id()));
        if (maker.name().isEmpty()) {
            out.close();
        } else {
            out.closeWith(maker.name());
        }
    }
}
