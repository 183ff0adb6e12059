package dev.vireo.model;

import java.util.Optional;
import java.util.Set;

/// Reads and writes the documents of snapshots.
public final class SnapshotXml {
    private static final String ROOT = "domainsnapshot";
    private static final Set<String> ELEMENTS =
            Set.of(
                    "name",
                    "description",
                    "state",
                    "creationTime",
                    "parent",
                    "memory",
                    "disks",
                    "domain",
                    "inactiveDomain",
                    "active",
                    "cookie");
    private static final Set<String> MEMORY = Set.of("no", "internal", "external");

    private SnapshotXml() {}

    /// Reads the document of a snapshot.
    ///
    /// libvirt: `virDomainSnapshotDefParseString`.
    ///
    /// @param text the document
    /// @param strict whether elements that mean nothing are refused, as libvirt's schema does
    /// @return what it says
    /// @throws DomainXmlException with libvirt's code and text if it is no such document
    public static SnapshotDefinition read(String text, boolean strict) {
        XmlElement root = XmlDocument.parse(text, "domain_snapshot");
        if (!root.name().equals(ROOT)) {
            throw new DomainXmlException(
                    ErrorCode.XML_ERROR,
                    ErrorDomain.XML,
                    "expecting root element of '" + ROOT + "', not '" + root.name() + "'",
                    "/" + root.name());
        }
        if (strict) {
            refuseUnknown(root);
        }
        Optional<XmlElement> memory = root.child("memory");
        Optional<String> kind = memory.flatMap(element -> element.attribute("snapshot"));
        if (!MEMORY.contains(kind.orElse("no"))) {
            throw new DomainXmlException(
                    ErrorCode.XML_ERROR,
                    ErrorDomain.DOMAIN,
                    "unknown memory snapshot setting '" + kind.orElse("") + "'",
                    "/domainsnapshot/memory/@snapshot");
        }
        return new SnapshotDefinition(
                text(root, "name"),
                text(root, "description").orElse(""),
                text(root, "state"),
                root.child("parent").flatMap(parent -> text(parent, "name")),
                text(root, "creationTime").stream()
                        .mapToLong(XmlValues::number)
                        .filter(seconds -> seconds != XmlValues.NO_NUMBER)
                        .findFirst(),
                root.child("domain")
                        .flatMap(domain -> text(domain, "uuid"))
                        .flatMap(DomainUuid::parse),
                kind,
                memory.flatMap(element -> element.attribute("file")),
                root.child("disks").filter(disks -> !disks.elements().isEmpty()).isPresent());
    }

    private static Optional<String> text(XmlElement parent, String name) {
        return Optional.ofNullable(XmlValues.text(parent.first(name)));
    }

    private static void refuseUnknown(XmlElement root) {
        for (XmlElement child : root.elements()) {
            if (!ELEMENTS.contains(child.name())) {
                throw new DomainXmlException(
                        ErrorCode.XML_INVALID_SCHEMA,
                        ErrorDomain.XML,
                        "a snapshot has no '" + child.name() + "'",
                        root.pathTo(child).orElse(""));
            }
        }
    }

    /// Writes the document of a snapshot in libvirt's layout.
    ///
    /// libvirt: `virDomainSnapshotDefFormat`.
    ///
    /// @param snapshot the snapshot
    /// @return the document, with a line end behind it
    public static String write(SnapshotDefinition snapshot) {
        XmlWriter writer = new XmlWriter();
        writer.openRoot(XmlElement.empty(ROOT));
        snapshot.name().ifPresent(name -> writer.element("name", name));
        writer.element("description", snapshot.description());
        snapshot.state().ifPresent(state -> writer.element("state", state));
        snapshot.parent()
                .ifPresent(parent -> {
                    writer.open("parent");
                    writer.element("name", parent);
                    writer.close();
                });
        snapshot.creationTime()
                .ifPresent(time -> writer.element("creationTime", Long.toString(time)));
        snapshot.domain()
                .ifPresent(uuid -> {
                    writer.open("domain");
                    writer.element("uuid", uuid.toString());
                    writer.close();
                });
        writer.close();
        return writer.toString();
    }
}
