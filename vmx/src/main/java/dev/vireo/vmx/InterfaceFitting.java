package dev.vireo.vmx;

import dev.vireo.model.InterfaceType;
import dev.vireo.model.NetworkInterface;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes network interfaces of any domain such as VMware has, at level [VmxLevel#FULL].
///
/// * Paravirtual models become vmxnet3, the AMD PCnet becomes vlance, all others e1000.
/// * A network of libvirt becomes a port group of the same name.
/// * What is connected otherwise is connected to nothing, but keeps its address: a guest knows its
///   interfaces by their addresses.
/// * More interfaces than the hardware has are left out.
final class InterfaceFitting {
    private static final int HARDWARE_WITH_VMXNET3 = 7;

    private InterfaceFitting() {}

    static List<NetworkInterface> fit(List<NetworkInterface> interfaces, int hardwareVersion) {
        List<NetworkInterface> fitted = new ArrayList<>(interfaces.size());
        for (NetworkInterface one : interfaces) {
            if (fitted.size() < InterfaceOutput.most(hardwareVersion)) {
                fitted.add(fit(one, hardwareVersion));
            }
        }
        return fitted;
    }

    private static NetworkInterface fit(NetworkInterface one, int hardwareVersion) {
        Optional<String> network = network(one);
        InterfaceType type =
                switch (one.type()) {
                    case BRIDGE, USER, VDS -> one.type();
                    case NETWORK -> network.isPresent() ? InterfaceType.BRIDGE : InterfaceType.NULL;
                    default -> InterfaceType.NULL;
                };
        return new NetworkInterface(
                type,
                one.mac(),
                one.macType(),
                one.macCheck(),
                one.type() == InterfaceType.NETWORK ? network : one.bridge(),
                one.port(),
                one.target(),
                one.model().map(model -> model(model, hardwareVersion)),
                one.rest());
    }

    private static Optional<String> network(NetworkInterface one) {
        return one.rest().child("source").flatMap(source -> source.attribute("network"));
    }

    private static String model(String model, int hardwareVersion) {
        return switch (model) {
            case "vlance", "vmxnet", "vmxnet2", "vmxnet3", "e1000", "e1000e" -> model;
            case "virtio", "virtio-transitional", "virtio-non-transitional", "netfront" ->
                    hardwareVersion >= HARDWARE_WITH_VMXNET3 ? "vmxnet3" : "vmxnet2";
            case "pcnet", "Am79C970A", "Am79C973" -> "vlance";
            default -> "e1000";
        };
    }
}
