package dev.vireo.simulator.inventory;

import dev.vireo.vim.HostDnsConfig;
import dev.vireo.vim.HostIpConfig;
import dev.vireo.vim.HostIpRouteConfig;
import dev.vireo.vim.HostNetworkInfo;
import dev.vireo.vim.HostNetworkPolicy;
import dev.vireo.vim.HostNetworkSecurityPolicy;
import dev.vireo.vim.HostPortGroup;
import dev.vireo.vim.HostPortGroupSpec;
import dev.vireo.vim.HostVirtualNic;
import dev.vireo.vim.HostVirtualNicSpec;
import dev.vireo.vim.HostVirtualSwitch;
import dev.vireo.vim.HostVirtualSwitchBondBridge;
import dev.vireo.vim.HostVirtualSwitchSpec;
import dev.vireo.vim.PhysicalNic;
import dev.vireo.vim.PhysicalNicLinkInfo;
import dev.vireo.vim.PhysicalNicSpec;
import java.util.List;

/// The network of a host: a standard switch on one physical adapter, with a port group for machines
/// and one for the host itself.
///
/// @param hostName the name without the domain
/// @param domain the domain
/// @param ipAddress the address of the management interface
/// @param mac the address of the physical adapter
record HostNetworking(String hostName, String domain, String ipAddress, String mac) {
    private static final String SWITCH = "vSwitch0";
    private static final String SWITCH_KEY = "key-vim.host.VirtualSwitch-" + SWITCH;
    private static final String NIC_KEY = "key-vim.host.PhysicalNic-vmnic0";

    /// The port group for machines, and so the name of the network object.
    static final String MACHINES = "VM Network";

    private static final String MANAGEMENT = "Management Network";

    String dnsName() {
        return domain.isEmpty() ? hostName : hostName + "." + domain;
    }

    HostNetworkInfo describe() {
        return HostNetworkInfo.builder()
                .vswitch(List.of(virtualSwitch()))
                .portgroup(List.of(portGroup(MACHINES), portGroup(MANAGEMENT)))
                .pnic(List.of(physicalNic()))
                .vnic(List.of(kernelNic()))
                .dnsConfig(
                        HostDnsConfig.builder()
                                .dhcp(false)
                                .hostName(hostName)
                                .domainName(domain)
                                .address(List.of("10.0.0.1"))
                                .searchDomain(domain.isEmpty() ? List.of() : List.of(domain))
                                .build())
                .ipRouteConfig(HostIpRouteConfig.builder().defaultGateway("10.0.0.1").build())
                .ipV6Enabled(false)
                .atBootIpV6Enabled(false)
                .build();
    }

    private static HostVirtualSwitch virtualSwitch() {
        return HostVirtualSwitch.builder()
                .name(SWITCH)
                .key(SWITCH_KEY)
                .numPorts(2560)
                .numPortsAvailable(2552)
                .mtu(1500)
                .portgroup(List.of(portGroupKey(MACHINES), portGroupKey(MANAGEMENT)))
                .pnic(List.of(NIC_KEY))
                .spec(
                        HostVirtualSwitchSpec.builder()
                                .numPorts(128)
                                .bridge(
                                        HostVirtualSwitchBondBridge.builder()
                                                .nicDevice(List.of("vmnic0"))
                                                .build())
                                .policy(policy())
                                .mtu(1500)
                                .build())
                .build();
    }

    private static HostPortGroup portGroup(String name) {
        return HostPortGroup.builder()
                .key(portGroupKey(name))
                .vswitch(SWITCH_KEY)
                .computedPolicy(policy())
                .spec(
                        HostPortGroupSpec.builder()
                                .name(name)
                                .vlanId(0)
                                .vswitchName(SWITCH)
                                .policy(HostNetworkPolicy.builder().build())
                                .build())
                .build();
    }

    private static String portGroupKey(String name) {
        return "key-vim.host.PortGroup-" + name;
    }

    private static HostNetworkPolicy policy() {
        return HostNetworkPolicy.builder()
                .security(
                        HostNetworkSecurityPolicy.builder()
                                .allowPromiscuous(false)
                                .macChanges(false)
                                .forgedTransmits(false)
                                .build())
                .build();
    }

    private PhysicalNic physicalNic() {
        PhysicalNicLinkInfo speed =
                PhysicalNicLinkInfo.builder().speedMb(10_000).duplex(true).build();
        return PhysicalNic.builder()
                .key(NIC_KEY)
                .device("vmnic0")
                .pci("0000:0b:00.0")
                .driver("nvmxnet3")
                .linkSpeed(speed)
                .validLinkSpecification(List.of(speed))
                .spec(
                        PhysicalNicSpec.builder()
                                .ip(HostIpConfig.builder().dhcp(false).build())
                                .linkSpeed(speed)
                                .build())
                .wakeOnLanSupported(false)
                .mac(mac)
                .build();
    }

    private HostVirtualNic kernelNic() {
        return HostVirtualNic.builder()
                .device("vmk0")
                .key("key-vim.host.VirtualNic-vmk0")
                .portgroup(MANAGEMENT)
                .spec(
                        HostVirtualNicSpec.builder()
                                .ip(
                                        HostIpConfig.builder()
                                                .dhcp(false)
                                                .ipAddress(ipAddress)
                                                .subnetMask("255.0.0.0")
                                                .build())
                                .mac(mac)
                                .portgroup(MANAGEMENT)
                                .mtu(1500)
                                .build())
                .build();
    }
}
