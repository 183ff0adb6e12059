package dev.vireo.model;

import java.util.Optional;
import java.util.Set;

/// Reads and writes libvirt's documents of storage volumes.
public final class StorageVolumeXml {
    private static final Set<String> TYPES =
            Set.of("file", "block", "dir", "network", "netdir", "ploop");
    private static final Set<String> FORMATS =
            Set.of(
                    "none", "raw", "dir", "bochs", "cloop", "dmg", "iso", "vpc", "vdi", "fat",
                    "vhd", "ploop", "cow", "qcow", "qcow2", "qed", "vmdk");

    private StorageVolumeXml() {}

    /// Writes a document.
    ///
    /// libvirt: `virStorageVolDefFormat`.
    ///
    /// @param volume the volume
    /// @return the document
    public static String write(StorageVolumeDefinition volume) {
        XmlWriter out = new XmlWriter();
        out.openRoot(XmlElement.empty("volume"));
        out.attribute("type", volume.type());
        out.element("name", volume.name());
        volume.key().ifPresent(key -> out.element("key", key));
        StorageXml.bytes(out, "capacity", volume.capacity());
        StorageXml.bytes(out, "allocation", volume.allocation());
        out.open("target");
        volume.path().ifPresent(path -> out.element("path", path));
        volume.format().ifPresent(format -> StorageXml.empty(out, "format", "type", format));
        out.close();
        out.close();
        return out.toString();
    }

    /// Reads a document of which a volume is to be made.
    ///
    /// libvirt: `virStorageVolDefParseXML`.
    ///
    /// @param text the document
    /// @return the volume
    /// @throws VirtException with libvirt's code and text for what is wrong with it
    public static StorageVolumeDefinition read(String text) {
        XmlElement root = XmlDocument.parse(text);
        if (!root.name().equals("volume")) {
            throw StorageXml.error("expecting root element of 'volume', not '" + root.name() + "'");
        }
        String name =
                StorageXml.text(root, "name")
                        .orElseThrow(() -> StorageXml.error("missing volume name element"));
        String type = root.attribute("type").orElse("file");
        if (!TYPES.contains(type)) {
            throw unsupported("unknown volume type '" + type + "'");
        }
        long capacity =
                bytes(root, "capacity")
                        .orElseThrow(() -> StorageXml.error("missing capacity element"));
        long allocation = bytes(root, "allocation").orElse(capacity);
        Optional<XmlElement> target = root.child("target");
        String format =
                target.flatMap(e -> e.child("format"))
                        .flatMap(e -> e.attribute("type"))
                        .orElse("raw");
        if (!FORMATS.contains(format)) {
            throw unsupported("unknown volume format type " + format);
        }
        return new StorageVolumeDefinition(
                type,
                name,
                Optional.empty(),
                capacity,
                allocation,
                target.flatMap(e -> StorageXml.text(e, "path")),
                Optional.of(format));
    }

    private static Optional<Long> bytes(XmlElement root, String name) {
        return root.child(name)
                .filter(element -> !element.text().isEmpty())
                .map(element -> scaled(element, name));
    }

    private static long scaled(XmlElement element, String name) {
        Long value = XmlValues.unsignedLong(element.text());
        if (value == null) {
            throw StorageXml.error("malformed " + name + " element");
        }
        return ByteSize.of(value, element.attribute("unit").orElse("bytes")).bytes();
    }

    private static VirtException unsupported(String detail) {
        return new VirtException(ErrorCode.CONFIG_UNSUPPORTED, ErrorDomain.STORAGE, detail, null);
    }
}
