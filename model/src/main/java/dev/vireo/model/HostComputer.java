package dev.vireo.model;

import java.util.List;

/// A host as the device that all others are plugged in to.
///
/// libvirt: `virNodeDevCapSystem`.
///
/// @param hardware facts of it, in libvirt's order and with its names
/// @param firmware facts of its firmware
public record HostComputer(
        List<SystemInformation.Entry> hardware, List<SystemInformation.Entry> firmware) {
    /// libvirt's name of the device.
    public static final String NAME = "computer";

    /// Writes libvirt's document.
    ///
    /// @return the document, with a line end
    public String toXml() {
        XmlWriter out = new XmlWriter();
        out.open("device");
        out.element("name", NAME);
        out.open("capability");
        out.attribute("type", "system");
        entries(out, "hardware", hardware);
        entries(out, "firmware", firmware);
        out.close();
        out.close();
        return out.toString();
    }

    private static void entries(XmlWriter out, String name, List<SystemInformation.Entry> entries) {
        out.open(name);
        entries.forEach(entry -> out.element(entry.name(), entry.value()));
        out.close();
    }
}
