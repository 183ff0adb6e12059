package dev.vireo.export;

import dev.vireo.api.InventoryItem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The tables about virtual switches and their port groups.
final class SwitchTabs {
    private static final String TEAMING = "config.defaultPortConfig.uplinkTeamingPolicy.";
    private static final String CRITERIA = TEAMING + "failureCriteria.";
    private static final String SECURITY = "config.defaultPortConfig.securityPolicy.";
    private static final String POLICY = "config.policy.";

    private final Estate estate;

    SwitchTabs(Estate estate) {
        this.estate = estate;
    }

    Layout<HostTabs.Part> standard() {
        Layout<HostTabs.Part> tab =
                HostTabs.head(new Layout<>("vSwitch"), estate)
                        .column("Switch", HostTabs.of("name"))
                        .column("# Ports", HostTabs.of("numPorts"))
                        .column("Free Ports", HostTabs.of("numPortsAvailable"));
        policy(tab, "spec.policy.");
        return estate.serverColumns(
                tab.column(
                        "MTU",
                        it -> it.item().number("mtu").or(() -> it.item().number("spec.mtu"))));
    }

    /// What a port group does not say is as the switch has it, which is what `computedPolicy`
    /// tells.
    Layout<HostTabs.Part> port() {
        Layout<HostTabs.Part> tab =
                HostTabs.head(new Layout<>("vPort"), estate)
                        .column("Port Group", HostTabs.of("spec.name"))
                        .column("Switch", HostTabs.of("spec.vswitchName"))
                        .column("VLAN", HostTabs.of("spec.vlanId"));
        return estate.serverColumns(policy(tab, "computedPolicy."));
    }

    private static Layout<HostTabs.Part> policy(Layout<HostTabs.Part> tab, String policy) {
        String shaping = policy + "shapingPolicy.";
        String teaming = policy + "nicTeaming.";
        return tab.column("Promiscuous Mode", HostTabs.of(policy + "security.allowPromiscuous"))
                .column("Mac Changes", HostTabs.of(policy + "security.macChanges"))
                .column("Forged Transmits", HostTabs.of(policy + "security.forgedTransmits"))
                .column("Traffic Shaping", HostTabs.of(shaping + "enabled"))
                .column("Width", HostTabs.of(shaping + "averageBandwidth"))
                .column("Peak", HostTabs.of(shaping + "peakBandwidth"))
                .column("Burst", HostTabs.of(shaping + "burstSize"))
                .column("Policy", HostTabs.of(teaming + "policy"))
                .column("Reverse Policy", HostTabs.of(teaming + "reversePolicy"))
                .column("Notify Switch", HostTabs.of(teaming + "notifySwitches"))
                .column("Rolling Order", HostTabs.of(teaming + "rollingOrder"))
                .column("Offload", HostTabs.of(policy + "offloadPolicy.csumOffload"))
                .column("TSO", HostTabs.of(policy + "offloadPolicy.tcpSegmentation"))
                .column("Zero Copy Xmit", HostTabs.of(policy + "offloadPolicy.zeroCopyXmit"));
    }

    private static Function<InventoryItem, Object> at(String path) {
        return item -> item.value(path);
    }

    Layout<InventoryItem> distributed() {
        Layout<InventoryItem> tab =
                new Layout<InventoryItem>("dvSwitch")
                        .column("Switch", Figures::name)
                        .column("Datacenter", estate::datacenter)
                        .column("Name", at("summary.productInfo.name"))
                        .column("Vendor", at("summary.productInfo.vendor"))
                        .column("Version", at("summary.productInfo.version"))
                        .column("Description", at("config.description"))
                        .column("Created", at("config.createTime"))
                        .column("Host members", this::members)
                        .column("Max Ports", at("config.maxPorts"))
                        .column("# Ports", at("config.numPorts"))
                        .column("# VMs", it -> it.texts("summary.vm").size());
        shaping(tab);
        tab.column("CDP Type", at("config.linkDiscoveryProtocolConfig.protocol"))
                .column("CDP Operation", at("config.linkDiscoveryProtocolConfig.operation"))
                .column("LACP Name", it -> lacp(it, "name"))
                .column("LACP Mode", it -> lacp(it, "mode"))
                .column("LACP Load Balance Alg.", it -> lacp(it, "loadbalanceAlgorithm"))
                .column("Max MTU", at("config.maxMtu"))
                .column("Contact", at("config.contact.contact"))
                .column("Admin Name", at("config.contact.name"))
                .column("Object ID", InventoryItem::id);
        estate.customColumns(tab, "VmwareDistributedVirtualSwitch", it -> it);
        return estate.serverColumns(tab);
    }

    private List<String> members(InventoryItem each) {
        return each.texts("summary.hostMember").stream()
                .flatMap(id -> estate.host(id).stream())
                .map(Figures::name)
                .toList();
    }

    private static Optional<String> lacp(InventoryItem each, String path) {
        List<String> texts =
                each.items("config.lacpGroupConfig").stream()
                        .flatMap(group -> group.text(path).stream())
                        .toList();
        return texts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", texts));
    }

    private static Layout<InventoryItem> shaping(Layout<InventoryItem> tab) {
        shaping(tab, "In", "config.defaultPortConfig.inShapingPolicy.");
        return shaping(tab, "Out", "config.defaultPortConfig.outShapingPolicy.");
    }

    private static Layout<InventoryItem> shaping(
            Layout<InventoryItem> tab, String heading, String policy) {
        return tab.column(heading + " Traffic Shaping", at(policy + "enabled.value"))
                .column(heading + " Avg", at(policy + "averageBandwidth.value"))
                .column(heading + " Peak", at(policy + "peakBandwidth.value"))
                .column(heading + " Burst", at(policy + "burstSize.value"));
    }

    Layout<InventoryItem> distributedPort() {
        Layout<InventoryItem> tab =
                new Layout<InventoryItem>("dvPort")
                        .column("Port", Figures::name)
                        .column(
                                "Switch",
                                it ->
                                        it.text("config.distributedVirtualSwitch")
                                                .flatMap(estate::virtualSwitch)
                                                .map(Figures::name))
                        .column("Type", at("config.type"))
                        .column("# Ports", at("config.numPorts"))
                        .column("VLAN", SwitchTabs::vlan)
                        .column("Speed", at(CRITERIA + "speed.value"))
                        .column("Full Duplex", at(CRITERIA + "fullDuplex.value"))
                        .column("Blocked", at("config.defaultPortConfig.blocked.value"))
                        .column("Allow Promiscuous", at(SECURITY + "allowPromiscuous.value"))
                        .column("Mac Changes", at(SECURITY + "macChanges.value"))
                        .column(
                                "Active Uplink",
                                it -> it.texts(TEAMING + "uplinkPortOrder.activeUplinkPort"))
                        .column(
                                "Standby Uplink",
                                it -> it.texts(TEAMING + "uplinkPortOrder.standbyUplinkPort"))
                        .column("Policy", at(TEAMING + "policy.value"))
                        .column("Forged Transmits", at(SECURITY + "forgedTransmits.value"));
        shaping(tab)
                .column("Reverse Policy", at(TEAMING + "reversePolicy.value"))
                .column("Notify Switch", at(TEAMING + "notifySwitches.value"))
                .column("Rolling Order", at(TEAMING + "rollingOrder.value"))
                .column("Check Beacon", at(CRITERIA + "checkBeacon.value"))
                .column("Live Port Moving", at(POLICY + "livePortMovingAllowed"))
                .column("Check Duplex", at(CRITERIA + "checkDuplex.value"))
                .column("Check Error %", at(CRITERIA + "checkErrorPercent.value"))
                .column("Check Speed", at(CRITERIA + "checkSpeed.value"))
                .column("Percentage", at(CRITERIA + "percentage.value"))
                .column("Block Override", at(POLICY + "blockOverrideAllowed"))
                .column("Config Reset", at(POLICY + "portConfigResetAtDisconnect"))
                .column("Shaping Override", at(POLICY + "shapingOverrideAllowed"))
                .column("Vendor Config Override", at(POLICY + "vendorConfigOverrideAllowed"))
                .column("Sec. Policy Override", at(POLICY + "securityPolicyOverrideAllowed"))
                .column("Teaming Override", at(POLICY + "uplinkTeamingOverrideAllowed"))
                .column("Vlan Override", at(POLICY + "vlanOverrideAllowed"))
                .column("Object ID", InventoryItem::id);
        return estate.serverColumns(tab);
    }

    /// A number, or ranges of them for a trunk.
    private static Optional<Object> vlan(InventoryItem group) {
        Optional<InventoryItem> vlan = group.item("config.defaultPortConfig.vlan");
        List<String> ranges =
                vlan.map(it -> it.items("vlanId")).orElse(List.of()).stream()
                        .map(range ->
                                range.number("start").orElse(0L)
                                        + "-"
                                        + range.number("end").orElse(0L))
                        .toList();
        return ranges.isEmpty()
                ? vlan.flatMap(it -> it.value("vlanId").or(() -> it.value("pvlanId")))
                : Optional.of(ranges);
    }
}
