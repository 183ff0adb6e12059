package dev.vireo.model;

import java.util.List;

/// The element of one device, as those who attach and detach devices hand it over.
///
/// libvirt: `virDomainDeviceDefParse`.
///
/// @param element the element as it is written
/// @param devices the device alone, completed as in a document: what no driver of VMware has to do
///   with is in its `rest`
public record DeviceXml(XmlElement element, Devices devices) {
    private static final List<String> KINDS =
            List.of(
                    "disk",
                    "lease",
                    "filesystem",
                    "interface",
                    "input",
                    "sound",
                    "watchdog",
                    "video",
                    "hostdev",
                    "controller",
                    "graphics",
                    "hub",
                    "redirdev",
                    "memballoon",
                    "smartcard",
                    "serial",
                    "parallel",
                    "channel",
                    "console",
                    "rng",
                    "tpm",
                    "panic",
                    "memory",
                    "iommu",
                    "vsock",
                    "crypto");

    /// Reads a device.
    ///
    /// @param text the element
    /// @return the device
    /// @throws DomainXmlException with libvirt's code and text if it is no device
    public static DeviceXml read(String text) {
        XmlElement element = parse(text);
        if (!KINDS.contains(element.name())) {
            throw new DomainXmlException(
                    ErrorCode.XML_ERROR,
                    ErrorDomain.DOMAIN,
                    "unknown device type '" + element.name() + "'",
                    "/" + element.name());
        }
        XmlReading reading = new XmlReading(domain(element), DomainXmlLevel.LIBVIRT_12, null);
        return new DeviceXml(
                element, new DomainXmlReader(reading, DomainProfile.ESX).read().devices());
    }

    private static XmlElement parse(String text) {
        try {
            return XmlDocument.parse(text);
        } catch (DomainXmlException e) {
            String detail =
                    e.detail().replaceFirst("^\\(domain_definition\\)", "(device_definition)");
            throw new DomainXmlException(e.code(), e.domain(), detail, e.xpath(), e);
        }
    }

    private static XmlElement domain(XmlElement device) {
        XmlElement type =
                new XmlElement(
                        "type",
                        List.of(new XmlAttribute("arch", "x86_64")),
                        List.of(new XmlText("hvm")));
        XmlElement name = new XmlElement("name", List.of(), List.of(new XmlText("device")));
        XmlElement memory = new XmlElement("memory", List.of(), List.of(new XmlText("4096")));
        return new XmlElement(
                "domain",
                List.of(new XmlAttribute("type", "vmware")),
                List.of(
                        name,
                        memory,
                        new XmlElement("os", List.of(), List.of(type)),
                        new XmlElement("devices", List.of(), List.of(device))));
    }

    /// Returns what kind of device it is.
    ///
    /// @return the name of the element, such as `disk`
    public String kind() {
        return element.name();
    }

    /// Tells whether the element itself says something, which a completed device may get anyway.
    ///
    /// @param child the name of a child
    /// @param attribute an attribute of it
    /// @return whether it is there and not empty
    public boolean says(String child, String attribute) {
        return !element.child(child).flatMap(one -> one.attribute(attribute)).orElse("").isEmpty();
    }

    /// Returns the alias that the device is to be known by.
    ///
    /// @return the name, empty for none
    public String alias() {
        return element.child("alias").flatMap(one -> one.attribute("name")).orElse("");
    }
}
