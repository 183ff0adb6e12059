package dev.vireo.shell.device;

import dev.vireo.api.Domain;
import dev.vireo.api.DomainXmlFlag;
import dev.vireo.model.XmlDocument;
import dev.vireo.model.XmlElement;
import dev.vireo.shell.text.CNumber;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A VNC server of a domain.
///
/// @param listen the address, empty for the usual one
/// @param port the port
/// @param password the password, if the document tells
record VncDisplay(String listen, int port, Optional<String> password) {
    private static final int FIRST_PORT = 5900;

    static List<VncDisplay> of(Domain domain, Set<DomainXmlFlag> flags) {
        XmlElement root = XmlDocument.parse(domain.fetchXml(flags));
        return new DocumentDevices(root)
                .all("graphics").stream()
                        .filter(one -> one.attribute("type").filter("vnc"::equals).isPresent())
                        .flatMap(one -> display(one).stream())
                        .toList();
    }

    private static Optional<VncDisplay> display(XmlElement graphics) {
        String listen =
                graphics.attribute("listen")
                        .or(() -> DocumentDevices.attribute(graphics, "listen", "address"))
                        .orElse("");
        return graphics.attribute("port")
                .map(CNumber::parse)
                .filter(port -> port > 0)
                .map(port -> new VncDisplay(listen, port, graphics.attribute("passwd")));
    }

    /// Returns the address with the number of the display, as VNC's programs take it. One that
    /// means all of the host's is left out.
    String address() {
        return (meansAll() ? "" : listen) + ":" + (port - FIRST_PORT);
    }

    /// Returns the URI.
    ///
    /// @param server what to connect to where the address means all of the host's
    String uri(String server) {
        String name = meansAll() ? server : listen;
        String host = name.isEmpty() ? "localhost" : name;
        String place = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        String secret =
                password.map(one -> ":" + URLEncoder.encode(one, StandardCharsets.UTF_8) + "@")
                        .orElse("");
        return "vnc://" + secret + place + ":" + (port - FIRST_PORT);
    }

    private boolean meansAll() {
        return listen.equals("0.0.0.0") || listen.equals("::");
    }
}
