package dev.vireo.simulator.inventory;

import dev.vireo.simulator.performance.Usage;
import dev.vireo.vim.HostConfigInfo;
import dev.vireo.vim.HostConfigSummary;
import dev.vireo.vim.HostLicensableResourceInfo;
import dev.vireo.vim.HostListSummary;
import dev.vireo.vim.HostListSummaryQuickStats;
import dev.vireo.vim.HostNetworkInfo;
import dev.vireo.vim.HostPortGroupPort;
import dev.vireo.vim.HostRuntimeInfo;
import dev.vireo.vim.HostSystemConnectionState;
import dev.vireo.vim.HostSystemHandler;
import dev.vireo.vim.HostSystemPowerState;
import dev.vireo.vim.HostSystemResourceInfo;
import dev.vireo.vim.KeyAnyValue;
import dev.vireo.vim.ManagedEntityStatus;
import dev.vireo.vim.ManagedObjectReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A host.
final class SimHostSystem extends SimEntity implements HostSystemHandler {
    /// How long it has run when the simulator starts, days.
    private static final int AGE = 40;

    private final SimComputeResource computeResource;
    private final HostHardware hardware;
    private final HostAddress address;
    private final @Nullable String managementServer;
    private final HostParts parts;
    private final ManagedObjectReference browser;
    private final Instant bootTime;
    private final HostUsage usage = new HostUsage(this);
    private final List<SimDatastore> datastores = new ArrayList<>();
    private final List<SimNetwork> networks = new ArrayList<>();
    private final List<SimVirtualMachine> machines = new ArrayList<>();
    private @Nullable HostNetworking networking;

    /// Makes a host with a system of its own and no machines.
    ///
    /// @param managementServer the address of the vCenter that manages it
    SimHostSystem(
            SimComputeResource computeResource,
            ManagedObjectReference self,
            HostHardware hardware,
            HostAddress address,
            @Nullable String managementServer) {
        super(computeResource.inventory(), self, computeResource, address.dnsName());
        this.computeResource = computeResource;
        this.hardware = hardware;
        this.address = address;
        this.managementServer = managementServer;
        this.parts = new HostParts(this);
        this.browser =
                new ManagedObjectReference(
                        "HostDatastoreBrowser", self.value() + "-datastorebrowser");
        this.bootTime = inventory().now().minus(Duration.ofDays(AGE));
        inventory().add(new SimDatastoreBrowser(inventory(), browser, this, () -> datastores));
    }

    SimComputeResource computeResource() {
        return computeResource;
    }

    HostHardware hardware() {
        return hardware;
    }

    Instant bootTime() {
        return bootTime;
    }

    /// Returns what it and its machines do.
    HostUsage usage() {
        return usage;
    }

    String uuid() {
        return hardware.uuid();
    }

    HostAddress address() {
        return address;
    }

    String ipAddress() {
        return networking == null ? address.ipAddress() : networking.ipAddress();
    }

    String dnsName() {
        return networking == null ? address.dnsName() : networking.dnsName();
    }

    /// Returns the network, made when it is first looked at.
    HostNetworking networking() {
        if (networking == null) {
            networking = address.network();
        }
        return networking;
    }

    HostNetworkInfo networkInfo() {
        return networking().describe(this::machinePorts);
    }

    /// Returns the ports that running machines of this host have on a port group.
    List<HostPortGroupPort> machinePorts(String portGroup) {
        String stored = SimEntity.stored(portGroup);
        return networks.stream()
                .filter(network -> network.isPortGroup() && network.name().equals(stored))
                .findFirst()
                .map(network -> network.portsOn(this))
                .orElse(List.of());
    }

    /// Makes network objects of the port groups that machines can be attached to, which are those
    /// without an interface of the host, and takes away the others.
    void showNetworks() {
        List<String> wanted = new ArrayList<>();
        for (String portGroup : networking().switches().portGroupNames()) {
            if (networking().kernelNicsOn(portGroup).isEmpty()) {
                wanted.add(SimEntity.stored(portGroup));
            }
        }
        for (SimNetwork network : List.copyOf(networks)) {
            if (network.isPortGroup() && !wanted.remove(network.name())) {
                networks.remove(network);
                network.remove(this);
            }
        }
        wanted.forEach(name -> attach(datacenter().portGroup(name)));
        computeResource.touch();
    }

    /// A host that no vCenter manages is called as it calls itself.
    void renamedByDns() {
        if (managementServer == null) {
            rename(dnsName());
            computeResource.rename(dnsName());
        }
        touch();
    }

    SimDatacenter datacenter() {
        SimEntity place = computeResource;
        while (!(place instanceof SimDatacenter)) {
            place = Objects.requireNonNull(place.parent(), "each host is in a datacenter");
        }
        return (SimDatacenter) place;
    }

    HostParts parts() {
        return parts;
    }

    List<SimDatastore> datastores() {
        return datastores;
    }

    List<SimNetwork> networks() {
        return networks;
    }

    void mount(SimDatastore datastore) {
        datastores.add(datastore);
        datastore.mount(this);
        touch();
    }

    void unmount(SimDatastore datastore) {
        datastores.remove(datastore);
        datastore.unmount(this);
        touch();
    }

    void attach(SimNetwork network) {
        networks.add(network);
        network.add(this);
        touch();
    }

    void add(SimVirtualMachine machine) {
        machines.add(machine);
        touch();
    }

    void remove(SimVirtualMachine machine) {
        machines.remove(machine);
        touch();
    }

    /// Tells whether the host runs no machines for now.
    boolean inMaintenanceMode() {
        return false;
    }

    @Override
    List<SimVirtualMachine> children() {
        return machines;
    }

    @Override
    @Nullable Object property(String property) {
        return switch (property) {
            case "runtime" -> runtime();
            case "summary" -> summary();
            case "hardware" -> hardware.describe();
            case "capability" -> HostCapabilities.describe();
            case "licensableResource" ->
                    HostLicensableResourceInfo.builder()
                            .resource(
                                    List.of(
                                            KeyAnyValue.builder()
                                                    .key("numCpuPackages")
                                                    .value((short) hardware.packages())
                                                    .build()))
                            .build();
            case "configManager" -> parts.describe();
            case "config" -> config();
            case "vm" -> references(machines);
            case "datastore" -> references(datastores);
            case "network" -> references(networks);
            case "datastoreBrowser" -> browser;
            case "systemResources" -> HostSystemResourceInfo.builder().key("host/system").build();
            default -> super.property(property);
        };
    }

    private HostRuntimeInfo runtime() {
        return HostRuntimeInfo.builder()
                .connectionState(HostSystemConnectionState.CONNECTED)
                .powerState(HostSystemPowerState.POWERED_ON)
                .standbyMode("none")
                .inMaintenanceMode(inMaintenanceMode())
                .inQuarantineMode(false)
                .bootTime(bootTime)
                .build();
    }

    private HostListSummary summary() {
        return HostListSummary.builder()
                .host(self())
                .hardware(hardware.summary())
                .runtime(runtime())
                .config(
                        HostConfigSummary.builder()
                                .name(name())
                                .port(902)
                                .product(inventory().hostProduct())
                                .vmotionEnabled(false)
                                .faultToleranceEnabled(false)
                                .build())
                .quickStats(quickStats())
                .overallStatus(ManagedEntityStatus.GREEN)
                .rebootRequired(false)
                .managementServerIp(managementServer)
                .build();
    }

    private HostListSummaryQuickStats quickStats() {
        Usage use = usage.now();
        long taken = use.host().memory() - use.host().free();
        return HostListSummaryQuickStats.builder()
                .overallCpuUsage((int) use.cpu().usage())
                .overallMemoryUsage((int) (taken >> 10))
                .distributedCpuFairness(1000)
                .distributedMemoryFairness(1000)
                .uptime((int) Duration.between(bootTime, inventory().now()).toSeconds())
                .build();
    }

    private HostConfigInfo config() {
        return HostConfigInfo.builder()
                .host(self())
                .product(inventory().hostProduct())
                .network(networkInfo())
                .autoStart(parts.autoStart().config())
                .adminDisabled(false)
                .build();
    }
}
