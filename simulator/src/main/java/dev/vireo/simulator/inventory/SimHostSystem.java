package dev.vireo.simulator.inventory;

import dev.vireo.vim.HostConfigInfo;
import dev.vireo.vim.HostConfigManager;
import dev.vireo.vim.HostConfigSummary;
import dev.vireo.vim.HostLicensableResourceInfo;
import dev.vireo.vim.HostListSummary;
import dev.vireo.vim.HostListSummaryQuickStats;
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
import org.jspecify.annotations.Nullable;

/// A host.
final class SimHostSystem extends SimEntity implements HostSystemHandler {
    /// What the hypervisor itself takes of the memory, MiB.
    private static final int SYSTEM_MEMORY_MB = 1536;

    private final SimComputeResource computeResource;
    private final HostHardware hardware;
    private final HostNetworking networking;
    private final @Nullable String managementServer;
    private final SimAutoStartManager autoStart;
    private final ManagedObjectReference browser;
    private final Instant bootTime;
    private final List<SimDatastore> datastores = new ArrayList<>();
    private final List<SimNetwork> networks = new ArrayList<>();
    private final List<SimVirtualMachine> machines = new ArrayList<>();

    /// Makes a host with a system of its own and no machines.
    ///
    /// @param managementServer the address of the vCenter that manages it
    SimHostSystem(
            SimComputeResource computeResource,
            ManagedObjectReference self,
            HostHardware hardware,
            HostNetworking networking,
            @Nullable String managementServer,
            ManagedObjectReference autoStart) {
        super(computeResource.inventory(), self, computeResource, networking.dnsName());
        this.computeResource = computeResource;
        this.hardware = hardware;
        this.networking = networking;
        this.managementServer = managementServer;
        this.autoStart = inventory().add(new SimAutoStartManager(this, autoStart));
        this.browser =
                new ManagedObjectReference(
                        "HostDatastoreBrowser", self.value() + "-datastorebrowser");
        this.bootTime = inventory().now();
        inventory().add(new SimDatastoreBrowser(inventory(), browser, datastores));
    }

    SimComputeResource computeResource() {
        return computeResource;
    }

    HostHardware hardware() {
        return hardware;
    }

    String uuid() {
        return hardware.uuid();
    }

    String ipAddress() {
        return networking.ipAddress();
    }

    String dnsName() {
        return networking.dnsName();
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

    void attach(SimNetwork network) {
        networks.add(network);
        network.add(this);
        touch();
    }

    void add(SimVirtualMachine machine) {
        machines.add(machine);
        touch();
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
            case "configManager" ->
                    HostConfigManager.builder().autoStartManager(autoStart.self()).build();
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
                .inMaintenanceMode(false)
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
        int cpu = machines.stream().mapToInt(vm -> vm.report().cpuUsageMhz()).sum();
        int memory = machines.stream().mapToInt(vm -> vm.report().memoryUsageMb()).sum();
        long most = hardware.memoryBytes() >> 20;
        return HostListSummaryQuickStats.builder()
                .overallCpuUsage(Math.min(hardware.totalMhz(), 120 + cpu))
                .overallMemoryUsage((int) Math.min(most, SYSTEM_MEMORY_MB + (long) memory))
                .distributedCpuFairness(1000)
                .distributedMemoryFairness(1000)
                .uptime((int) Duration.between(bootTime, inventory().now()).toSeconds())
                .build();
    }

    private HostConfigInfo config() {
        return HostConfigInfo.builder()
                .host(self())
                .product(inventory().hostProduct())
                .network(networking.describe())
                .autoStart(autoStart.config())
                .adminDisabled(false)
                .build();
    }
}
