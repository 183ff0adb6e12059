package dev.vireo.vmx;

import dev.vireo.model.DomainUuid;
import dev.vireo.model.InterfaceType;
import dev.vireo.model.MacAddress;
import dev.vireo.model.MacAddressType;
import dev.vireo.model.NetworkInterface;
import dev.vireo.model.SwitchPort;
import java.util.List;
import java.util.Optional;

/// Writes network interfaces.
///
/// libvirt: `virVMXFormatEthernet`.
final class InterfaceOutput {
    private static final int HARDWARE_WITH_TEN = 7;
    private static final int MOST_BEFORE = 4;
    private static final int MOST = 10;

    private static final int VENDOR_SHIFT = 24;
    private static final long VENDOR_GENERATED = 0x000c29;
    private static final long VENDOR_ASSIGNED = 0x005056;
    private static final int FIRST_VCENTER = 0x80;
    private static final int LAST_VCENTER = 0xbf;
    private static final int LAST_STATIC = 0x3f;

    private final VmxOutput out;
    private final VmxLevel level;

    InterfaceOutput(VmxOutput out, VmxLevel level) {
        this.out = out;
        this.level = level;
    }

    /// Adds the lines of all interfaces.
    void write(List<NetworkInterface> interfaces, int hardwareVersion) {
        int most = most(hardwareVersion);
        for (int i = 0; i < interfaces.size(); i++) {
            if (i >= most) {
                throw Refusal.internal(
                        "Ethernet controller index " + i + " out of [0.." + (most - 1) + "] range");
            }
            out.at("/domain/devices/interface", i, interfaces.size());
            write(interfaces.get(i), "ethernet" + i);
        }
    }

    /// Returns how many interfaces a hardware version has.
    static int most(int hardwareVersion) {
        return hardwareVersion >= HARDWARE_WITH_TEN ? MOST : MOST_BEFORE;
    }

    private void write(NetworkInterface one, String prefix) {
        out.put(prefix + ".present", true);
        if (one.model().isPresent()) {
            writeModel(one.model().get(), prefix);
        }
        switch (one.type()) {
            case BRIDGE -> writeBridge(one, prefix);
            case USER -> out.put(prefix + ".connectionType", "nat");
            case NULL -> {}
            case VDS -> one.port().ifPresent(port -> writePort(port, prefix));
            default -> throw Refusal.unsupported("Unsupported net type '" + text(one.type()) + "'");
        }
        writeAddress(one, prefix);
    }

    private static String text(InterfaceType type) {
        return type.text();
    }

    private void writeModel(String model, String prefix) {
        switch (model) {
            case "vmxnet2" -> {
                out.put(prefix + ".virtualDev", "vmxnet");
                out.put(prefix + ".features", "15");
            }
            case "vlance", "vmxnet", "vmxnet3", "e1000", "e1000e" ->
                    out.put(prefix + ".virtualDev", model);
            default ->
                    throw Refusal.internal(
                            "Expecting domain XML entry 'devices/interface/model' to be 'vlance'"
                                    + " or 'vmxnet' or 'vmxnet2' or 'vmxnet3' or 'e1000' or"
                                    + " 'e1000e' but found '"
                                    + model
                                    + "'");
        }
    }

    private void writeBridge(NetworkInterface one, String prefix) {
        out.text(prefix + ".networkName", one.bridge().orElse(""), "source/@bridge");
        if (one.target().isPresent()) {
            out.put(prefix + ".connectionType", "custom");
            out.text(prefix + ".vnet", one.target().get(), "target/@dev");
        } else {
            out.put(prefix + ".connectionType", "bridged");
        }
    }

    private void writePort(SwitchPort port, String prefix) {
        boolean optional = level.isAtLeast(VmxLevel.LIBVIRT_12);
        out.put(prefix + ".dvs.switchId", DomainUuid.formatVmx(port.switchId()));
        long portId = port.portId().orElse(0);
        if (!optional || portId != 0) {
            out.put(prefix + ".dvs.portId", portId);
        }
        if (!optional || port.portGroupId().isPresent()) {
            String group = xmlEscaped(port.portGroupId().orElse(""));
            out.text(prefix + ".dvs.portgroupId", group, "source/@portgroupid");
        }
        long connection = port.connectionId().orElse(0);
        if (!optional || connection != 0) {
            out.put(prefix + ".dvs.connectionId", connection);
        }
    }

    /// Escapes as for XML, which libvirt does with this one value of VMX.
    private static String xmlEscaped(String value) {
        StringBuilder escaped = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&apos;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private void writeAddress(NetworkInterface one, String prefix) {
        Origin origin = Origin.of(one);
        String address = one.mac().toString();
        switch (origin) {
            case GENERATED -> {
                out.put(prefix + ".addressType", "generated");
                out.put(prefix + ".generatedAddress", address);
                out.put(prefix + ".generatedAddressOffset", "0");
            }
            case VCENTER -> {
                out.put(prefix + ".addressType", "vpx");
                out.put(prefix + ".generatedAddress", address);
            }
            case STATIC, FOREIGN -> {
                out.put(prefix + ".addressType", "static");
                out.put(prefix + ".address", address);
            }
        }
        Optional<Boolean> check = one.macCheck();
        if (check.isPresent()) {
            out.put(prefix + ".checkMACAddress", check.get());
        } else if (origin == Origin.FOREIGN) {
            out.put(prefix + ".checkMACAddress", false);
        }
    }

    /// Who made a MAC address, in VMware's eyes.
    private enum Origin {
        /// The host.
        GENERATED,
        /// vCenter.
        VCENTER,
        /// A person, in the range that VMware keeps for them.
        STATIC,
        /// A person, out of all ranges of VMware, so that the host must not check it.
        FOREIGN;

        static Origin of(NetworkInterface one) {
            Origin origin = byRange(one.mac());
            MacAddressType type = one.macType().orElse(null);
            if (type == MacAddressType.GENERATED) {
                return origin == VCENTER ? VCENTER : GENERATED;
            }
            if (type == MacAddressType.STATIC) {
                return origin == FOREIGN ? FOREIGN : STATIC;
            }
            return origin;
        }

        private static Origin byRange(MacAddress mac) {
            long vendor = mac.value() >>> VENDOR_SHIFT;
            int fourth = (int) (mac.value() >>> (VENDOR_SHIFT - Byte.SIZE)) & 0xff;
            if (vendor == VENDOR_GENERATED) {
                return GENERATED;
            }
            if (vendor == VENDOR_ASSIGNED && fourth <= LAST_STATIC) {
                return STATIC;
            }
            if (vendor == VENDOR_ASSIGNED && fourth >= FIRST_VCENTER && fourth <= LAST_VCENTER) {
                return VCENTER;
            }
            return FOREIGN;
        }
    }
}
