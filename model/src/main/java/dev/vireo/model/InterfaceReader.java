package dev.vireo.model;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Reads network interfaces.
///
/// libvirt: `virDomainNetDefParseXML`.
final class InterfaceReader {
    private static final Set<String> LINK_STATES = Set.of("up", "down");

    /// The first three bytes of the addresses that the ESX driver makes up.
    private static final long MADE_UP = 0x000c29L << 24;

    private static final int MADE_UP_BITS = 24;
    private static final long MULTICAST = 1L << 40;

    private final XmlReading reading;

    InterfaceReader(XmlReading reading) {
        this.reading = reading;
    }

    /// Reads an interface.
    NetworkInterface read(XmlElement element) {
        InterfaceType type = type(element);
        XmlValues.yesNo(reading, element, "trustGuestRxFilters");
        XmlElement source = element.first("source");
        checkSource(element, source, type);
        if (type == InterfaceType.HOSTDEV) {
            checkHostDevice(element, source);
        }
        Optional<String> bridge =
                type == InterfaceType.BRIDGE && source != null
                        ? Optional.of(XmlValues.require(reading, source, "bridge"))
                        : Optional.empty();
        Optional<SwitchPort> port =
                type == InterfaceType.VDS && source != null
                        ? Optional.of(port(source))
                        : Optional.empty();
        XmlElement mac = element.first("mac");
        MacAddress address = address(mac);
        Optional<MacAddressType> macType = macType(mac);
        Optional<Boolean> check =
                mac == null
                        ? Optional.empty()
                        : Optional.ofNullable(XmlValues.yesNo(reading, mac, "check"));
        Optional<String> model = model(element.first("model"));
        Optional<String> target = target(element.first("target"));
        checkParts(element);
        XmlElement rest =
                AddressReader.carry(reading, element, rest(element, type, model.orElse("")));
        return new NetworkInterface(
                type, address, macType, check, bridge, port, target, model, rest);
    }

    private XmlElement rest(XmlElement element, InterfaceType type, String model) {
        XmlElement rest = reading.rest(element, DomainSchema.networkInterface(type));
        XmlElement driver = rest.first("driver");
        if (driver != null && type != InterfaceType.HOSTDEV && !model.startsWith("virtio")) {
            reading.drop(driver);
            rest = RestEdit.withoutChild(rest, "driver");
        }
        XmlElement source = rest.first("source");
        if (type == InterfaceType.DIRECT && source != null && source.value("mode") == null) {
            return RestEdit.withAttribute(rest, "source", "mode", "vepa");
        }
        return rest;
    }

    private void checkHostDevice(XmlElement element, @Nullable XmlElement source) {
        XmlElement address = source == null ? null : source.first("address");
        String type = address == null ? null : address.value("type");
        if (address == null || type == null) {
            throw reading.error(ErrorCode.XML_ERROR, "missing source address type", element);
        }
        if (type.equals("usb")) {
            XmlValues.require(reading, address, "bus");
            XmlValues.require(reading, address, "device");
        } else if (!type.equals("pci")) {
            throw reading.error(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "unknown host device source address type '" + type + "'",
                    address);
        }
    }

    private InterfaceType type(XmlElement element) {
        String text = element.value("type");
        if (text == null) {
            return InterfaceType.USER;
        }
        return InterfaceType.of(text).orElseThrow(() -> reading.invalid(element, "type", text, ""));
    }

    private void checkSource(XmlElement element, @Nullable XmlElement source, InterfaceType type) {
        if (source == null) {
            if (needsSource(type)) {
                throw reading.error(
                        ErrorCode.XML_ERROR,
                        "interface type='" + type.text() + "' requires a 'source' element",
                        element);
            }
            return;
        }
        switch (type) {
            case NETWORK -> XmlValues.require(reading, source, "network");
            case DIRECT -> {
                XmlValues.require(reading, source, "dev");
                XmlValues.word(reading, source, "mode", "vepa", "private", "bridge", "passthrough");
            }
            case INTERNAL -> XmlValues.require(reading, source, "name");
            case VHOST_USER -> XmlValues.require(reading, source, "type");
            case VDPA -> XmlValues.require(reading, source, "dev");
            case SERVER, CLIENT, MCAST, UDP -> checkSocket(source, type);
            default -> {}
        }
    }

    private static boolean needsSource(InterfaceType type) {
        return switch (type) {
            case USER, NULL, ETHERNET, HOSTDEV -> false;
            default -> true;
        };
    }

    private void checkSocket(XmlElement source, InterfaceType type) {
        if (type != InterfaceType.SERVER) {
            XmlValues.require(reading, source, "address");
        }
        XmlValues.require(reading, source, "port");
        XmlValues.signed(reading, source, "port", 0);
        if (type == InterfaceType.UDP && source.first("local") == null) {
            throw reading.error(
                    ErrorCode.XML_ERROR,
                    "'<local>' element missing for 'udp' socket interface",
                    source);
        }
    }

    private SwitchPort port(XmlElement source) {
        String text = XmlValues.require(reading, source, "switchid");
        UUID id =
                DomainUuid.parse(text)
                        .orElseThrow(
                                () -> reading.invalid(source, "switchid", text, " Expected UUID"));
        long port = XmlValues.longValue(reading, source, "portid");
        String group = XmlValues.require(reading, source, "portgroupid");
        long connection = XmlValues.longValue(reading, source, "connectionid");
        return new SwitchPort(
                id, OptionalLong.of(port), Optional.of(group), OptionalLong.of(connection));
    }

    private MacAddress address(@Nullable XmlElement mac) {
        String text = mac == null ? null : mac.value("address");
        if (mac == null || text == null) {
            return new MacAddress(
                    MADE_UP | ThreadLocalRandom.current().nextLong(1L << MADE_UP_BITS));
        }
        MacAddress address =
                MacAddress.parse(text)
                        .orElseThrow(() ->
                                reading.attributeError(
                                        ErrorCode.XML_ERROR,
                                        ErrorDomain.DOMAIN,
                                        "unable to parse mac address '" + text + "'",
                                        mac,
                                        "address"));
        if ((address.value() & MULTICAST) != 0) {
            throw reading.attributeError(
                    ErrorCode.XML_ERROR,
                    ErrorDomain.DOMAIN,
                    "expected unicast mac address, found multicast '" + text + "'",
                    mac,
                    "address");
        }
        return address;
    }

    private Optional<MacAddressType> macType(@Nullable XmlElement mac) {
        String text = mac == null ? null : mac.value("type");
        if (mac == null || text == null) {
            return Optional.empty();
        }
        Optional<MacAddressType> type = MacAddressType.of(text);
        if (type.isEmpty()) {
            throw reading.invalid(mac, "type", text, "");
        }
        return type;
    }

    private Optional<String> model(@Nullable XmlElement element) {
        String text = element == null ? null : element.value("type");
        if (element == null || text == null || text.isEmpty()) {
            return Optional.empty();
        }
        if (text.equalsIgnoreCase("unknown")) {
            reading.drop(element, "type", text);
            return Optional.empty();
        }
        if (!InterfaceModels.isWord(text)) {
            throw reading.error(
                    ErrorCode.INVALID_ARG, "Model name contains invalid characters", element);
        }
        String known = InterfaceModels.normalize(text);
        return Optional.of(known == null ? text : known);
    }

    /// Returns the name of the device on the host, unless it is one that libvirt makes up.
    private Optional<String> target(@Nullable XmlElement element) {
        String text = element == null ? null : element.value("dev");
        if (element == null || text == null) {
            return Optional.empty();
        }
        if (text.startsWith("vnet") || text.startsWith("macvtap") || text.startsWith("macvlan")) {
            reading.drop(element, "dev", text);
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private void checkParts(XmlElement element) {
        XmlElement link = element.first("link");
        String state = link == null ? null : link.value("state");
        boolean known = state == null || state.isEmpty() || LINK_STATES.contains(state);
        if (link != null && !known) {
            throw reading.error(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "unknown interface link state '" + state + "'",
                    link);
        }
        XmlElement target = element.first("target");
        if (target != null
                && Objects.equals(XmlValues.yesNo(reading, target, "managed"), false)
                && !Objects.equals(element.value("type"), "ethernet")) {
            throw reading.error(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "unmanaged target dev is not supported on interfaces of type '"
                            + type(element).text()
                            + "'",
                    target);
        }
        XmlElement mtu = element.first("mtu");
        String size = mtu == null ? null : mtu.value("size");
        boolean given = size != null && !size.isEmpty();
        if (mtu != null && size != null && given && XmlValues.number(size) < 0) {
            throw reading.error(ErrorCode.XML_ERROR, "malformed mtu size", mtu);
        }
        XmlElement boot = element.first("boot");
        if (boot != null) {
            XmlValues.positive(reading, boot, "order");
        }
    }
}
