package dev.vireo.model;

import dev.vireo.model.StoragePoolDefinition.Host;
import dev.vireo.model.StoragePoolDefinition.Source;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/// Reads and writes libvirt's documents of storage pools.
public final class StoragePoolXml {
    private static final Set<String> TYPES =
            Set.of(
                    "dir",
                    "fs",
                    "netfs",
                    "logical",
                    "disk",
                    "iscsi",
                    "iscsi-direct",
                    "scsi",
                    "mpath",
                    "rbd",
                    "sheepdog",
                    "gluster",
                    "zfs",
                    "vstorage");
    private static final Set<String> NETWORK_FORMATS = Set.of("auto", "nfs", "glusterfs", "cifs");

    private StoragePoolXml() {}

    /// Returns whether libvirt knows a type of storage pools.
    ///
    /// @param type the word
    /// @return true if it does
    public static boolean isType(String type) {
        return TYPES.contains(type);
    }

    /// Writes a document as libvirt does for VMware's pools: with permissions that mean nothing
    /// there.
    ///
    /// libvirt: `virStoragePoolDefFormat`.
    ///
    /// @param pool the pool
    /// @return the document
    public static String write(StoragePoolDefinition pool) {
        XmlWriter out = new XmlWriter();
        out.openRoot(XmlElement.empty("pool"));
        out.attribute("type", pool.type());
        out.element("name", pool.name());
        pool.uuid().ifPresent(uuid -> out.element("uuid", uuid.toString()));
        StorageXml.bytes(out, "capacity", pool.capacity());
        StorageXml.bytes(out, "allocation", pool.allocation());
        StorageXml.bytes(out, "available", pool.available());
        out.open("source");
        out.force();
        write(out, pool.source());
        out.close();
        out.open("target");
        pool.targetPath().ifPresent(path -> out.element("path", path));
        out.open("permissions");
        out.element("mode", "00");
        out.element("owner", "0");
        out.element("group", "0");
        out.close();
        out.close();
        out.close();
        return out.toString();
    }

    private static void write(XmlWriter out, Source source) {
        for (Host host : source.hosts()) {
            out.open("host");
            out.attribute("name", host.name());
            host.port().ifPresent(port -> out.attribute("port", port));
            out.close();
        }
        source.device().ifPresent(device -> StorageXml.empty(out, "device", "path", device));
        source.directory().ifPresent(path -> StorageXml.empty(out, "dir", "path", path));
        source.initiator()
                .ifPresent(name -> {
                    out.open("initiator");
                    StorageXml.empty(out, "iqn", "name", name);
                    out.close();
                });
        source.format().ifPresent(format -> StorageXml.empty(out, "format", "type", format));
        source.protocolVersion()
                .ifPresent(version -> StorageXml.empty(out, "protocol", "ver", version));
    }

    /// Reads a document.
    ///
    /// libvirt: `virStoragePoolDefParseXML`.
    ///
    /// @param text the document
    /// @return the pool
    /// @throws VirtException with libvirt's code and text for what is wrong with it
    public static StoragePoolDefinition read(String text) {
        XmlElement root = XmlDocument.parse(text);
        if (!root.name().equals("pool")) {
            throw StorageXml.error("expecting root element of 'pool', not '" + root.name() + "'");
        }
        String type =
                root.attribute("type")
                        .orElseThrow(() ->
                                StorageXml.error(
                                        "Missing required attribute 'type' in element 'pool'"));
        if (!isType(type)) {
            throw StorageXml.error(
                    "Invalid value for attribute 'type' in element 'pool': '" + type + "'.");
        }
        Source source = root.child("source").map(StoragePoolXml::source).orElse(Source.NONE);
        boolean network = type.equals("netfs");
        if (network && !NETWORK_FORMATS.contains(source.format().orElse("auto"))) {
            throw new VirtException(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    ErrorDomain.STORAGE,
                    "unknown pool format type " + source.format().orElse(""),
                    null);
        }
        String name =
                StorageXml.text(root, "name")
                        .orElseThrow(() -> StorageXml.error("missing pool source name element"));
        if (name.indexOf('/') >= 0) {
            throw StorageXml.error("name " + name + " cannot contain '/'");
        }
        Optional<UUID> uuid =
                StorageXml.text(root, "uuid")
                        .map(digits ->
                                DomainUuid.parse(digits)
                                        .orElseThrow(
                                                () -> StorageXml.error("malformed uuid element")));
        if (network) {
            requireSource(source);
        }
        Optional<String> target = root.child("target").flatMap(e -> StorageXml.text(e, "path"));
        return new StoragePoolDefinition(type, name, uuid, 0, 0, 0, source, target);
    }

    private static void requireSource(Source source) {
        if (source.hosts().isEmpty()) {
            throw StorageXml.error("missing storage pool source host name");
        }
        if (source.directory().isEmpty()) {
            throw StorageXml.error("missing storage pool source path");
        }
    }

    private static Source source(XmlElement source) {
        List<Host> hosts =
                source.children("host").stream()
                        .map(host ->
                                new Host(
                                        host.attribute("name")
                                                .orElseThrow(() ->
                                                        StorageXml.error(
                                                                "missing storage pool source host"
                                                                        + " name")),
                                        host.attribute("port")
                                                .map(StoragePoolXml::port)
                                                .orElse(OptionalInt.empty())))
                        .toList();
        return new Source(
                hosts,
                attribute(source, "device", "path"),
                attribute(source, "dir", "path"),
                source.child("initiator").flatMap(e -> attribute(e, "iqn", "name")),
                attribute(source, "format", "type"),
                attribute(source, "protocol", "ver"));
    }

    private static OptionalInt port(String text) {
        if (!text.matches("\\d{1,5}")) {
            throw StorageXml.error("Invalid port number: " + text);
        }
        return OptionalInt.of(Integer.parseInt(text));
    }

    private static Optional<String> attribute(XmlElement parent, String child, String name) {
        return parent.child(child).flatMap(element -> element.attribute(name));
    }
}
