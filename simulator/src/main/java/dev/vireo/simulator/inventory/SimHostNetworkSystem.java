package dev.vireo.simulator.inventory;

import dev.vireo.vim.AddPortGroupRequest;
import dev.vireo.vim.AddVirtualNicRequest;
import dev.vireo.vim.AddVirtualSwitchRequest;
import dev.vireo.vim.HostIpRouteConfig;
import dev.vireo.vim.HostIpRouteEntry;
import dev.vireo.vim.HostIpRouteOp;
import dev.vireo.vim.HostNetCapabilities;
import dev.vireo.vim.HostNetOffloadCapabilities;
import dev.vireo.vim.HostNetworkConfig;
import dev.vireo.vim.HostNetworkConfigResult;
import dev.vireo.vim.HostNetworkSystemHandler;
import dev.vireo.vim.HostVirtualNicSpec;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.PhysicalNicHintInfo;
import dev.vireo.vim.PhysicalNicIpHint;
import dev.vireo.vim.PhysicalNicLinkInfo;
import dev.vireo.vim.QueryNetworkHintRequest;
import dev.vireo.vim.RefreshNetworkSystemRequest;
import dev.vireo.vim.RemovePortGroupRequest;
import dev.vireo.vim.RemoveVirtualNicRequest;
import dev.vireo.vim.RemoveVirtualSwitchRequest;
import dev.vireo.vim.UpdateDnsConfigRequest;
import dev.vireo.vim.UpdateIpRouteConfigRequest;
import dev.vireo.vim.UpdateIpRouteTableConfigRequest;
import dev.vireo.vim.UpdateNetworkConfigRequest;
import dev.vireo.vim.UpdatePhysicalNicLinkSpeedRequest;
import dev.vireo.vim.UpdatePortGroupRequest;
import dev.vireo.vim.UpdateVirtualNicRequest;
import dev.vireo.vim.UpdateVirtualSwitchRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Configures the network of a host.
final class SimHostNetworkSystem extends HostPart implements HostNetworkSystemHandler, Lasting {
    private final HostNetworking network;
    private boolean restoring;

    SimHostNetworkSystem(SimHostSystem host, ManagedObjectReference self) {
        super(host, self);
        this.network = host.networking();
    }

    @Override
    @Nullable Object property(String name) {
        return switch (name) {
            case "networkInfo" -> host().networkInfo();
            case "networkConfig" -> new NetworkChanges(this, network).current();
            case "capabilities" -> capabilities();
            case "offloadCapabilities" -> offload();
            case "dnsConfig" -> network.dns();
            case "ipRouteConfig" -> network.gateway();
            case "consoleIpRouteConfig" -> HostIpRouteConfig.builder().build();
            default -> super.property(name);
        };
    }

    @Override
    public void save(StateWriter out) {
        out.value("config", new NetworkChanges(this, network).current())
                .list("route", HostIpRouteEntry.TYPE.name(), network.routes());
    }

    @Override
    public void restore(StateReader in) {
        restoring = true;
        try {
            in.value("config", HostNetworkConfig.class)
                    .ifPresent(
                            config -> new NetworkChanges(this, network).apply(config, "replace"));
        } finally {
            restoring = false;
        }
        network.routes().clear();
        network.routes().addAll(in.list("route", HostIpRouteEntry.class));
        touch();
        host().touch();
    }

    @Override
    public void discard() {
        inventory().remove(this);
    }

    static HostNetCapabilities capabilities() {
        return HostNetCapabilities.builder()
                .canSetPhysicalNicLinkSpeed(true)
                .supportsNicTeaming(true)
                .nicTeamingPolicy(
                        List.of(
                                "loadbalance_ip",
                                "loadbalance_srcmac",
                                "loadbalance_srcid",
                                "failover_explicit"))
                .supportsVlan(true)
                .usesServiceConsoleNic(false)
                .supportsNetworkHints(true)
                .maxPortGroupsPerVswitch(512)
                .vswitchConfigSupported(true)
                .vnicConfigSupported(true)
                .ipRouteConfigSupported(true)
                .dnsConfigSupported(true)
                .dhcpOnVnicSupported(true)
                .ipV6Supported(true)
                .backupNfcNiocSupported(true)
                .build();
    }

    static HostNetOffloadCapabilities offload() {
        return HostNetOffloadCapabilities.builder()
                .csumOffload(true)
                .tcpSegmentation(true)
                .zeroCopyXmit(true)
                .build();
    }

    // Switches

    @Override
    public void addVirtualSwitch(AddVirtualSwitchRequest request) {
        change(() -> network.switches().addSwitch(request.vswitchName(), request.spec()));
    }

    @Override
    public void updateVirtualSwitch(UpdateVirtualSwitchRequest request) {
        change(() -> network.switches().updateSwitch(request.vswitchName(), request.spec()));
    }

    @Override
    public void removeVirtualSwitch(RemoveVirtualSwitchRequest request) {
        change(() -> removeSwitch(request.vswitchName()));
    }

    void removeSwitch(String name) {
        network.switches().switchSpec(name);
        for (String portGroup : network.switches().portGroupsOf(name)) {
            if (isUsed(portGroup)) {
                throw HostFaults.inUse("VirtualSwitch", name);
            }
        }
        network.switches().removeSwitch(name);
        host().showNetworks();
    }

    // Port groups

    @Override
    public void addPortGroup(AddPortGroupRequest request) {
        change(() -> {
            network.switches().addPortGroup(request.portgrp());
            host().showNetworks();
        });
    }

    @Override
    public void updatePortGroup(UpdatePortGroupRequest request) {
        change(() -> {
            String name = request.pgName();
            network.switches().portGroupSpec(name);
            if (!name.equals(request.portgrp().name()) && isUsed(name)) {
                throw HostFaults.inUse("PortGroup", name);
            }
            network.switches().updatePortGroup(name, request.portgrp());
            host().showNetworks();
        });
    }

    @Override
    public void removePortGroup(RemovePortGroupRequest request) {
        change(() -> removePortGroup(request.pgName()));
    }

    void removePortGroup(String name) {
        network.switches().portGroupSpec(name);
        if (isUsed(name)) {
            throw HostFaults.inUse("PortGroup", name);
        }
        network.switches().removePortGroup(name);
        host().showNetworks();
    }

    /// Tells whether an interface of the host or a running machine is on a port group.
    private boolean isUsed(String portGroup) {
        if (restoring) { // machines come back later, to where they were
            return false;
        }
        return !network.kernelNicsOn(portGroup).isEmpty()
                || !host().machinePorts(portGroup).isEmpty();
    }

    // Interfaces of the host

    @Override
    public String addVirtualNic(AddVirtualNicRequest request) {
        return change(() -> addKernelNic(request.portgroup(), request.nic()));
    }

    String addKernelNic(String portGroup, HostVirtualNicSpec nic) {
        String device = network.addKernelNic(portGroup, nic, this::mac);
        host().showNetworks();
        return device;
    }

    private String mac(String device) {
        long number = inventory().identities().number(host().self().value() + device, 0);
        return "00:50:56:6"
                + Long.toHexString(number & 15)
                + String.format(Locale.ROOT, ":%02x:%02x", number >> 8 & 255, number >> 16 & 255);
    }

    @Override
    public void updateVirtualNic(UpdateVirtualNicRequest request) {
        change(() -> {
            network.updateKernelNic(request.device(), request.nic());
            host().showNetworks();
        });
    }

    @Override
    public void removeVirtualNic(RemoveVirtualNicRequest request) {
        change(() -> {
            network.removeKernelNic(request.device());
            host().showNetworks();
        });
    }

    // The rest

    @Override
    public void updatePhysicalNicLinkSpeed(UpdatePhysicalNicLinkSpeedRequest request) {
        PhysicalAdapter adapter = network.switches().adapter(request.device());
        PhysicalNicLinkInfo speed = request.linkSpeed();
        if (speed != null && !adapter.canRunAt(speed)) {
            throw HostFaults.configuration(
                    adapter.device() + " cannot run at " + speed.speedMb() + " Mb/s");
        }
        change(() -> network.switches().replace(adapter.at(speed)));
    }

    @Override
    public void updateDnsConfig(UpdateDnsConfigRequest request) {
        change(() -> {
            network.dns(request.config());
            host().renamedByDns();
        });
    }

    @Override
    public void updateIpRouteConfig(UpdateIpRouteConfigRequest request) {
        String router = request.config().defaultGateway();
        if (router != null && !IpAddresses.isV4(router)) {
            throw SimFault.invalidArgument("config.defaultGateway");
        }
        change(() -> network.gateway(request.config()));
    }

    @Override
    public void updateIpRouteTableConfig(UpdateIpRouteTableConfigRequest request) {
        change(() -> request.config().ipRoute().forEach(this::changeRoute));
    }

    private void changeRoute(HostIpRouteOp operation) {
        HostIpRouteEntry route = operation.route();
        List<HostIpRouteEntry> routes = network.routes();
        int found = -1;
        for (int i = 0; i < routes.size(); i++) {
            HostIpRouteEntry other = routes.get(i);
            if (other.network().equals(route.network())
                    && other.prefixLength() == route.prefixLength()) {
                found = i;
            }
        }
        switch (operation.changeOperation()) {
            case "add" -> {
                if (found >= 0) {
                    throw HostFaults.configuration("there is a route to " + route.network());
                }
                routes.add(route);
            }
            case "remove" -> {
                if (found < 0) {
                    throw HostFaults.configuration("there is no route to " + route.network());
                }
                routes.remove(found);
            }
            case "ignore" -> {}
            default -> throw SimFault.invalidArgument("config.ipRoute.changeOperation");
        }
    }

    @Override
    public HostNetworkConfigResult updateNetworkConfig(UpdateNetworkConfigRequest request) {
        return change(() ->
                new NetworkChanges(this, network).apply(request.config(), request.changeMode()));
    }

    @Override
    public List<PhysicalNicHintInfo> queryNetworkHint(QueryNetworkHintRequest request) {
        List<String> devices =
                request.device().isEmpty()
                        ? network.switches().adapters().stream()
                                .map(PhysicalAdapter::device)
                                .toList()
                        : request.device();
        return devices.stream().map(this::hint).toList();
    }

    /// An adapter hears of the networks behind the switch it serves.
    private PhysicalNicHintInfo hint(String device) {
        PhysicalAdapter adapter = network.switches().adapter(device);
        boolean used =
                network.switches().switchNames().stream()
                        .anyMatch(name ->
                                network.switches().uplinksOf(name).contains(adapter.device()));
        List<PhysicalNicIpHint> subnets =
                used
                        ? List.of(
                                PhysicalNicIpHint.builder()
                                        .vlanId(0)
                                        .ipSubnet("10.0.0.1-10.0.0.254")
                                        .build())
                        : List.of();
        return PhysicalNicHintInfo.builder().device(adapter.device()).subnet(subnets).build();
    }

    @Override
    public void refreshNetworkSystem(RefreshNetworkSystemRequest request) {
        touch();
    }
}
