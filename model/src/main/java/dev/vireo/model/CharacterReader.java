package dev.vireo.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Reads serial ports, parallel ports and consoles.
///
/// libvirt: `virDomainChrDefParseXML`.
final class CharacterReader {
    private static final long UNSIGNED_INT = 0xffffffffL;
    private static final String[] SERIAL_TARGETS = {
        "isa-serial",
        "usb-serial",
        "pci-serial",
        "spapr-vio-serial",
        "system-serial",
        "sclp-serial",
        "isa-debug"
    };
    private static final String[] CONSOLE_TARGETS = {
        "serial", "xen", "uml", "virtio", "lxc", "openvz", "sclp", "sclplm"
    };
    private static final String[] MODELS = {
        "isa-serial",
        "usb-serial",
        "pci-serial",
        "spapr-vty",
        "pl011",
        "sclpconsole",
        "sclplmconsole",
        "16550a",
        "isa-debugcon"
    };

    private final XmlReading reading;

    CharacterReader(XmlReading reading) {
        this.reading = reading;
    }

    /// Reads a device.
    CharacterDevice read(XmlElement element) {
        CharacterType type = type(element);
        XmlElement target = element.first("target");
        Optional<String> targetType = targetType(element, target);
        OptionalInt port = port(target);
        checkModel(target);
        XmlElement source = source(element, type);
        Optional<CharacterEndpoint> endpoint =
                type == CharacterType.TCP
                        ? Optional.of(endpoint(element, source))
                        : Optional.empty();
        Optional<String> path = path(source, type);
        XmlElement rest = AddressReader.carry(reading, element, rest(element, type));
        return new CharacterDevice(type, path, endpoint, targetType, port, rest);
    }

    private XmlElement rest(XmlElement element, CharacterType type) {
        XmlElement rest = reading.rest(element, DomainSchema.character(element.name(), type));
        XmlElement log = rest.first("log");
        if (log != null && log.value("file") == null) {
            rest = RestEdit.withoutChild(rest, "log");
        }
        XmlElement source = rest.first("source");
        if (type == CharacterType.UNIX && (source == null || source.value("mode") == null)) {
            rest = RestEdit.withAttribute(rest, "source", "mode", "connect");
        }
        return rest;
    }

    private CharacterType type(XmlElement element) {
        String text = element.value("type");
        if (text == null) {
            return CharacterType.PTY;
        }
        return CharacterType.of(text)
                .orElseThrow(() ->
                        reading.attributeError(
                                ErrorCode.CONFIG_UNSUPPORTED,
                                ErrorDomain.DOMAIN,
                                "unknown type presented to host for character device: " + text,
                                element,
                                "type"));
    }

    private Optional<String> targetType(XmlElement element, @Nullable XmlElement target) {
        String text = target == null ? null : target.value("type");
        return switch (element.name()) {
            case "serial" -> check(target, text, SERIAL_TARGETS);
            case "console" ->
                    text == null || text.equals("none")
                            ? Optional.of("serial")
                            : check(target, text, CONSOLE_TARGETS);
            default -> dropType(target, text);
        };
    }

    private Optional<String> dropType(@Nullable XmlElement target, @Nullable String text) {
        if (target != null && text != null) {
            reading.drop(target, "type", text);
        }
        return Optional.empty();
    }

    private Optional<String> check(
            @Nullable XmlElement target, @Nullable String text, String[] known) {
        if (target == null || text == null) {
            return Optional.empty();
        }
        for (String one : known) {
            if (one.equals(text)) {
                return Optional.of(one);
            }
        }
        throw reading.attributeError(
                ErrorCode.CONFIG_UNSUPPORTED,
                ErrorDomain.DOMAIN,
                "unknown target type '" + text + "' specified for character device",
                target,
                "type");
    }

    private OptionalInt port(@Nullable XmlElement target) {
        String text = target == null ? null : target.value("port");
        if (target == null || text == null) {
            return OptionalInt.empty();
        }
        long value = XmlValues.number(text);
        // as strtoul does, a number may be negative and then counts from above
        if (value > UNSIGNED_INT || value < -UNSIGNED_INT) {
            throw reading.attributeError(
                    ErrorCode.XML_ERROR,
                    ErrorDomain.DOMAIN,
                    "Invalid port number: " + text,
                    target,
                    "port");
        }
        return (int) value == -1 ? OptionalInt.empty() : OptionalInt.of((int) value);
    }

    private void checkModel(@Nullable XmlElement target) {
        XmlElement model = target == null ? null : target.first("model");
        String name = model == null ? null : model.value("name");
        if (model != null && name != null && !List.of(MODELS).contains(name)) {
            throw reading.error(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "unknown target model '" + name + "' specified for character device",
                    model);
        }
    }

    private @Nullable XmlElement source(XmlElement element, CharacterType type) {
        XmlElement first = null;
        int count = 0;
        int protocols = 0;
        for (XmlNode node : element.content()) {
            if (node instanceof XmlElement child) {
                if (child.name().equals("source")) {
                    count++;
                    checkMode(child, type);
                    first = first == null ? child : first;
                } else if (child.name().equals("protocol")) {
                    protocols++;
                }
            }
        }
        int allowed = type == CharacterType.UDP ? 2 : 1;
        if (count > allowed) {
            throw reading.error(
                    ErrorCode.XML_ERROR,
                    allowed == 1
                            ? "only one source element is allowed for character device"
                            : "only two source elements are allowed for character device",
                    element);
        }
        if (protocols > 1) {
            throw reading.error(
                    ErrorCode.XML_ERROR,
                    "only one protocol element is allowed for character device",
                    element);
        }
        return first;
    }

    private void checkMode(XmlElement source, CharacterType type) {
        if (type == CharacterType.TCP || type == CharacterType.UDP || type == CharacterType.UNIX) {
            XmlValues.word(reading, source, "mode", "connect", "bind");
        }
        if (type == CharacterType.FILE) {
            XmlValues.word(reading, source, "append", "on", "off");
        }
        if (type == CharacterType.TCP) {
            XmlValues.yesNo(reading, source, "tls");
        }
    }

    private CharacterEndpoint endpoint(XmlElement element, @Nullable XmlElement source) {
        CharacterProtocol protocol = protocol(element.first("protocol"));
        String mode = source == null ? null : source.value("mode");
        String host = source == null ? null : source.value("host");
        String service = source == null ? null : source.value("service");
        return new CharacterEndpoint(
                mode != null && mode.equals("bind"),
                host == null ? "" : host,
                service == null ? "" : service,
                protocol);
    }

    private CharacterProtocol protocol(@Nullable XmlElement element) {
        String text = element == null ? null : element.value("type");
        if (element == null || text == null) {
            return CharacterProtocol.RAW;
        }
        return CharacterProtocol.of(text)
                .orElseThrow(() ->
                        reading.error(
                                ErrorCode.CONFIG_UNSUPPORTED,
                                "Unknown protocol '" + text + "'",
                                element));
    }

    private static Optional<String> path(@Nullable XmlElement source, CharacterType type) {
        return switch (type) {
            case DEV, FILE, PIPE, UNIX ->
                    source == null ? Optional.empty() : source.attribute("path");
            default -> Optional.empty();
        };
    }

    /// Refuses a device without what its type needs.
    ///
    /// libvirt: `virDomainChrSourceDefValidate`, which runs long after the document was read.
    void validate(XmlElement element) {
        CharacterType type = type(element);
        XmlElement source = element.first("source");
        switch (type) {
            case DEV, FILE, PIPE, UNIX -> {
                if (source == null || source.value("path") == null) {
                    throw missing("path", element);
                }
            }
            case TCP -> {
                if (source == null || source.value("host") == null) {
                    throw missing("host", element);
                }
                if (source.value("service") == null) {
                    throw missing("service", element);
                }
            }
            case UDP -> validateUdp(element);
            case SPICE_PORT, DBUS -> {
                if (source == null || source.value("channel") == null) {
                    throw reading.error(
                            ErrorCode.CONFIG_UNSUPPORTED,
                            "Missing source channel attribute for char device",
                            element);
                }
            }
            case SPICE_VMC ->
                    throw reading.error(
                            ErrorCode.CONFIG_UNSUPPORTED,
                            "spicevmc device type only supports virtio",
                            element);
            default -> {}
        }
    }

    private void validateUdp(XmlElement element) {
        for (XmlElement source : element.children("source")) {
            String mode = source.value("mode");
            if ((mode == null || mode.equals("connect")) && source.value("service") != null) {
                return;
            }
        }
        throw missing("service", element);
    }

    private DomainXmlException missing(String what, XmlElement element) {
        return reading.error(
                ErrorCode.INTERNAL_ERROR,
                "Missing source " + what + " attribute for char device",
                element);
    }
}
