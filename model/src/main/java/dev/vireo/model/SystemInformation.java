package dev.vireo.model;

import java.util.List;

/// What the firmware of a host tells of it.
///
/// libvirt: `virSysinfoDef` of type `smbios`.
///
/// @param blocks the blocks, in libvirt's order
public record SystemInformation(List<Block> blocks) {
    /// A part of the host.
    ///
    /// @param name libvirt's name, such as `bios`
    /// @param entries what is told of it
    public record Block(String name, List<Entry> entries) {}

    /// A fact.
    ///
    /// @param name libvirt's name, such as `vendor`
    /// @param value the text
    public record Entry(String name, String value) {}

    /// Writes libvirt's document. A block without entries is left out.
    ///
    /// @return the document, with a line end
    public String toXml() {
        XmlWriter out = new XmlWriter();
        out.open("sysinfo");
        out.attribute("type", "smbios");
        for (Block block : blocks) {
            if (block.entries().isEmpty()) {
                continue;
            }
            out.open(block.name());
            for (Entry entry : block.entries()) {
                out.open("entry");
                out.attribute("name", entry.name());
                out.closeWith(entry.value());
            }
            out.close();
        }
        out.close();
        return out.toString();
    }
}
