package dev.vireo.simulator.inventory;

import dev.vireo.vim.DVSContactInfo;
import dev.vireo.vim.DVSNameArrayUplinkPortPolicy;
import dev.vireo.vim.DVSSummary;
import dev.vireo.vim.DistributedVirtualSwitchHostMember;
import dev.vireo.vim.DistributedVirtualSwitchHostMemberConfigInfo;
import dev.vireo.vim.HostProxySwitch;
import dev.vireo.vim.HostProxySwitchSpec;
import dev.vireo.vim.LinkDiscoveryProtocolConfig;
import dev.vireo.vim.VMwareDVSConfigInfo;

/// Describes a distributed switch.
///
/// @param owner the switch
record SwitchDescription(SimDistributedVirtualSwitch owner) {
    /// Describes what a host shows of it.
    HostProxySwitch partOfHost(SimHostSystem host) {
        return HostProxySwitch.builder()
                .dvsUuid(owner.uuid())
                .dvsName(owner.name())
                .key("DvsPortset-" + owner.self().value())
                .numPorts(5632)
                .configNumPorts(5632)
                .numPortsAvailable(5632 - portCount())
                .mtu(owner.mtu())
                .pnic(
                        owner.members().adapters(host).stream()
                                .map(device -> host.networking().switches().adapter(device).key())
                                .toList())
                .spec(HostProxySwitchSpec.builder().backing(owner.members().backing(host)).build())
                .build();
    }

    private int portCount() {
        return owner.portGroups().stream().mapToInt(group -> group.portKeys().size()).sum();
    }

    DVSSummary summary() {
        return DVSSummary.builder()
                .name(owner.name())
                .uuid(owner.uuid())
                .numPorts(portCount())
                .productInfo(SimDistributedVirtualSwitch.product())
                .hostMember(SimEntity.references(owner.hosts()))
                .host(SimEntity.references(owner.hosts()))
                .vm(
                        SimEntity.references(
                                owner.portGroups().stream()
                                        .flatMap(group -> group.machines().stream())
                                        .distinct()
                                        .toList()))
                .portgroupName(owner.portGroups().stream().map(SimEntity::name).toList())
                .description(owner.description())
                .contact(DVSContactInfo.builder().build())
                .numHosts(owner.hosts().size())
                .build();
    }

    VMwareDVSConfigInfo config() {
        return VMwareDVSConfigInfo.builder()
                .uuid(owner.uuid())
                .name(owner.name())
                .numStandalonePorts(0)
                .numPorts(portCount())
                .maxPorts(60_000)
                .uplinkPortPolicy(
                        DVSNameArrayUplinkPortPolicy.builder()
                                .uplinkPortName(owner.uplinks())
                                .build())
                .uplinkPortgroup(
                        SimEntity.references(
                                owner.portGroups().stream()
                                        .filter(SimDistributedVirtualPortgroup::isUplink)
                                        .toList()))
                .defaultPortConfig(SimDistributedVirtualSwitch.setting(0))
                .host(owner.hosts().stream().map(this::member).toList())
                .productInfo(SimDistributedVirtualSwitch.product())
                .description(owner.description())
                .configVersion(String.valueOf(owner.version()))
                .contact(DVSContactInfo.builder().build())
                .createTime(owner.created())
                .networkResourceManagementEnabled(true)
                .networkResourceControlVersion("version3")
                .defaultProxySwitchMaxNumPorts(5632)
                .maxMtu(owner.mtu())
                .linkDiscoveryProtocolConfig(
                        LinkDiscoveryProtocolConfig.builder()
                                .protocol("cdp")
                                .operation("listen")
                                .build())
                .multicastFilteringMode("snooping")
                .lacpApiVersion("multipleLag")
                .build();
    }

    private DistributedVirtualSwitchHostMember member(SimHostSystem host) {
        return DistributedVirtualSwitchHostMember.builder()
                .config(
                        DistributedVirtualSwitchHostMemberConfigInfo.builder()
                                .host(host.self())
                                .maxProxySwitchPorts(5632)
                                .backing(owner.members().backing(host))
                                .build())
                .productInfo(SimDistributedVirtualSwitch.product())
                .status("up")
                .build();
    }
}
