package dev.vireo.vmx;

import dev.vireo.model.InterfaceType;
import dev.vireo.model.MacAddress;
import dev.vireo.model.MacAddressType;
import dev.vireo.model.NetworkInterface;
import dev.vireo.model.SwitchPort;
import dev.vireo.model.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads the network interfaces.
final class EthernetEntries {
    private static final int MULTICAST_BIT = 40;
    private static final long VMXNET2_FEATURES = 15;

    private final VmxReading reading;
    private final VmxConfig config;

    EthernetEntries(VmxReading reading) {
        this.reading = reading;
        this.config = reading.config();
    }

    List<NetworkInterface> read(EthernetKeys keys) {
        List<NetworkInterface> interfaces = new ArrayList<>();
        for (int index : keys.indexes()) {
            read("ethernet" + index + '.').ifPresent(interfaces::add);
        }
        return interfaces;
    }

    private Optional<NetworkInterface> read(String prefix) {
        boolean present = config.bool(prefix + "present", false);
        config.bool(prefix + "startConnected", true);
        if (!present) {
            return Optional.empty();
        }
        String connection = config.value(prefix + "connectionType");
        Address address = address(prefix);
        Optional<Boolean> check =
                config.string(prefix + "checkMACAddress").map(value -> value.equals("true"));
        Optional<String> model = model(prefix);
        Link link = link(prefix, connection);
        return Optional.of(
                new NetworkInterface(
                        link.type,
                        address.mac,
                        address.type,
                        check,
                        link.bridge,
                        link.port,
                        link.target,
                        model,
                        XmlElement.empty("interface")));
    }

    private record Address(MacAddress mac, Optional<MacAddressType> type) {}

    private Address address(String prefix) {
        String key = prefix + "addressType";
        String type = config.value(key);
        if (type == null) {
            return new Address(mac(prefix + "generatedAddress"), Optional.empty());
        }
        if (KeyIndex.same(type, "generated") || KeyIndex.same(type, "vpx")) {
            return new Address(
                    mac(prefix + "generatedAddress"), Optional.of(MacAddressType.GENERATED));
        }
        if (KeyIndex.same(type, "static")) {
            return new Address(mac(prefix + "address"), Optional.of(MacAddressType.STATIC));
        }
        throw VmxReading.unexpected(key, "'generated' or 'static' or 'vpx'", '\'' + type + '\'');
    }

    private MacAddress mac(String key) {
        String value = config.value(key);
        if (value == null) {
            reading.assumed(key, "00:00:00:00:00:00", "no address is given");
            return new MacAddress(0);
        }
        MacAddress mac =
                MacText.parse(value)
                        .orElseThrow(() ->
                                VmxReading.unexpected(key, "MAC address", '\'' + value + '\''));
        if (isMulticast(mac) && reading.isAtLeast(VmxLevel.FULL)) {
            reading.lost(
                    Loss.Kind.NOT_EXPRESSED,
                    key,
                    "libvirt reads no document in which an interface has a multicast address");
            return new MacAddress(0);
        }
        return mac;
    }

    private static boolean isMulticast(MacAddress mac) {
        return (mac.value() >>> MULTICAST_BIT & 1) != 0;
    }

    private Optional<String> model(String prefix) {
        String key = prefix + "virtualDev";
        String model = config.value(key);
        long features = config.integer(prefix + "features", 0);
        if (model == null) {
            return Optional.empty();
        }
        String lower = model.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "vlance", "vmxnet3", "e1000", "e1000e" -> Optional.of(lower);
            case "vmxnet" -> Optional.of(features == VMXNET2_FEATURES ? "vmxnet2" : lower);
            default -> otherModel(key, model);
        };
    }

    private Optional<String> otherModel(String key, String model) {
        if (!reading.isAtLeast(VmxLevel.FULL)) {
            throw VmxReading.unexpected(
                    key,
                    "'vlance' or 'vmxnet' or 'vmxnet3' or 'e1000' or 'e1000e'",
                    '\'' + model + '\'');
        }
        reading.lost(
                Loss.Kind.NOT_EXPRESSED, key, "libvirt has no such model of a network interface");
        return Optional.empty();
    }

    private record Link(
            InterfaceType type,
            Optional<String> bridge,
            Optional<SwitchPort> port,
            Optional<String> target) {
        static Link of(InterfaceType type) {
            return new Link(type, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /// A port of a distributed switch wins over whatever the connection is, but only after the
    /// connection's names were found to be there.
    private Link link(String prefix, @Nullable String connection) {
        boolean custom = connection != null && KeyIndex.same(connection, "custom");
        boolean bridged = connection != null && KeyIndex.same(connection, "bridged");
        Optional<String> network =
                custom || bridged
                        ? Optional.of(config.requiredString(prefix + "networkName"))
                        : config.string(prefix + "networkName");
        Optional<String> device =
                custom
                        ? Optional.of(config.requiredString(prefix + "vnet"))
                                .filter(name -> !isGenerated(name))
                        : Optional.empty();
        Optional<UUID> switchId = config.uuid(prefix + "dvs.switchId");
        if (switchId.isPresent()) {
            return switchLink(prefix + "dvs.", switchId.get());
        }
        if (custom || bridged || (connection == null && network.isPresent())) {
            return new Link(InterfaceType.BRIDGE, network, Optional.empty(), device);
        }
        return connection == null
                ? Link.of(InterfaceType.NULL)
                : otherLink(prefix + "connectionType", connection);
    }

    /// Tells whether a name of a device is like those that libvirt makes up, which it never prints.
    private static boolean isGenerated(String name) {
        return name.startsWith("vnet") || name.startsWith("macvtap") || name.startsWith("macvlan");
    }

    private Link otherLink(String key, String connection) {
        if (KeyIndex.same(connection, "nat")) {
            return Link.of(InterfaceType.USER);
        }
        if (KeyIndex.same(connection, "hostonly")) {
            if (reading.isAtLeast(VmxLevel.FULL)) {
                reading.lost(
                        Loss.Kind.NOT_EXPRESSED,
                        key,
                        "the network of the host alone has no name that a document could hold");
                return Link.of(InterfaceType.NULL);
            }
            throw Refusal.internal(
                    "No yet handled value '" + connection + "' for VMX entry '" + key + "'");
        }
        throw Refusal.internal("Invalid value '" + connection + "' for VMX entry '" + key + "'");
    }

    private Link switchLink(String prefix, UUID switchId) {
        String group = prefix + "portgroupId";
        String port = prefix + "portId";
        String connection = prefix + "connectionId";
        boolean optional = reading.isAtLeast(VmxLevel.LIBVIRT_12);
        SwitchPort switchPort =
                optional
                        ? new SwitchPort(
                                switchId,
                                config.integer(port),
                                config.string(group),
                                config.integer(connection))
                        : requiredPort(switchId, group, port, connection);
        return new Link(
                InterfaceType.VDS, Optional.empty(), Optional.of(switchPort), Optional.empty());
    }

    private SwitchPort requiredPort(UUID switchId, String group, String port, String connection) {
        String groupId = config.requiredString(group);
        long portId = config.requiredInteger(port);
        return new SwitchPort(
                switchId,
                OptionalLong.of(portId),
                Optional.of(groupId),
                OptionalLong.of(config.requiredInteger(connection)));
    }
}
