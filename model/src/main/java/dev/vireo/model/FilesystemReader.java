package dev.vireo.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads shared folders.
///
/// libvirt: `virDomainFSDefParseXML`.
final class FilesystemReader {
    private final XmlReading reading;

    FilesystemReader(XmlReading reading) {
        this.reading = reading;
    }

    /// Reads a folder.
    Filesystem read(XmlElement element) {
        FilesystemType type = type(element);
        checkAccess(element);
        XmlValues.word(reading, element, "multidevs", "default", "remap", "forbid", "warn");
        XmlValues.word(
                reading,
                element,
                "model",
                "virtio",
                "virtio-transitional",
                "virtio-non-transitional");
        XmlElement driver = element.first("driver");
        if (driver != null) {
            XmlValues.word(
                    reading, driver, "type", "path", "handle", "loop", "nbd", "ploop", "virtiofs");
        }
        String source = source(element.first("source"), element, type);
        XmlElement targetElement = element.first("target");
        String target = targetElement == null ? null : targetElement.value("dir");
        if (source == null && needsSource(type)) {
            throw reading.error(ErrorCode.NO_SOURCE, target == null ? "" : target, element);
        }
        XmlElement rest =
                withModes(
                        AddressReader.carry(
                                reading,
                                element,
                                reading.rest(element, DomainSchema.filesystem(type))));
        return new Filesystem(
                type,
                Optional.ofNullable(source).filter(_ -> type != FilesystemType.RAM),
                target == null ? "" : target,
                element.first("readonly") != null,
                rest);
    }

    /// Refuses a folder without a target, which libvirt does long after it was read.
    void validate(XmlElement element) {
        XmlElement target = element.first("target");
        String directory = target == null ? null : target.value("dir");
        if (directory == null || directory.isEmpty()) {
            String source = source(element.first("source"), element, type(element));
            throw reading.error(ErrorCode.NO_TARGET, source == null ? "" : source, element);
        }
    }

    private void checkAccess(XmlElement element) {
        // of all attributes with words only this one may be empty
        if (!Objects.equals(element.value("accessmode"), "")) {
            XmlValues.word(reading, element, "accessmode", "passthrough", "mapped", "squash");
        }
    }

    private static boolean needsSource(FilesystemType type) {
        return type != FilesystemType.RAM && type != FilesystemType.VOLUME;
    }

    private FilesystemType type(XmlElement element) {
        String text = element.value("type");
        if (text == null) {
            return FilesystemType.MOUNT;
        }
        return FilesystemType.of(text)
                .orElseThrow(() -> reading.invalid(element, "type", text, ""));
    }

    private @Nullable String source(
            @Nullable XmlElement source, XmlElement element, FilesystemType type) {
        if (type == FilesystemType.RAM && (source == null || source.value("usage") == null)) {
            throw reading.error(
                    ErrorCode.XML_ERROR,
                    "missing 'usage' attribute for RAM filesystem",
                    source == null ? element : source);
        }
        if (source == null) {
            return null;
        }
        return switch (type) {
            case MOUNT, BIND -> source.value("dir");
            case BLOCK -> source.value("dev");
            case FILE -> source.value("file");
            case TEMPLATE -> source.value("name");
            case RAM -> source.value("usage");
            case VOLUME -> null;
        };
    }

    private static XmlElement withModes(XmlElement rest) {
        XmlElement printed = rest;
        for (String name : List.of("fmode", "dmode")) {
            String mode = rest.value(name);
            if (mode != null) {
                printed = RestEdit.set(printed, name, CarriedValue.MODE.print(mode));
            }
        }
        return printed;
    }
}
