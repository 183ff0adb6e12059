package dev.vireo.vmx;

import dev.vireo.model.CharacterDevice;
import dev.vireo.model.CharacterEndpoint;
import dev.vireo.model.CharacterProtocol;
import dev.vireo.model.CharacterType;
import dev.vireo.model.VirtException;
import dev.vireo.model.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Reads the serial and parallel ports.
final class PortEntries {
    private static final int SERIALS = 4;
    private static final int PARALLELS = 3;

    private final VmxReading reading;
    private final VmxConfig config;

    PortEntries(VmxReading reading) {
        this.reading = reading;
        this.config = reading.config();
    }

    List<CharacterDevice> readSerials() {
        List<CharacterDevice> serials = new ArrayList<>();
        for (int port = 0; port < SERIALS; port++) {
            String prefix = "serial" + port + '.';
            if (isPresent(prefix)) {
                serials.add(serial(prefix, port));
            }
        }
        return serials;
    }

    List<CharacterDevice> readParallels() {
        List<CharacterDevice> parallels = new ArrayList<>();
        for (int port = 0; port < PARALLELS; port++) {
            String prefix = "parallel" + port + '.';
            if (isPresent(prefix)) {
                parallels.add(parallel(prefix, port));
            }
        }
        return parallels;
    }

    private boolean isPresent(String prefix) {
        boolean present = config.bool(prefix + "present", false);
        config.bool(prefix + "startConnected", true);
        return present;
    }

    private CharacterDevice serial(String prefix, int port) {
        String typeKey = prefix + "fileType";
        String nameKey = prefix + "fileName";
        String type = config.value(typeKey);
        String name = config.value(nameKey);
        if (type == null || KeyIndex.same(type, "device")) {
            return hostDevice(CharacterType.DEV, name, port);
        }
        if (KeyIndex.same(type, "file")) {
            return device("serial", CharacterType.FILE, file(nameKey, name), port);
        }
        if (KeyIndex.same(type, "pipe")) {
            return hostDevice(CharacterType.PIPE, name, port);
        }
        if (KeyIndex.same(type, "network")) {
            return network(prefix, nameKey, name, port);
        }
        throw VmxReading.unexpected(
                typeKey, "'device', 'file' or 'pipe' or 'network'", '\'' + type + '\'');
    }

    /// Makes a port with something of the host at the other end. Libvirt reads no document in which
    /// that has no path; at level FULL there is nothing at the other end then.
    private CharacterDevice hostDevice(CharacterType type, @Nullable String path, int port) {
        boolean nothing = reading.isAtLeast(VmxLevel.FULL) && (path == null || path.isEmpty());
        return nothing
                ? device("serial", CharacterType.NULL, Optional.empty(), port)
                : device("serial", type, Optional.ofNullable(path), port);
    }

    private CharacterDevice network(
            String prefix, String nameKey, @Nullable String name, int port) {
        Optional<CharacterDevice> proxied = proxied(prefix + "vspc", port);
        if (proxied.isPresent()) {
            return proxied.get();
        }
        Optional<SerialUri> uri = uri(nameKey, name);
        if (uri.isEmpty()) {
            return device("serial", CharacterType.NULL, Optional.empty(), port);
        }
        CharacterProtocol protocol = uri.get().protocol(nameKey);
        return tcp(listens(prefix + "network.endPoint"), uri.get(), protocol, port);
    }

    /// Returns the port if a virtual serial port concentrator serves it. The host of the virtual
    /// machine connects to the concentrator, whoever then listens there; the name of the file only
    /// says which service is wanted of it.
    private Optional<CharacterDevice> proxied(String key, int port) {
        if (!reading.isAtLeast(VmxLevel.FULL)) {
            return Optional.empty();
        }
        return config.string(key)
                .flatMap(SerialUri::parse)
                .filter(SerialUri::hasPort)
                .map(uri -> tcp(false, uri, uri.protocol(key), port));
    }

    private static CharacterDevice tcp(
            boolean listens, SerialUri uri, CharacterProtocol protocol, int port) {
        CharacterEndpoint endpoint =
                new CharacterEndpoint(listens, uri.host(), Integer.toString(uri.port()), protocol);
        return new CharacterDevice(
                CharacterType.TCP,
                Optional.empty(),
                Optional.of(endpoint),
                Optional.empty(),
                OptionalInt.of(port),
                XmlElement.empty("serial"));
    }

    private Optional<SerialUri> uri(String key, @Nullable String name) {
        Optional<SerialUri> uri = name == null ? Optional.empty() : SerialUri.parse(name);
        if (reading.isAtLeast(VmxLevel.LIBVIRT_12)) {
            return uri.filter(SerialUri::hasPort);
        }
        if (uri.isEmpty()) {
            throw SerialUri.unparsable(name);
        }
        if (!uri.get().hasPort()) {
            throw Refusal.internal("VMX entry '" + key + "' doesn't contain a port part");
        }
        return uri;
    }

    private boolean listens(String key) {
        String value = config.value(key);
        if (value == null || KeyIndex.same(value, "server")) {
            return true;
        }
        if (KeyIndex.same(value, "client")) {
            return false;
        }
        throw VmxReading.unexpected(key, "'server' or 'client'", '\'' + value + '\'');
    }

    private CharacterDevice parallel(String prefix, int port) {
        String typeKey = prefix + "fileType";
        String nameKey = prefix + "fileName";
        String type = config.requiredString(typeKey);
        String name = config.requiredString(nameKey);
        if (KeyIndex.same(type, "device")) {
            return device("parallel", CharacterType.DEV, Optional.of(name), port);
        }
        if (KeyIndex.same(type, "file")) {
            return device("parallel", CharacterType.FILE, file(nameKey, name), port);
        }
        throw VmxReading.unexpected(typeKey, "'device' or 'file'", '\'' + type + '\'');
    }

    /// Returns the source of a file.
    ///
    /// @throws VirtException if there is no name; libvirt's drivers crash then
    private Optional<String> file(String key, @Nullable String name) {
        if (name == null) {
            throw VmxConfig.missing(key);
        }
        return reading.source(name);
    }

    private static CharacterDevice device(
            String element, CharacterType type, Optional<String> path, int port) {
        return new CharacterDevice(
                type,
                path,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.of(port),
                XmlElement.empty(element));
    }
}
