package dev.vireo.shell.device;

import dev.vireo.api.Domain;
import dev.vireo.model.XmlDocument;
import dev.vireo.model.XmlElement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The devices in a domain's document.
///
/// @param root the document
record DocumentDevices(XmlElement root) {
    static DocumentDevices of(Domain domain) {
        return new DocumentDevices(XmlDocument.parse(domain.fetchXml(Set.of())));
    }

    /// Returns the devices of a kind.
    List<XmlElement> all(String kind) {
        return root.child("devices").map(devices -> devices.children(kind)).orElse(List.of());
    }

    /// Finds a disk by its target or its source.
    ///
    /// @param removable whether only drives are meant
    Optional<XmlElement> disk(String path, boolean removable) {
        return all("disk").stream()
                .filter(disk -> !removable || isDrive(disk))
                .filter(disk -> {
                    Optional<String> source = source(disk);
                    return attribute(disk, "target", "dev").filter(path::equals).isPresent()
                            || source.filter(path::equals).isPresent();
                })
                .findFirst();
    }

    private static boolean isDrive(XmlElement disk) {
        String device = disk.attribute("device").orElse("disk");
        return device.equals("cdrom") || device.equals("floppy");
    }

    /// Returns the source of a disk.
    static Optional<String> source(XmlElement disk) {
        return attribute(disk, "source", "file")
                .or(() -> attribute(disk, "source", "dev"))
                .filter(source -> !source.isEmpty());
    }

    /// Finds an interface by its MAC address or its device on the host.
    Optional<XmlElement> card(String device) {
        return all("interface").stream()
                .filter(card ->
                        attribute(card, "mac", "address")
                                        .filter(device::equalsIgnoreCase)
                                        .isPresent()
                                || attribute(card, "target", "dev")
                                        .filter(device::equals)
                                        .isPresent())
                .findFirst();
    }

    static Optional<String> attribute(XmlElement element, String child, String name) {
        return element.child(child).flatMap(one -> one.attribute(name));
    }
}
