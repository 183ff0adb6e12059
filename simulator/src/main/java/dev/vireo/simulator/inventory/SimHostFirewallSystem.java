package dev.vireo.simulator.inventory;

import dev.vireo.vim.DisableRulesetRequest;
import dev.vireo.vim.EnableRulesetRequest;
import dev.vireo.vim.HostFirewallDefaultPolicy;
import dev.vireo.vim.HostFirewallInfo;
import dev.vireo.vim.HostFirewallRule;
import dev.vireo.vim.HostFirewallRuleDirection;
import dev.vireo.vim.HostFirewallRulePortType;
import dev.vireo.vim.HostFirewallRuleset;
import dev.vireo.vim.HostFirewallRulesetIpList;
import dev.vireo.vim.HostFirewallSystemHandler;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.RefreshFirewallRequest;
import dev.vireo.vim.UpdateDefaultPolicyRequest;
import dev.vireo.vim.UpdateRulesetRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Opens and closes the firewall of a host.
final class SimHostFirewallSystem extends HostPart implements HostFirewallSystemHandler, Lasting {
    private final Map<String, HostFirewallRuleset> rulesets = new LinkedHashMap<>();
    private HostFirewallDefaultPolicy policy =
            HostFirewallDefaultPolicy.builder().incomingBlocked(true).outgoingBlocked(true).build();

    SimHostFirewallSystem(SimHostSystem host, ManagedObjectReference self) {
        super(host, self);
        put("sshServer", "SSH Server", "TSM-SSH", true, inbound(22, "tcp"));
        put("sshClient", "SSH Client", null, false, outbound(22, "tcp"));
        put("nfsClient", "NFS Client", null, true, outbound(2049, "tcp"));
        put("dhcp", "DHCP Client", null, true, outbound(67, "udp"));
        put("dns", "DNS Client", null, true, outbound(53, "udp"));
        put("snmp", "SNMP Server", "snmpd", true, inbound(161, "udp"));
        put("ntpClient", "NTP Client", "ntpd", false, outbound(123, "udp"));
        put("CIMHttpServer", "CIM Server", "sfcbd-watchdog", true, inbound(5988, "tcp"));
        put("CIMHttpsServer", "CIM Secure Server", "sfcbd-watchdog", true, inbound(5989, "tcp"));
        put("iSCSI", "Software iSCSI Client", null, true, outbound(3260, "tcp"));
        put("vMotion", "vMotion", null, true, inbound(8000, "tcp"));
        put("vSphereClient", "vSphere Web Client", null, true, inbound(443, "tcp"));
        put("webAccess", "vSphere Web Access", null, true, inbound(80, "tcp"));
        put(
                "remoteSerialPort",
                "VM serial port connected over network",
                null,
                false,
                outbound(23, "tcp"));
        put("gdbserver", "gdbserver", null, false, inbound(1000, "tcp"));
        put("syslog", "syslog", null, false, outbound(514, "udp"));
    }

    private void put(
            String key,
            String label,
            @Nullable String service,
            boolean enabled,
            HostFirewallRule rule) {
        rulesets.put(
                key,
                HostFirewallRuleset.builder()
                        .key(key)
                        .label(label)
                        .required(false)
                        .rule(List.of(rule))
                        .service(service)
                        .enabled(enabled)
                        .allowedHosts(HostFirewallRulesetIpList.builder().allIp(true).build())
                        .build());
    }

    private static HostFirewallRule inbound(int port, String protocol) {
        return rule(port, HostFirewallRuleDirection.INBOUND, protocol);
    }

    private static HostFirewallRule outbound(int port, String protocol) {
        return rule(port, HostFirewallRuleDirection.OUTBOUND, protocol);
    }

    private static HostFirewallRule rule(
            int port, HostFirewallRuleDirection direction, String protocol) {
        return HostFirewallRule.builder()
                .port(port)
                .direction(direction)
                .portType(HostFirewallRulePortType.DST)
                .protocol(protocol)
                .build();
    }

    HostFirewallInfo info() {
        return HostFirewallInfo.builder()
                .defaultPolicy(policy)
                .ruleset(List.copyOf(rulesets.values()))
                .build();
    }

    @Override
    @Nullable Object property(String name) {
        return name.equals("firewallInfo") ? info() : super.property(name);
    }

    @Override
    public void save(StateWriter out) {
        out.value("policy", policy)
                .list("ruleset", HostFirewallRuleset.TYPE.name(), rulesets.values());
    }

    @Override
    public void restore(StateReader in) {
        policy = in.value("policy", HostFirewallDefaultPolicy.class).orElse(policy);
        in.list("ruleset", HostFirewallRuleset.class)
                .forEach(ruleset -> rulesets.put(ruleset.key(), ruleset));
        touch();
        host().touch();
    }

    @Override
    public void discard() {
        inventory().remove(this);
    }

    private HostFirewallRuleset find(String id) {
        HostFirewallRuleset ruleset = rulesets.get(id);
        if (ruleset == null) {
            throw HostFaults.absent(id);
        }
        return ruleset;
    }

    private void replace(HostFirewallRuleset changed) {
        change(() -> rulesets.put(changed.key(), changed));
    }

    @Override
    public void enableRuleset(EnableRulesetRequest request) {
        replace(find(request.id()).toBuilder().enabled(true).build());
    }

    @Override
    public void disableRuleset(DisableRulesetRequest request) {
        replace(find(request.id()).toBuilder().enabled(false).build());
    }

    @Override
    public void updateRuleset(UpdateRulesetRequest request) {
        replace(find(request.id()).toBuilder().allowedHosts(request.spec().allowedHosts()).build());
    }

    @Override
    public void updateDefaultPolicy(UpdateDefaultPolicyRequest request) {
        change(() -> {
            policy = request.defaultPolicy();
        });
    }

    @Override
    public void refreshFirewall(RefreshFirewallRequest request) {
        touch();
    }
}
