package dev.vireo.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The first console of a virtual machine is its first serial port, whatever the document says.
///
/// libvirt: `virDomainDefAddConsoleCompat`.
///
/// @param serials the serial ports
/// @param consoles the consoles
record Consoles(List<CharacterDevice> serials, List<CharacterDevice> consoles) {
    private static final Optional<String> SERIAL = Optional.of("serial");

    /// Completes consoles and serial ports.
    static Consoles complete(
            String osType,
            List<CharacterDevice> serials,
            List<CharacterDevice> consoles,
            DomainDefaults.Places places) {
        if (!osType.equals("hvm") || (serials.isEmpty() && consoles.isEmpty())) {
            return new Consoles(serials, consoles);
        }
        List<CharacterDevice> ports = new ArrayList<>(serials);
        List<CharacterDevice> done = new ArrayList<>(consoles);
        refuseSecondSerial(done, places);
        if (!done.isEmpty() && isSerial(done.getFirst())) {
            if (ports.isEmpty()) {
                ports.add(serialOf(done.getFirst()));
            }
            done.set(0, consoleOf(ports.getFirst()));
        } else if (!ports.isEmpty() && showsAsConsole(ports.getFirst())) {
            done.addFirst(consoleOf(ports.getFirst()));
        }
        return new Consoles(ports, done);
    }

    private static void refuseSecondSerial(
            List<CharacterDevice> consoles, DomainDefaults.Places places) {
        for (int i = 1; i < consoles.size(); i++) {
            if (isSerial(consoles.get(i))) {
                throw new DomainXmlException(
                        ErrorCode.CONFIG_UNSUPPORTED,
                        ErrorDomain.DOMAIN,
                        "Only the first console can be a serial port",
                        places.of("console", i));
            }
        }
    }

    private static boolean isSerial(CharacterDevice console) {
        return console.targetType().equals(SERIAL);
    }

    private static boolean showsAsConsole(CharacterDevice serial) {
        return serial.targetType().isEmpty()
                || serial.targetType().filter("isa-serial"::equals).isPresent();
    }

    private static CharacterDevice serialOf(CharacterDevice console) {
        return new CharacterDevice(
                console.type(),
                console.path(),
                console.endpoint(),
                Optional.empty(),
                OptionalInt.of(0),
                renamed(console.rest(), "serial"));
    }

    private static CharacterDevice consoleOf(CharacterDevice serial) {
        return new CharacterDevice(
                serial.type(),
                serial.path(),
                serial.endpoint(),
                SERIAL,
                serial.port(),
                renamed(serial.rest(), "console"));
    }

    private static XmlElement renamed(XmlElement rest, String name) {
        if (rest.isEmpty()) {
            return XmlElement.empty(name);
        }
        List<XmlNode> content = new ArrayList<>(rest.content());
        content.removeIf(node -> node instanceof XmlElement child && child.name().equals("target"));
        return new XmlElement(name, rest.attributes(), content);
    }

    /// Returns a device with another port.
    static CharacterDevice withPort(CharacterDevice device, int port) {
        return new CharacterDevice(
                device.type(),
                device.path(),
                device.endpoint(),
                device.targetType(),
                OptionalInt.of(port),
                device.rest());
    }
}
