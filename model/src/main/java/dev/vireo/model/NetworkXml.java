package dev.vireo.model;

import dev.vireo.model.NetworkDefinition.Bandwidth;
import dev.vireo.model.NetworkDefinition.Distributed;
import dev.vireo.model.NetworkDefinition.PortGroup;
import dev.vireo.model.NetworkDefinition.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// Reads and writes the documents of virtual networks.
public final class NetworkXml {
    private static final String LABEL = "network_definition";
    private static final Set<String> MODES =
            Set.of(
                    "none",
                    "nat",
                    "route",
                    "open",
                    "bridge",
                    "private",
                    "vepa",
                    "passthrough",
                    "hostdev");
    private static final Set<String> WITH_ADDRESS = Set.of("nat", "route");
    private static final Set<String> ELEMENTS =
            Set.of(
                    "name",
                    "uuid",
                    "title",
                    "description",
                    "metadata",
                    "forward",
                    "bridge",
                    "mtu",
                    "mac",
                    "domain",
                    "dns",
                    "vlan",
                    "bandwidth",
                    "ip",
                    "route",
                    "virtualport",
                    "port",
                    "portgroup");
    private static final int MOST_VLANS = 4095;
    private static final String NAMESPACE = "urn:vireo:network:1.0";
    private static final String SWITCH = "vireo:switch";
    private static final String UPLINK = "vireo:uplink";
    private static final String KIND = "kind";
    private static final String DISTRIBUTED = "distributed";

    private NetworkXml() {}

    /// Reads the document of a network.
    ///
    /// libvirt: `virNetworkDefParse`.
    ///
    /// @param text the document
    /// @param strict whether elements that mean nothing are refused, as libvirt's schema does
    /// @return what it says
    /// @throws DomainXmlException with libvirt's code and text if it is no such document
    public static NetworkDefinition read(String text, boolean strict) {
        XmlElement root = root(text, "network");
        if (strict) {
            for (XmlElement child : root.elements()) {
                if (!ELEMENTS.contains(child.name()) && child.name().indexOf(':') < 0) {
                    throw error(
                            ErrorCode.XML_INVALID_SCHEMA,
                            "a network has no '" + child.name() + "'");
                }
            }
        }
        String name = Optional.ofNullable(XmlValues.text(root.first("name"))).orElse("");
        if (name.isEmpty()) {
            throw error(ErrorCode.NO_NAME, "");
        }
        if (name.indexOf('/') >= 0) {
            throw new DomainXmlException(
                    ErrorCode.XML_DETAIL,
                    ErrorDomain.XML,
                    "invalid char in name: /",
                    "/network/name");
        }
        Optional<XmlElement> forward = root.child("forward");
        Optional<String> mode = forward.map(element -> element.attribute("mode").orElse("nat"));
        checkMode(mode.orElse("none"), name, root.child("ip").isPresent());
        return new NetworkDefinition(
                name,
                uuid(root),
                mode.filter(word -> !word.equals("none")),
                forward.map(NetworkXml::interfaces).orElse(List.of()),
                root.child("mtu")
                        .flatMap(element -> element.attribute("size"))
                        .map(size -> OptionalInt.of((int) number(size, "mtu size")))
                        .orElse(OptionalInt.empty()),
                root.child("bandwidth").map(NetworkXml::bandwidth),
                root.children("portgroup").stream().map(NetworkXml::portGroup).toList(),
                root.child("metadata")
                        .flatMap(metadata -> metadata.child(SWITCH))
                        .flatMap(NetworkXml::distributed));
    }

    private static Optional<Distributed> distributed(XmlElement element) {
        String kind = element.attribute(KIND).orElse("standard");
        return switch (kind) {
            case "standard" -> Optional.empty();
            case DISTRIBUTED ->
                    Optional.of(
                            new Distributed(
                                    element.children(UPLINK).stream()
                                            .map(NetworkXml::uplink)
                                            .toList()));
            default -> throw error(ErrorCode.XML_ERROR, "unknown kind of switch '" + kind + "'");
        };
    }

    private static String uplink(XmlElement element) {
        return element.attribute("name")
                .filter(name -> !name.isEmpty())
                .orElseThrow(() ->
                        error(ErrorCode.XML_ERROR, "Missing required name attribute in uplink"));
    }

    private static XmlElement root(String text, String name) {
        XmlElement root = XmlDocument.parse(text, LABEL);
        if (!root.name().equals(name)) {
            throw new DomainXmlException(
                    ErrorCode.XML_ERROR,
                    ErrorDomain.XML,
                    "expecting root element of '" + name + "', not '" + root.name() + "'",
                    "/" + root.name());
        }
        return root;
    }

    private static Optional<UUID> uuid(XmlElement root) {
        String text = XmlValues.text(root.first("uuid"));
        Optional<UUID> uuid = text == null ? Optional.empty() : DomainUuid.parse(text);
        if (text != null && uuid.isEmpty()) {
            throw error(ErrorCode.INTERNAL_ERROR, "malformed uuid element");
        }
        return uuid;
    }

    private static void checkMode(String mode, String name, boolean hasAddress) {
        if (!MODES.contains(mode)) {
            throw error(ErrorCode.XML_ERROR, "unknown forwarding type '" + mode + "'");
        }
        if (WITH_ADDRESS.contains(mode) && !hasAddress) {
            throw error(
                    ErrorCode.XML_ERROR,
                    mode
                            + " forwarding requested, but no IP address provided for network '"
                            + name
                            + "'");
        }
    }

    private static List<String> interfaces(XmlElement forward) {
        return Stream.concat(
                        forward.attribute("dev").stream(),
                        forward.children("interface").stream()
                                .flatMap(one -> one.attribute("dev").stream()))
                .distinct()
                .toList();
    }

    /// Reads the document of a single group of ports.
    ///
    /// @param text the document
    /// @return what it says
    /// @throws DomainXmlException with libvirt's code and text if it is no such document
    public static PortGroup readPortGroup(String text) {
        return portGroup(root(text, "portgroup"));
    }

    private static PortGroup portGroup(XmlElement element) {
        String name =
                element.attribute("name")
                        .orElseThrow(() ->
                                error(
                                        ErrorCode.XML_ERROR,
                                        "Missing required name attribute in portgroup"));
        List<Integer> vlans = new ArrayList<>();
        Optional<XmlElement> vlan = element.child("vlan");
        for (XmlElement tag : vlan.map(found -> found.children("tag")).orElse(List.of())) {
            long id = number(tag.attribute("id").orElse(""), "vlan tag id");
            if (id > MOST_VLANS) {
                throw error(
                        ErrorCode.XML_ERROR,
                        "vlan tag id " + id + " too large (maximum " + MOST_VLANS + ")");
            }
            vlans.add((int) id);
        }
        boolean trunk =
                vlan.flatMap(found -> found.attribute("trunk")).filter("yes"::equals).isPresent();
        return new PortGroup(
                name, vlans, trunk, element.child("bandwidth").map(NetworkXml::bandwidth));
    }

    private static Bandwidth bandwidth(XmlElement element) {
        return new Bandwidth(
                element.child("inbound").map(NetworkXml::rate),
                element.child("outbound").map(NetworkXml::rate));
    }

    private static Rate rate(XmlElement element) {
        return new Rate(
                number(element.attribute("average").orElse(""), "bandwidth average"),
                element.attribute("peak").map(text -> number(text, "bandwidth peak")).orElse(0L),
                element.attribute("burst").map(text -> number(text, "bandwidth burst")).orElse(0L));
    }

    private static long number(String text, String what) {
        long value = XmlValues.number(text);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw error(ErrorCode.XML_ERROR, "could not convert " + what + " '" + text + "'");
        }
        return value;
    }

    private static DomainXmlException error(ErrorCode code, String detail) {
        return new DomainXmlException(code, ErrorDomain.XML, detail, "/network");
    }

    /// Writes the document of a network in libvirt's layout.
    ///
    /// libvirt: `virNetworkDefFormat`.
    ///
    /// @param network the network
    /// @return the document, with a line end behind it
    public static String write(NetworkDefinition network) {
        XmlWriter writer = new XmlWriter();
        writer.openRoot(XmlElement.empty("network"));
        writer.element("name", network.name());
        network.uuid().ifPresent(uuid -> writer.element("uuid", uuid.toString()));
        network.distributed().ifPresent(distributed -> write(writer, distributed));
        if (network.forward().isPresent()) {
            writer.open("forward");
            network.interfaces().stream()
                    .findFirst()
                    .ifPresent(first -> writer.attribute("dev", first));
            writer.attribute("mode", network.forward().get());
            for (String one : network.interfaces()) {
                writer.open("interface");
                writer.attribute("dev", one);
                writer.close();
            }
            writer.close();
        } else {
            writer.open("bridge");
            writer.attribute("stp", "off");
            writer.attribute("delay", "0");
            writer.close();
        }
        network.mtu()
                .ifPresent(mtu -> {
                    writer.open("mtu");
                    writer.attribute("size", mtu);
                    writer.close();
                });
        network.bandwidth().ifPresent(bandwidth -> write(writer, bandwidth));
        network.portGroups().forEach(group -> write(writer, group));
        writer.close();
        return writer.toString();
    }

    /// libvirt keeps what it does not know of a network in its metadata.
    private static void write(XmlWriter writer, Distributed distributed) {
        writer.open("metadata");
        writer.open(SWITCH);
        writer.attribute("xmlns:vireo", NAMESPACE);
        writer.attribute(KIND, DISTRIBUTED);
        for (String name : distributed.uplinks()) {
            writer.open(UPLINK);
            writer.attribute("name", name);
            writer.close();
        }
        writer.close();
        writer.close();
    }

    private static void write(XmlWriter writer, PortGroup group) {
        writer.open("portgroup");
        writer.attribute("name", group.name());
        writer.force();
        if (!group.vlans().isEmpty()) {
            writer.open("vlan");
            if (group.trunk()) {
                writer.attribute("trunk", "yes");
            }
            for (int id : group.vlans()) {
                writer.open("tag");
                writer.attribute("id", id);
                writer.close();
            }
            writer.close();
        }
        group.bandwidth().ifPresent(bandwidth -> write(writer, bandwidth));
        writer.close();
    }

    private static void write(XmlWriter writer, Bandwidth bandwidth) {
        writer.open("bandwidth");
        bandwidth.inbound().ifPresent(rate -> write(writer, "inbound", rate));
        bandwidth.outbound().ifPresent(rate -> write(writer, "outbound", rate));
        writer.close();
    }

    private static void write(XmlWriter writer, String way, Rate rate) {
        writer.open(way);
        writer.attribute("average", rate.average());
        if (rate.peak() != 0) {
            writer.attribute("peak", rate.peak());
        }
        if (rate.burst() != 0) {
            writer.attribute("burst", rate.burst());
        }
        writer.close();
    }
}
