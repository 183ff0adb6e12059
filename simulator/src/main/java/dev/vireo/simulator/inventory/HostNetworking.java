package dev.vireo.simulator.inventory;

import dev.vireo.vim.HostDnsConfig;
import dev.vireo.vim.HostIpConfig;
import dev.vireo.vim.HostIpConfigIpV6Address;
import dev.vireo.vim.HostIpConfigIpV6AddressConfiguration;
import dev.vireo.vim.HostIpRouteConfig;
import dev.vireo.vim.HostIpRouteEntry;
import dev.vireo.vim.HostIpRouteTableInfo;
import dev.vireo.vim.HostNetStackInstance;
import dev.vireo.vim.HostNetworkInfo;
import dev.vireo.vim.HostNetworkPolicy;
import dev.vireo.vim.HostPortGroupPort;
import dev.vireo.vim.HostPortGroupSpec;
import dev.vireo.vim.HostVirtualNic;
import dev.vireo.vim.HostVirtualNicSpec;
import dev.vireo.vim.HostVirtualSwitchBondBridge;
import dev.vireo.vim.HostVirtualSwitchSpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The network of a host: at first a standard switch on one of two physical adapters, with a port
/// group for machines and one for the host itself.
final class HostNetworking {
    /// The port group for machines, and so the name of the network object.
    static final String MACHINES = "VM Network";

    /// The interface that clients reach the host by.
    static final String MANAGEMENT_DEVICE = "vmk0";

    private static final String STACK = "defaultTcpipStack";
    private static final String MANAGEMENT = "Management Network";
    private static final String SWITCH = "vSwitch0";

    private final VirtualSwitches switches;
    private final Map<String, HostVirtualNicSpec> kernelNics = new LinkedHashMap<>();
    private final List<HostIpRouteEntry> routes = new ArrayList<>();
    private HostDnsConfig dns;
    private HostIpRouteConfig gateway =
            HostIpRouteConfig.builder().defaultGateway("10.0.0.1").build();

    /// Makes the network that a host has after its installation.
    ///
    /// @param hostName the name without the domain
    /// @param domain the domain
    /// @param ipAddress the address of the management interface
    /// @param macs the addresses of the physical adapters; the management interface has the first
    HostNetworking(String hostName, String domain, String ipAddress, List<String> macs) {
        List<PhysicalAdapter> adapters = new ArrayList<>();
        for (int i = 0; i < macs.size(); i++) {
            adapters.add(PhysicalAdapter.number(i, macs.get(i)));
        }
        this.switches = new VirtualSwitches(adapters);
        this.dns =
                HostDnsConfig.builder()
                        .dhcp(false)
                        .hostName(hostName)
                        .domainName(domain)
                        .address(List.of("10.0.0.1"))
                        .searchDomain(domain.isEmpty() ? List.of() : List.of(domain))
                        .build();
        switches.addSwitch(
                SWITCH,
                HostVirtualSwitchSpec.builder()
                        .numPorts(128)
                        .bridge(
                                HostVirtualSwitchBondBridge.builder()
                                        .nicDevice(List.of("vmnic0"))
                                        .build())
                        .build());
        switches.addPortGroup(plain(MACHINES));
        switches.addPortGroup(plain(MANAGEMENT));
        kernelNics.put(
                MANAGEMENT_DEVICE,
                HostVirtualNicSpec.builder()
                        .ip(
                                HostIpConfig.builder()
                                        .dhcp(false)
                                        .ipAddress(ipAddress)
                                        .subnetMask("255.0.0.0")
                                        .ipV6Config(linkLocal(macs.getFirst()))
                                        .build())
                        .mac(macs.getFirst())
                        .portgroup(MANAGEMENT)
                        .mtu(1500)
                        .tsoEnabled(true)
                        .netStackInstanceKey(STACK)
                        .build());
    }

    private static HostPortGroupSpec plain(String name) {
        return HostPortGroupSpec.builder()
                .name(name)
                .vlanId(0)
                .vswitchName(SWITCH)
                .policy(HostNetworkPolicy.builder().build())
                .build();
    }

    /// Returns the IPv6 address that an interface gives itself.
    static HostIpConfigIpV6AddressConfiguration linkLocal(String mac) {
        byte[] bytes = HexFormat.ofDelimiter(":").parseHex(mac);
        HexFormat hex = HexFormat.of();
        String address =
                "fe80::"
                        + hex.toHexDigits((byte) (bytes[0] ^ 2))
                        + hex.toHexDigits(bytes[1])
                        + ":"
                        + hex.toHexDigits(bytes[2])
                        + "ff:fe"
                        + hex.toHexDigits(bytes[3])
                        + ":"
                        + hex.toHexDigits(bytes[4])
                        + hex.toHexDigits(bytes[5]);
        return HostIpConfigIpV6AddressConfiguration.builder()
                .ipV6Address(
                        List.of(
                                HostIpConfigIpV6Address.builder()
                                        .ipAddress(address)
                                        .prefixLength(64)
                                        .origin("other")
                                        .dadState("preferred")
                                        .build()))
                .autoConfigurationEnabled(false)
                .dhcpV6Enabled(false)
                .build();
    }

    VirtualSwitches switches() {
        return switches;
    }

    String dnsName() {
        String domain = dns.domainName();
        return domain.isEmpty() ? dns.hostName() : dns.hostName() + "." + domain;
    }

    /// Returns the address of the management interface.
    String ipAddress() {
        HostIpConfig ip = kernelNic(MANAGEMENT_DEVICE).ip();
        return ip == null ? "0.0.0.0" : Objects.requireNonNullElse(ip.ipAddress(), "0.0.0.0");
    }

    HostDnsConfig dns() {
        return dns;
    }

    void dns(HostDnsConfig changed) {
        if (changed.hostName().isEmpty()) {
            throw SimFault.invalidArgument("config.hostName");
        }
        dns = changed;
    }

    HostIpRouteConfig gateway() {
        return gateway;
    }

    void gateway(HostIpRouteConfig changed) {
        gateway = changed;
    }

    List<HostIpRouteEntry> routes() {
        return routes;
    }

    HostVirtualNicSpec kernelNic(String device) {
        HostVirtualNicSpec spec = kernelNics.get(device);
        if (spec == null) {
            throw HostFaults.absent(device);
        }
        return spec;
    }

    Map<String, HostVirtualNicSpec> kernelNics() {
        return kernelNics;
    }

    /// Tells which interfaces of the host are on a port group.
    List<String> kernelNicsOn(String portGroup) {
        return kernelNics.entrySet().stream()
                .filter(nic -> portGroup.equals(nic.getValue().portgroup()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// Puts an interface on a port group.
    ///
    /// @return its device
    String addKernelNic(String portGroup, HostVirtualNicSpec spec, Function<String, String> macs) {
        switches.portGroupSpec(portGroup);
        if (!kernelNicsOn(portGroup).isEmpty()) {
            throw HostFaults.alreadyExists(portGroup);
        }
        int number = 0;
        while (kernelNics.containsKey("vmk" + number)) {
            number++;
        }
        String device = "vmk" + number;
        String wanted = spec.mac();
        String mac = wanted == null ? macs.apply(device) : wanted;
        kernelNics.put(
                device,
                spec.toBuilder()
                        .ip(checked(spec.ip(), mac))
                        .mac(mac)
                        .portgroup(portGroup)
                        .mtu(Objects.requireNonNullElse(spec.mtu(), 1500))
                        .tsoEnabled(Objects.requireNonNullElse(spec.tsoEnabled(), true))
                        .netStackInstanceKey(
                                Objects.requireNonNullElse(spec.netStackInstanceKey(), STACK))
                        .build());
        return device;
    }

    void updateKernelNic(String device, HostVirtualNicSpec changed) {
        HostVirtualNicSpec before = kernelNic(device);
        String mac = NetworkPolicies.or(changed.mac(), before.mac());
        HostIpConfig ip = changed.ip();
        String portGroup = changed.portgroup();
        if (portGroup != null) {
            switches.portGroupSpec(portGroup);
        }
        kernelNics.put(
                device,
                before.toBuilder()
                        .ip(ip == null ? before.ip() : checked(ip, String.valueOf(mac)))
                        .mac(mac)
                        .portgroup(NetworkPolicies.or(portGroup, before.portgroup()))
                        .mtu(NetworkPolicies.or(changed.mtu(), before.mtu()))
                        .tsoEnabled(NetworkPolicies.or(changed.tsoEnabled(), before.tsoEnabled()))
                        .build());
    }

    void removeKernelNic(String device) {
        kernelNic(device);
        if (device.equals(MANAGEMENT_DEVICE)) {
            throw HostFaults.inUse("VirtualNic", device);
        }
        kernelNics.remove(device);
    }

    private static HostIpConfig checked(@Nullable HostIpConfig ip, String mac) {
        if (ip == null) {
            throw SimFault.invalidArgument("nic.ip");
        }
        String address = ip.ipAddress();
        if (!ip.dhcp() && (address == null || !IpAddresses.isV4(address))) {
            throw SimFault.invalidArgument("nic.ip.ipAddress");
        }
        String mask = ip.subnetMask();
        if (!ip.dhcp() && (mask == null || !IpAddresses.isV4(mask))) {
            throw SimFault.invalidArgument("nic.ip.subnetMask");
        }
        return ip.ipV6Config() == null ? ip.toBuilder().ipV6Config(linkLocal(mac)).build() : ip;
    }

    /// Describes the network.
    ///
    /// @param machinePorts the ports of machines on a port group
    HostNetworkInfo describe(Function<String, List<HostPortGroupPort>> machinePorts) {
        Function<String, List<HostPortGroupPort>> ports =
                group -> {
                    List<HostPortGroupPort> all = new ArrayList<>(hostPorts(group));
                    all.addAll(machinePorts.apply(group));
                    return all;
                };
        return HostNetworkInfo.builder()
                .vswitch(switches.describe(ports))
                .portgroup(switches.describePortGroups(ports))
                .pnic(switches.adapters().stream().map(PhysicalAdapter::describe).toList())
                .vnic(describeKernelNics())
                .dnsConfig(dns)
                .ipRouteConfig(gateway)
                .routeTableInfo(routeTable())
                .ipV6Enabled(true)
                .atBootIpV6Enabled(true)
                .netStackInstance(List.of(stack()))
                .build();
    }

    private List<HostPortGroupPort> hostPorts(String portGroup) {
        return kernelNicsOn(portGroup).stream()
                .map(device ->
                        port(
                                Integer.parseInt(device.substring("vmk".length())) + 2,
                                String.valueOf(kernelNic(device).mac()),
                                "host"))
                .toList();
    }

    static HostPortGroupPort port(int number, String mac, String type) {
        return HostPortGroupPort.builder()
                .key("key-vim.host.PortGroup.Port-" + (0x2000000 + number))
                .mac(List.of(mac))
                .type(type)
                .build();
    }

    /// Sets the address of the management interface to where the host is reached in truth.
    void reachedAt(String address) {
        HostVirtualNicSpec nic = kernelNic(MANAGEMENT_DEVICE);
        HostIpConfig ip =
                Objects.requireNonNull(nic.ip(), "the management interface has no address");
        kernelNics.put(
                MANAGEMENT_DEVICE,
                nic.toBuilder().ip(ip.toBuilder().ipAddress(address).build()).build());
    }

    List<HostVirtualNic> describeKernelNics() {
        return kernelNics.entrySet().stream()
                .map(nic ->
                        HostVirtualNic.builder()
                                .device(nic.getKey())
                                .key("key-vim.host.VirtualNic-" + nic.getKey())
                                .portgroup(
                                        Objects.requireNonNullElse(nic.getValue().portgroup(), ""))
                                .spec(nic.getValue())
                                .port(
                                        "key-vim.host.PortGroup.Port-"
                                                + (0x2000002
                                                        + Integer.parseInt(
                                                                nic.getKey()
                                                                        .substring(
                                                                                "vmk".length()))))
                                .build())
                .toList();
    }

    private HostIpRouteTableInfo routeTable() {
        List<HostIpRouteEntry> all = new ArrayList<>();
        String router = gateway.defaultGateway();
        if (router != null) {
            all.add(route("0.0.0.0", 0, router, MANAGEMENT_DEVICE));
        }
        kernelNics.forEach((device, spec) -> {
            HostIpConfig ip = spec.ip();
            String address = ip == null ? null : ip.ipAddress();
            String mask = ip == null ? null : ip.subnetMask();
            if (address != null && mask != null) {
                all.add(
                        route(
                                IpAddresses.network(address, mask),
                                IpAddresses.prefixLength(mask),
                                "0.0.0.0",
                                device));
            }
        });
        all.addAll(routes);
        return HostIpRouteTableInfo.builder().ipRoute(all).build();
    }

    private static HostIpRouteEntry route(
            String network, int prefixLength, String router, String device) {
        return HostIpRouteEntry.builder()
                .network(network)
                .prefixLength(prefixLength)
                .gateway(router)
                .deviceName(device)
                .build();
    }

    private HostNetStackInstance stack() {
        return HostNetStackInstance.builder()
                .key(STACK)
                .name(STACK)
                .dnsConfig(dns)
                .ipRouteConfig(gateway)
                .requestedMaxNumberOfConnections(11_000)
                .congestionControlAlgorithm("newreno")
                .ipV6Enabled(true)
                .build();
    }
}
