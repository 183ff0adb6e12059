package dev.vireo.simulator.inventory;

import dev.vireo.vim.HostService;
import dev.vireo.vim.HostServiceInfo;
import dev.vireo.vim.HostServicePolicy;
import dev.vireo.vim.HostServiceSystemHandler;
import dev.vireo.vim.InvalidState;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.RefreshServicesRequest;
import dev.vireo.vim.RestartServiceRequest;
import dev.vireo.vim.StartServiceRequest;
import dev.vireo.vim.StopServiceRequest;
import dev.vireo.vim.UninstallServiceRequest;
import dev.vireo.vim.UpdateServicePolicyRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Starts and stops the services of a host.
final class SimHostServiceSystem extends HostPart implements HostServiceSystemHandler, Lasting {
    private final Map<String, HostService> services = new LinkedHashMap<>();

    SimHostServiceSystem(SimHostSystem host, ManagedObjectReference self) {
        super(host, self);
        put("DCUI", "Direct Console UI", true, "on");
        put("TSM", "ESXi Shell", false, "off");
        put("TSM-SSH", "SSH", false, "off", "sshServer");
        put("lbtd", "Load-Based Teaming Daemon", true, "on");
        put("lwsmd", "Active Directory Service", false, "off", "activeDirectoryAll");
        put("ntpd", "NTP Daemon", false, "off", "ntpClient");
        put("pcscd", "PC/SC Smart Card Daemon", false, "off");
        put("ptpd", "PTP Daemon", false, "off", "ptpd");
        put("sfcbd-watchdog", "CIM Server", false, "on", "CIMHttpServer", "CIMHttpsServer");
        put("slpd", "slpd", false, "off", "CIMSLP");
        put("snmpd", "SNMP Server", false, "on", "snmp");
        put("vmsyslogd", "Syslog Server", true, "on");
        put("vpxa", "VMware vCenter Agent", host.isManaged(), "on", "vpxHeartbeats");
        put("xorg", "X.Org Server", false, "on");
    }

    private void put(String key, String label, boolean running, String policy, String... rulesets) {
        services.put(
                key,
                HostService.builder()
                        .key(key)
                        .label(label)
                        .required(key.equals("vmsyslogd"))
                        .uninstallable(false)
                        .running(running)
                        .ruleset(List.of(rulesets))
                        .policy(policy)
                        .build());
    }

    HostServiceInfo info() {
        return HostServiceInfo.builder().service(List.copyOf(services.values())).build();
    }

    @Override
    @Nullable Object property(String name) {
        return name.equals("serviceInfo") ? info() : super.property(name);
    }

    @Override
    public void save(StateWriter out) {
        out.list("service", HostService.TYPE.name(), services.values());
    }

    @Override
    public void restore(StateReader in) {
        in.list("service", HostService.class)
                .forEach(service -> services.put(service.key(), service));
        touch();
        host().touch();
    }

    @Override
    public void discard() {
        inventory().remove(this);
    }

    private HostService find(String id) {
        HostService service = services.get(id);
        if (service == null) {
            throw HostFaults.absent(id);
        }
        return service;
    }

    private void replace(HostService changed) {
        change(() -> services.put(changed.key(), changed));
    }

    @Override
    public void startService(StartServiceRequest request) {
        HostService service = find(request.id());
        if (service.running()) {
            throw invalidState(service, "running");
        }
        replace(service.toBuilder().running(true).build());
    }

    @Override
    public void stopService(StopServiceRequest request) {
        HostService service = find(request.id());
        if (!service.running()) {
            throw invalidState(service, "stopped");
        }
        if (service.required()) {
            throw HostFaults.configuration(service.key() + " is required and cannot be stopped");
        }
        replace(service.toBuilder().running(false).build());
    }

    @Override
    public void restartService(RestartServiceRequest request) {
        HostService service = find(request.id());
        if (!service.running()) {
            throw invalidState(service, "stopped");
        }
        replace(service);
    }

    private static SimFault invalidState(HostService service, String state) {
        return new SimFault(
                InvalidState.builder().build(),
                "The operation is not allowed in the current state: "
                        + service.key()
                        + " is "
                        + state
                        + ".");
    }

    @Override
    public void updateServicePolicy(UpdateServicePolicyRequest request) {
        HostService service = find(request.id());
        if (!HostServicePolicy.of(request.policy()).isKnown()) {
            throw SimFault.invalidArgument("policy");
        }
        replace(service.toBuilder().policy(request.policy()).build());
    }

    @Override
    public void uninstallService(UninstallServiceRequest request) {
        find(request.id());
        throw SimFault.notSupported();
    }

    @Override
    public void refreshServices(RefreshServicesRequest request) {
        touch();
    }
}
