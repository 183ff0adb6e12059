package dev.vireo.shell.comparison;

import dev.vireo.model.XmlElement;

/// By what an element is recognized among others of its name, wherever it stands: a disk by its
/// target, an interface by its hardware address.
final class DeviceName {
    private DeviceName() {}

    /// Returns the name of an element.
    ///
    /// @return empty if it is known by its place only
    static String of(XmlElement element) {
        return switch (element.name()) {
            case "disk" -> below(element, "target", "dev");
            case "interface" -> below(element, "mac", "address");
            case "filesystem" -> below(element, "target", "dir");
            case "serial", "parallel", "console", "channel" -> below(element, "target", "port");
            case "controller" -> own(element, "type") + ":" + own(element, "index");
            case "input" -> own(element, "type") + ":" + own(element, "bus");
            case "graphics" -> own(element, "type");
            case "feature", "entry", "timer", "cell", "vcpu" -> own(element, "name");
            default -> "";
        };
    }

    private static String own(XmlElement element, String attribute) {
        return element.attribute(attribute).orElse("");
    }

    private static String below(XmlElement element, String child, String attribute) {
        return element.child(child).flatMap(found -> found.attribute(attribute)).orElse("");
    }
}
