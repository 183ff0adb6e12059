package dev.vireo.simulator.inventory;

import dev.vireo.vim.HostNetworkPolicy;
import dev.vireo.vim.HostPortGroup;
import dev.vireo.vim.HostPortGroupPort;
import dev.vireo.vim.HostPortGroupSpec;
import dev.vireo.vim.HostVirtualSwitch;
import dev.vireo.vim.HostVirtualSwitchBondBridge;
import dev.vireo.vim.HostVirtualSwitchBridge;
import dev.vireo.vim.HostVirtualSwitchSimpleBridge;
import dev.vireo.vim.HostVirtualSwitchSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The standard switches of a host, their uplinks and their port groups.
final class VirtualSwitches {
    private static final int LONGEST_SWITCH_NAME = 31;
    private static final int MOST_PORTS = 4088;
    private static final int USUAL_PORTS = 128;
    private static final int PORTS_OF_HOST = 2560;

    private final Map<String, HostVirtualSwitchSpec> switches = new LinkedHashMap<>();
    private final Map<String, HostPortGroupSpec> portGroups = new LinkedHashMap<>();
    private final Map<String, List<String>> given = new HashMap<>();
    private final List<PhysicalAdapter> adapters;

    VirtualSwitches(List<PhysicalAdapter> adapters) {
        this.adapters = new ArrayList<>(adapters);
    }

    List<PhysicalAdapter> adapters() {
        return List.copyOf(adapters);
    }

    PhysicalAdapter adapter(String deviceOrKey) {
        return adapters.stream()
                .filter(adapter -> adapter.isMeantBy(deviceOrKey))
                .findFirst()
                .orElseThrow(() -> HostFaults.absent(deviceOrKey));
    }

    void replace(PhysicalAdapter changed) {
        adapters.replaceAll(
                adapter -> adapter.device().equals(changed.device()) ? changed : adapter);
    }

    /// Gives adapters to a distributed switch, which had others before.
    ///
    /// @param owner tells distributed switches apart
    void give(String owner, List<String> devices) {
        given.put(owner, devices);
    }

    /// Tells whether an adapter is that of a standard switch, or of another distributed one.
    boolean isTaken(String device, String owner) {
        return switches.keySet().stream().anyMatch(name -> uplinksOf(name).contains(device))
                || isGiven(device, owner);
    }

    private boolean isGiven(String device, String otherThan) {
        return given.entrySet().stream()
                .anyMatch(entry ->
                        !entry.getKey().equals(otherThan) && entry.getValue().contains(device));
    }

    List<String> switchNames() {
        return List.copyOf(switches.keySet());
    }

    HostVirtualSwitchSpec switchSpec(String name) {
        HostVirtualSwitchSpec spec = switches.get(name);
        if (spec == null) {
            throw HostFaults.absent(name);
        }
        return spec;
    }

    List<String> portGroupNames() {
        return List.copyOf(portGroups.keySet());
    }

    HostPortGroupSpec portGroupSpec(String name) {
        HostPortGroupSpec spec = portGroups.get(name);
        if (spec == null) {
            throw HostFaults.absent(name);
        }
        return spec;
    }

    List<String> portGroupsOf(String switchName) {
        return portGroups.values().stream()
                .filter(spec -> spec.vswitchName().equals(switchName))
                .map(HostPortGroupSpec::name)
                .toList();
    }

    void addSwitch(String name, @Nullable HostVirtualSwitchSpec spec) {
        if (name.isEmpty() || name.length() > LONGEST_SWITCH_NAME) {
            throw SimFault.invalidArgument("vswitchName");
        }
        if (switches.containsKey(name)) {
            throw HostFaults.alreadyExists(name);
        }
        HostVirtualSwitchSpec wanted =
                spec == null ? HostVirtualSwitchSpec.builder().numPorts(USUAL_PORTS).build() : spec;
        switches.put(name, checked(name, wanted, null));
    }

    void updateSwitch(String name, HostVirtualSwitchSpec spec) {
        switches.put(name, checked(name, spec, switchSpec(name).policy()));
    }

    void removeSwitch(String name) {
        switchSpec(name);
        portGroupsOf(name).forEach(portGroups::remove);
        switches.remove(name);
    }

    private HostVirtualSwitchSpec checked(
            String name, HostVirtualSwitchSpec spec, @Nullable HostNetworkPolicy before) {
        if (spec.numPorts() < 1 || spec.numPorts() > MOST_PORTS) {
            throw SimFault.invalidArgument("spec.numPorts");
        }
        int mtu = Objects.requireNonNullElse(spec.mtu(), 1500);
        if (mtu < 1280 || mtu > 9000) {
            throw SimFault.invalidArgument("spec.mtu");
        }
        List<String> uplinks = uplinks(spec.bridge());
        for (String uplink : uplinks) {
            if (isGiven(uplink, "")) {
                throw HostFaults.inUse("PhysicalNic", uplink);
            }
        }
        for (String other : switches.keySet()) {
            for (String uplink : uplinks) {
                if (!other.equals(name) && uplinksOf(other).contains(uplink)) {
                    throw HostFaults.inUse("PhysicalNic", uplink);
                }
            }
        }
        HostNetworkPolicy usual = NetworkPolicies.usual(uplinks);
        HostNetworkPolicy base =
                before == null
                        ? usual
                        : NetworkPolicies.over(
                                before.toBuilder().nicTeaming(usual.nicTeaming()).build(), usual);
        HostNetworkPolicy policy = NetworkPolicies.over(spec.policy(), base);
        checkOrder(policy, uplinks);
        return spec.toBuilder().bridge(bridge(spec, uplinks)).policy(policy).mtu(mtu).build();
    }

    private static void checkOrder(HostNetworkPolicy policy, List<String> uplinks) {
        var teaming = policy.nicTeaming();
        var order = teaming == null ? null : teaming.nicOrder();
        if (order == null) {
            return;
        }
        if (!uplinks.containsAll(order.activeNic()) || !uplinks.containsAll(order.standbyNic())) {
            throw SimFault.invalidArgument("spec.policy.nicTeaming.nicOrder");
        }
    }

    private static @Nullable HostVirtualSwitchBridge bridge(
            HostVirtualSwitchSpec spec, List<String> uplinks) {
        return switch (spec.bridge()) {
            case HostVirtualSwitchBondBridge bond -> bond.toBuilder().nicDevice(uplinks).build();
            case HostVirtualSwitchSimpleBridge _ ->
                    HostVirtualSwitchSimpleBridge.builder().nicDevice(uplinks.getFirst()).build();
            case null, default -> null;
        };
    }

    /// Returns the devices that a bridge names, by device or by key.
    private List<String> uplinks(@Nullable HostVirtualSwitchBridge bridge) {
        List<String> named =
                switch (bridge) {
                    case HostVirtualSwitchBondBridge bond -> bond.nicDevice();
                    case HostVirtualSwitchSimpleBridge simple -> List.of(simple.nicDevice());
                    case null, default -> List.of();
                };
        return named.stream().map(this::uplink).distinct().toList();
    }

    private String uplink(String deviceOrKey) {
        return adapters.stream()
                .filter(adapter -> adapter.isMeantBy(deviceOrKey))
                .map(PhysicalAdapter::device)
                .findFirst()
                .orElseThrow(() ->
                        HostFaults.configuration(
                                "Unable to set uplink: there is no adapter " + deviceOrKey));
    }

    List<String> uplinksOf(String switchName) {
        return uplinks(switchSpec(switchName).bridge());
    }

    void addPortGroup(HostPortGroupSpec spec) {
        check(spec);
        if (portGroups.containsKey(spec.name())) {
            throw HostFaults.alreadyExists(spec.name());
        }
        portGroups.put(spec.name(), spec);
    }

    void updatePortGroup(String name, HostPortGroupSpec spec) {
        HostPortGroupSpec before = portGroupSpec(name);
        check(spec);
        if (!name.equals(spec.name()) && portGroups.containsKey(spec.name())) {
            throw HostFaults.alreadyExists(spec.name());
        }
        HostPortGroupSpec merged =
                spec.toBuilder()
                        .policy(NetworkPolicies.over(spec.policy(), before.policy()))
                        .build();
        Map<String, HostPortGroupSpec> all = new LinkedHashMap<>(portGroups);
        portGroups.clear();
        all.forEach((key, value) -> {
            HostPortGroupSpec kept = key.equals(name) ? merged : value;
            portGroups.put(kept.name(), kept);
        });
    }

    void removePortGroup(String name) {
        portGroupSpec(name);
        portGroups.remove(name);
    }

    private void check(HostPortGroupSpec spec) {
        if (spec.name().isEmpty()) {
            throw SimFault.invalidArgument("portgrp.name");
        }
        if (spec.vlanId() < 0 || spec.vlanId() > 4095) {
            throw SimFault.invalidArgument("portgrp.vlanId");
        }
        switchSpec(spec.vswitchName());
    }

    /// Describes the switches.
    ///
    /// @param ports how many ports of a port group are in use
    List<HostVirtualSwitch> describe(Function<String, List<HostPortGroupPort>> ports) {
        return switches.entrySet().stream()
                .map(entry -> describeOne(entry.getKey(), entry.getValue(), ports))
                .toList();
    }

    private HostVirtualSwitch describeOne(
            String name,
            HostVirtualSwitchSpec spec,
            Function<String, List<HostPortGroupPort>> ports) {
        List<String> groups = portGroupsOf(name);
        List<String> uplinks = uplinksOf(name);
        int used = uplinks.size() + groups.stream().mapToInt(g -> ports.apply(g).size()).sum();
        return HostVirtualSwitch.builder()
                .name(name)
                .key(switchKey(name))
                .numPorts(PORTS_OF_HOST)
                .numPortsAvailable(Math.max(0, PORTS_OF_HOST - used))
                .mtu(spec.mtu())
                .portgroup(groups.stream().map(VirtualSwitches::portGroupKey).toList())
                .pnic(uplinks.stream().map(device -> adapter(device).key()).toList())
                .spec(spec)
                .build();
    }

    List<HostPortGroup> describePortGroups(Function<String, List<HostPortGroupPort>> ports) {
        return portGroups.values().stream()
                .map(spec ->
                        HostPortGroup.builder()
                                .key(portGroupKey(spec.name()))
                                .port(ports.apply(spec.name()))
                                .vswitch(switchKey(spec.vswitchName()))
                                .computedPolicy(policyOf(spec))
                                .spec(spec)
                                .build())
                .toList();
    }

    private HostNetworkPolicy policyOf(HostPortGroupSpec spec) {
        HostNetworkPolicy below = switchSpec(spec.vswitchName()).policy();
        return NetworkPolicies.over(
                spec.policy(), below == null ? NetworkPolicies.usual(List.of()) : below);
    }

    private static String switchKey(String name) {
        return "key-vim.host.VirtualSwitch-" + name;
    }

    private static String portGroupKey(String name) {
        return "key-vim.host.PortGroup-" + name;
    }
}
