package dev.vireo.model;

import java.util.List;

/// What a domain of a machine type can have.
///
/// libvirt: `virDomainCaps`, the document of `virConnectGetDomainCapabilities`.
///
/// @param emulator the program that runs a domain, on the host
/// @param type the domain type
/// @param machine the machine type
/// @param arch the architecture
/// @param maxVcpus how many virtual processors there can be
/// @param firmwares what can boot it, beside a BIOS
/// @param devices devices that there can be, and what is told of them
/// @param features parts of the machine, and whether there are any
public record DomainCapabilities(
        String emulator,
        String type,
        String machine,
        String arch,
        int maxVcpus,
        List<String> firmwares,
        List<Device> devices,
        List<Feature> features) {
    /// A kind of device.
    ///
    /// @param name libvirt's name, such as `disk`
    /// @param choices what can be chosen; none where there are no such devices
    public record Device(String name, List<Choice> choices) {}

    /// What can be chosen.
    ///
    /// @param name libvirt's name, such as `bus`
    /// @param values the values
    public record Choice(String name, List<String> values) {}

    /// A part of a machine.
    ///
    /// @param name libvirt's name, such as `genid`
    /// @param supported whether there can be one
    public record Feature(String name, boolean supported) {}

    /// Writes libvirt's document.
    ///
    /// @return the document, with a line end
    public String toXml() {
        XmlWriter out = new XmlWriter();
        out.open("domainCapabilities");
        out.element("path", emulator);
        out.element("domain", type);
        out.element("machine", machine);
        out.element("arch", arch);
        out.open("vcpu");
        out.attribute("max", maxVcpus);
        out.close();
        supported(out, "iothreads", false);
        out.close();
        os(out);
        supported(out, "memoryBacking", false);
        out.close();
        out.open("devices");
        for (Device device : devices) {
            supported(out, device.name(), !device.choices().isEmpty());
            device.choices().forEach(choice -> choice(out, choice));
            out.close();
        }
        out.close();
        out.open("features");
        for (Feature feature : features) {
            supported(out, feature.name(), feature.supported());
            out.close();
        }
        out.close();
        out.close();
        return out.toString();
    }

    private void os(XmlWriter out) {
        supported(out, "os", true);
        choice(out, new Choice("firmware", firmwares));
        supported(out, "loader", false);
        out.close();
        out.close();
    }

    private static void supported(XmlWriter out, String name, boolean supported) {
        out.open(name);
        out.attribute("supported", supported ? "yes" : "no");
    }

    private static void choice(XmlWriter out, Choice choice) {
        out.open("enum");
        out.attribute("name", choice.name());
        choice.values().forEach(value -> out.element("value", value));
        out.close();
    }
}
