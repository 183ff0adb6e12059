package dev.vireo.simulator.inventory;

import dev.vireo.vim.HostConfigChangeOperation;
import dev.vireo.vim.HostNetworkConfig;
import dev.vireo.vim.HostNetworkConfigResult;
import dev.vireo.vim.HostPortGroupConfig;
import dev.vireo.vim.HostPortGroupSpec;
import dev.vireo.vim.HostVirtualNicConfig;
import dev.vireo.vim.HostVirtualNicSpec;
import dev.vireo.vim.HostVirtualSwitchConfig;
import dev.vireo.vim.PhysicalNicConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Applies a whole configuration to the network of a host. In the mode `replace` what a list of the
/// configuration does not name goes away; a list without entries changes nothing.
final class NetworkChanges {
    private final SimHostNetworkSystem system;
    private final HostNetworking network;
    private final List<String> added = new ArrayList<>();

    NetworkChanges(SimHostNetworkSystem system, HostNetworking network) {
        this.system = system;
        this.network = network;
    }

    HostNetworkConfig current() {
        VirtualSwitches switches = network.switches();
        return HostNetworkConfig.builder()
                .vswitch(
                        switches.switchNames().stream()
                                .map(name ->
                                        HostVirtualSwitchConfig.builder()
                                                .name(name)
                                                .spec(switches.switchSpec(name))
                                                .build())
                                .toList())
                .portgroup(
                        switches.portGroupNames().stream()
                                .map(name ->
                                        HostPortGroupConfig.builder()
                                                .spec(switches.portGroupSpec(name))
                                                .build())
                                .toList())
                .pnic(
                        switches.adapters().stream()
                                .map(adapter ->
                                        PhysicalNicConfig.builder()
                                                .device(adapter.device())
                                                .spec(adapter.spec())
                                                .build())
                                .toList())
                .vnic(
                        network.kernelNics().entrySet().stream()
                                .map(nic ->
                                        HostVirtualNicConfig.builder()
                                                .device(nic.getKey())
                                                .portgroup(portGroup(nic.getValue()))
                                                .spec(nic.getValue())
                                                .build())
                                .toList())
                .dnsConfig(network.dns())
                .ipRouteConfig(network.gateway())
                .ipV6Enabled(true)
                .build();
    }

    private static String portGroup(HostVirtualNicSpec spec) {
        return Objects.requireNonNullElse(spec.portgroup(), "");
    }

    HostNetworkConfigResult apply(HostNetworkConfig config, String mode) {
        boolean replace = mode.equals("replace");
        if (!replace && !mode.equals("modify")) {
            throw SimFault.invalidArgument("changeMode");
        }
        config.vswitch().forEach(this::change);
        config.portgroup().forEach(this::change);
        config.vnic().forEach(this::change);
        if (replace) {
            removeOthers(config);
        }
        if (config.dnsConfig() != null) {
            network.dns(config.dnsConfig());
            system.host().renamedByDns();
        }
        if (config.ipRouteConfig() != null) {
            network.gateway(config.ipRouteConfig());
        }
        system.host().showNetworks();
        return HostNetworkConfigResult.builder().vnicDevice(added).build();
    }

    private void change(HostVirtualSwitchConfig config) {
        String name = config.name();
        boolean exists = network.switches().switchNames().contains(name);
        switch (operation(config.changeOperation(), exists)) {
            case "add" -> network.switches().addSwitch(name, config.spec());
            case "remove" -> system.removeSwitch(name);
            case "edit" ->
                    network.switches().updateSwitch(name, required(config.spec(), "vswitch.spec"));
            default -> {}
        }
    }

    private void change(HostPortGroupConfig config) {
        HostPortGroupSpec spec = required(config.spec(), "portgroup.spec");
        boolean exists = network.switches().portGroupNames().contains(spec.name());
        switch (operation(config.changeOperation(), exists)) {
            case "add" -> network.switches().addPortGroup(spec);
            case "remove" -> system.removePortGroup(spec.name());
            case "edit" -> network.switches().updatePortGroup(spec.name(), spec);
            default -> {}
        }
    }

    private void change(HostVirtualNicConfig config) {
        String device = Objects.requireNonNullElse(config.device(), "");
        boolean exists = network.kernelNics().containsKey(device);
        switch (operation(config.changeOperation(), exists)) {
            case "add" ->
                    added.add(
                            system.addKernelNic(
                                    config.portgroup(), required(config.spec(), "vnic.spec")));
            case "remove" -> network.removeKernelNic(device);
            case "edit" -> network.updateKernelNic(device, required(config.spec(), "vnic.spec"));
            default -> {}
        }
    }

    private static String operation(@Nullable String wanted, boolean exists) {
        String operation = wanted == null ? (exists ? "edit" : "add") : wanted;
        if (!HostConfigChangeOperation.of(operation).isKnown()) {
            throw SimFault.invalidArgument("config.changeOperation");
        }
        return operation;
    }

    private static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw SimFault.invalidArgument("config." + name);
        }
        return value;
    }

    private void removeOthers(HostNetworkConfig config) {
        if (!config.vnic().isEmpty()) {
            List<String> kept = new ArrayList<>(added);
            config.vnic().forEach(nic -> kept.add(String.valueOf(nic.device())));
            for (String device : List.copyOf(network.kernelNics().keySet())) {
                if (!kept.contains(device)) {
                    network.removeKernelNic(device);
                }
            }
        }
        if (!config.portgroup().isEmpty()) {
            List<String> kept =
                    config.portgroup().stream()
                            .map(group -> required(group.spec(), "portgroup.spec").name())
                            .toList();
            for (String name : network.switches().portGroupNames()) {
                if (!kept.contains(name)) {
                    system.removePortGroup(name);
                }
            }
        }
        if (!config.vswitch().isEmpty()) {
            List<String> kept =
                    config.vswitch().stream().map(HostVirtualSwitchConfig::name).toList();
            for (String name : network.switches().switchNames()) {
                if (!kept.contains(name)) {
                    system.removeSwitch(name);
                }
            }
        }
    }
}
