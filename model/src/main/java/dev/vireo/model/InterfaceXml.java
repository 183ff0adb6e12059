package dev.vireo.model;

/// Writes the documents of a host's network interfaces.
public final class InterfaceXml {
    private InterfaceXml() {}

    /// Writes the document of an interface in libvirt's layout.
    ///
    /// libvirt: `virInterfaceDefFormat`.
    ///
    /// @param definition the interface
    /// @return the document, with a line end behind it
    public static String write(InterfaceDefinition definition) {
        XmlWriter writer = new XmlWriter();
        writer.openRoot(XmlElement.empty("interface"));
        writer.attribute("type", "ethernet");
        writer.attribute("name", definition.name());
        writer.open("start");
        writer.attribute("mode", "onboot");
        writer.close();
        definition
                .mtu()
                .ifPresent(mtu -> {
                    writer.open("mtu");
                    writer.attribute("size", mtu);
                    writer.close();
                });
        definition.protocols().forEach(protocol -> write(writer, protocol));
        definition
                .link()
                .ifPresent(link -> {
                    writer.open("link");
                    link.speedMb().ifPresent(speed -> writer.attribute("speed", speed));
                    writer.attribute("state", link.up() ? "up" : "down");
                    writer.close();
                });
        writer.open("mac");
        writer.attribute("address", definition.mac());
        writer.close();
        writer.close();
        return writer.toString();
    }

    private static void write(XmlWriter writer, InterfaceDefinition.Protocol protocol) {
        writer.open("protocol");
        writer.attribute("family", protocol.family());
        if (protocol.autoconfigured()) {
            writer.empty("autoconf");
        }
        if (protocol.dhcp()) {
            writer.empty("dhcp");
        }
        for (InterfaceDefinition.Address address : protocol.addresses()) {
            writer.open("ip");
            writer.attribute("address", address.address());
            writer.attribute("prefix", address.prefix());
            writer.close();
        }
        writer.close();
    }
}
