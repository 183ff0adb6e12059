package dev.vireo.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads displays.
///
/// libvirt: `virDomainGraphicsDefParseXML`.
final class GraphicsReader {
    private final XmlReading reading;

    GraphicsReader(XmlReading reading) {
        this.reading = reading;
    }

    /// Reads a display.
    Graphics read(XmlElement element) {
        String text = XmlValues.require(reading, element, "type");
        GraphicsType type =
                GraphicsType.of(text).orElseThrow(() -> reading.invalid(element, "type", text, ""));
        List<GraphicsListen> listens = listens(element, type);
        return type == GraphicsType.VNC ? vnc(element, listens) : other(element, type, listens);
    }

    private Graphics other(XmlElement element, GraphicsType type, List<GraphicsListen> listens) {
        checkPort(element, type);
        XmlElement rest =
                RestEdit.withoutChild(reading.rest(element, DomainSchema.OTHER_GRAPHICS), "listen");
        rest = completed(of(element, rest, type), type);
        boolean remote = type == GraphicsType.SPICE;
        return new Graphics(
                type,
                OptionalInt.empty(),
                false,
                listens,
                element.attribute("keymap").filter(_ -> remote),
                element.attribute("passwd").filter(_ -> remote),
                rest);
    }

    /// Leaves out the attributes that displays of the type do not have.
    private XmlElement of(XmlElement element, XmlElement rest, GraphicsType type) {
        XmlElement kept = rest;
        boolean automatic = Objects.equals(rest.value("autoport"), "yes");
        for (XmlAttribute attribute : rest.attributes()) {
            boolean silent =
                    (automatic && attribute.name().equals("tlsPort"))
                            || attribute.equals(new XmlAttribute("replaceUser", "no"));
            if (silent || !attributes(type).contains(attribute.name())) {
                reading.drop(element, attribute.name(), attribute.value());
                kept = RestEdit.set(kept, attribute.name(), null);
            }
        }
        return kept;
    }

    private static Set<String> attributes(GraphicsType type) {
        return switch (type) {
            case SDL -> Set.of("display", "xauth", "fullscreen");
            case DESKTOP -> Set.of("display", "fullscreen");
            case RDP -> Set.of("port", "autoport", "replaceUser", "multiUser");
            case DBUS -> Set.of("p2p", "address");
            case EGL_HEADLESS -> Set.of();
            case VNC, SPICE ->
                    Set.of(
                            "port",
                            "tlsPort",
                            "autoport",
                            "defaultMode",
                            "passwdValidTo",
                            "connected");
        };
    }

    private static XmlElement completed(XmlElement rest, GraphicsType type) {
        boolean port = rest.value("port") != null;
        boolean automatic = rest.value("autoport") != null;
        if (type == GraphicsType.SPICE && !automatic && (port || rest.value("tlsPort") != null)) {
            return RestEdit.set(rest, "autoport", "no");
        }
        if (type == GraphicsType.RDP && !port) {
            return RestEdit.set(RestEdit.set(rest, "port", "0"), "autoport", "yes");
        }
        return type == GraphicsType.DESKTOP && Objects.equals(rest.value("fullscreen"), "no")
                ? RestEdit.set(rest, "fullscreen", null)
                : rest;
    }

    private void checkPort(XmlElement element, GraphicsType type) {
        String port = element.value("port");
        if (port != null
                && XmlValues.number(port) == XmlValues.NO_NUMBER
                && (type == GraphicsType.RDP || type == GraphicsType.SPICE)) {
            throw badPort(element, type, port);
        }
    }

    private DomainXmlException badPort(XmlElement element, GraphicsType type, String port) {
        return reading.attributeError(
                ErrorCode.INTERNAL_ERROR,
                ErrorDomain.DOMAIN,
                "cannot parse " + type.text() + " port " + port,
                element,
                "port");
    }

    private Graphics vnc(XmlElement element, List<GraphicsListen> listens) {
        String text = element.value("port");
        long port = text == null ? 0 : XmlValues.number(text);
        if (text != null && (int) port != port) {
            throw badPort(element, GraphicsType.VNC, text);
        }
        boolean automatic = text == null || port == -1;
        String wanted = element.value("autoport");
        if (wanted != null && !(automatic && !wanted.equals("no"))) {
            automatic = wanted.equals("yes");
        }
        XmlValues.signed(reading, element, "websocket", 0);
        XmlValues.word(
                reading, element, "sharePolicy", "allow-exclusive", "force-shared", "ignore");
        XmlValues.yesNo(reading, element, "powerControl");
        Optional<String> password = element.attribute("passwd");
        return new Graphics(
                GraphicsType.VNC,
                automatic
                        ? OptionalInt.of(-1)
                        : port == 0 || port == -1
                                ? OptionalInt.empty()
                                : OptionalInt.of((int) port),
                automatic,
                listens,
                element.attribute("keymap"),
                password,
                socket(rest(element, password.isPresent()), listens));
    }

    /// libvirt names the socket in the element and in its first child.
    private static XmlElement socket(XmlElement rest, List<GraphicsListen> listens) {
        boolean socket = !listens.isEmpty() && listens.getFirst().type() == ListenType.SOCKET;
        return RestEdit.set(
                rest, "socket", socket ? listens.getFirst().rest().value("socket") : null);
    }

    /// Returns what is carried along; what belongs to a password only with one.
    private XmlElement rest(XmlElement element, boolean hasPassword) {
        XmlElement rest = RestEdit.withoutChild(reading.rest(element, DomainSchema.VNC), "listen");
        if (!hasPassword) {
            rest = RestEdit.set(rest, "passwdValidTo", null);
            rest = RestEdit.set(rest, "connected", null);
        }
        return rest;
    }

    private List<GraphicsListen> listens(XmlElement element, GraphicsType type) {
        if (type == GraphicsType.SDL
                || type == GraphicsType.DESKTOP
                || type == GraphicsType.EGL_HEADLESS
                || type == GraphicsType.DBUS) {
            return List.of();
        }
        String attribute = element.value("listen");
        String address = attribute == null || attribute.isEmpty() ? null : attribute;
        List<GraphicsListen> listens = new ArrayList<>();
        for (XmlElement listen : element.children("listen")) {
            listens.add(listen(listen));
        }
        String socket = element.value("socket");
        if (listens.isEmpty()) {
            listens.add(
                    socket == null
                            ? defaultListen(element, type, address)
                            : new GraphicsListen(
                                    ListenType.SOCKET,
                                    Optional.empty(),
                                    new XmlElement(
                                            "listen",
                                            List.of(new XmlAttribute("socket", socket)),
                                            List.<XmlNode>of())));
        } else if (address != null) {
            merge(element, listens, address);
        }
        return listens;
    }

    private static GraphicsListen defaultListen(
            XmlElement element, GraphicsType type, @Nullable String address) {
        boolean silent =
                type == GraphicsType.SPICE
                        && address == null
                        && element.value("port") == null
                        && element.value("tlsPort") == null
                        && element.value("autoport") == null;
        return new GraphicsListen(
                silent ? ListenType.NONE : ListenType.ADDRESS,
                Optional.ofNullable(address),
                XmlElement.empty("listen"));
    }

    /// Compares the attribute with the first element that is an address, and fills that in.
    private void merge(XmlElement element, List<GraphicsListen> listens, String address) {
        GraphicsListen first = listens.getFirst();
        if (first.type() != ListenType.ADDRESS) {
            return;
        }
        XmlElement listen = element.first("listen");
        String there = listen == null ? null : listen.value("address");
        if (there != null && !there.equals(address)) {
            throw reading.attributeError(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    ErrorDomain.DOMAIN,
                    "graphics 'listen' attribute '"
                            + address
                            + "' must match 'address' attribute of first listen element (found '"
                            + there
                            + "')",
                    element,
                    "listen");
        }
        listens.set(0, new GraphicsListen(ListenType.ADDRESS, Optional.of(address), first.rest()));
    }

    private GraphicsListen listen(XmlElement element) {
        String text = XmlValues.require(reading, element, "type");
        ListenType type =
                ListenType.of(text).orElseThrow(() -> reading.invalid(element, "type", text, ""));
        String network = element.value("network");
        if (type == ListenType.NETWORK && network == null) {
            throw reading.error(
                    ErrorCode.XML_ERROR,
                    "'network' attribute is required for listen type 'network'",
                    element);
        }
        if (type != ListenType.NETWORK && network != null) {
            throw reading.error(
                    ErrorCode.XML_ERROR,
                    "'network' attribute is valid only for listen type 'network'",
                    element);
        }
        String socket = element.value("socket");
        if (type != ListenType.SOCKET && socket != null && !socket.isEmpty()) {
            throw reading.error(
                    ErrorCode.XML_ERROR,
                    "'socket' attribute is valid only for listen type 'socket'",
                    element);
        }
        Optional<String> address =
                element.attribute("address")
                        .filter(value -> type == ListenType.ADDRESS && !value.isEmpty());
        List<XmlAttribute> rest = new ArrayList<>();
        if (network != null) {
            rest.add(new XmlAttribute("network", network));
        }
        if (socket != null && !socket.isEmpty()) {
            rest.add(new XmlAttribute("socket", socket));
        }
        return new GraphicsListen(
                type, address, new XmlElement("listen", rest, List.<XmlNode>of()));
    }
}
