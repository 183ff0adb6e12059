package dev.vireo.simulator.inventory;

import dev.vireo.simulator.performance.Usage;
import dev.vireo.vim.DisconnectHostTaskRequest;
import dev.vireo.vim.EnterMaintenanceModeTaskRequest;
import dev.vireo.vim.ExitMaintenanceModeTaskRequest;
import dev.vireo.vim.HostConfigSummary;
import dev.vireo.vim.HostConnectInfo;
import dev.vireo.vim.HostFlagInfo;
import dev.vireo.vim.HostIpmiInfo;
import dev.vireo.vim.HostLicensableResourceInfo;
import dev.vireo.vim.HostListSummary;
import dev.vireo.vim.HostListSummaryQuickStats;
import dev.vireo.vim.HostNetworkInfo;
import dev.vireo.vim.HostPortGroupPort;
import dev.vireo.vim.HostProxySwitch;
import dev.vireo.vim.HostSystemHandler;
import dev.vireo.vim.KeyAnyValue;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.QueryHostConnectionInfoRequest;
import dev.vireo.vim.QueryMemoryOverheadRequest;
import dev.vireo.vim.RebootHostTaskRequest;
import dev.vireo.vim.ReconnectHostTaskRequest;
import dev.vireo.vim.RetrieveHardwareUptimeRequest;
import dev.vireo.vim.ShutdownHostTaskRequest;
import dev.vireo.vim.UpdateFlagsRequest;
import dev.vireo.vim.UpdateIpmiRequest;
import dev.vireo.vim.VirtualMachineSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A host.
final class SimHostSystem extends SimEntity implements HostSystemHandler {
    /// How long it has run when the simulator starts, days.
    static final int AGE = 40;

    private final SimComputeResource computeResource;
    private final HostHardware hardware;
    private final HostAddress address;
    private final @Nullable String managementServer;

    /// The vCenter that manages it, where this is the host itself and not its image in the vCenter.
    private @Nullable String manager;

    private final HostParts parts;
    private final ManagedObjectReference browser;
    private final HostUsage usage = new HostUsage(this);
    private final HostOperations operations;
    private final List<SimDatastore> datastores = new ArrayList<>();
    private final List<SimNetwork> networks = new ArrayList<>();
    private final List<SimVirtualMachine> machines = new ArrayList<>();
    private @Nullable HostNetworking networking;
    private @Nullable HostStorage storage;
    private HostFlagInfo flags = HostFlagInfo.builder().backgroundSnapshotsEnabled(true).build();
    private HostIpmiInfo ipmi = HostIpmiInfo.builder().build();

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
        this.operations = new HostOperations(this);
        inventory().add(new SimDatastoreBrowser(inventory(), browser, this, () -> datastores));
    }

    SimComputeResource computeResource() {
        return computeResource;
    }

    HostHardware hardware() {
        return hardware;
    }

    Instant bootTime() {
        return operations.bootTime();
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
        HostNetworkInfo own = networking().describe(this::machinePorts);
        List<HostProxySwitch> parts =
                inventory().all(SimDistributedVirtualSwitch.class).stream()
                        .filter(each -> each.hosts().contains(this))
                        .map(each -> each.partOfHost(this))
                        .toList();
        return parts.isEmpty() ? own : own.toBuilder().proxySwitch(parts).build();
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

    /// Lets the host say that a vCenter, which is another server, manages it.
    void managedBy(String address) {
        manager = address;
    }

    /// Tells whether this is a host within a vCenter.
    boolean isManaged() {
        return managementServer != null;
    }

    /// Returns the storage, made when it is first looked at.
    HostStorage storage() {
        if (storage == null) {
            storage = new HostStorage(address, inventory().identities());
        }
        return storage;
    }

    /// Finds the datastore on a disk.
    Optional<SimDatastore> datastoreOn(HostDisk disk) {
        return datastores.stream()
                .filter(datastore ->
                        datastore.volume() instanceof DatastoreVolume.Vmfs vmfs
                                && vmfs.diskName().equals(disk.name()))
                .findFirst();
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

    void detach(SimNetwork network) {
        networks.remove(network);
        network.remove(this);
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
        return operations.inMaintenance();
    }

    @Override
    List<SimVirtualMachine> children() {
        return machines;
    }

    @Override
    @Nullable Object property(String property) {
        return switch (property) {
            case "runtime" -> operations.describe();
            case "summary" -> summary();
            case "hardware" -> hardware.describe(address.macs().size());
            case "capability" -> HostCapabilities.describe(isManaged());
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
            case "config" -> new HostConfigDescription(this).describe(flags, ipmi);
            case "vm" -> references(machines);
            case "datastore" -> references(datastores);
            case "network" -> references(networks);
            case "datastoreBrowser" -> browser;
            case "systemResources" -> new HostConfigDescription(this).systemResources();
            case "overallStatus" -> operations.health();
            default -> super.property(property);
        };
    }

    HostListSummary summary() {
        Optional<FileServers.Place> files = inventory().fileServers().of(self());
        return HostListSummary.builder()
                .host(self())
                .hardware(
                        hardware.summary(
                                address.macs().size(),
                                new StorageDescription(storage()).adapters().size()))
                .runtime(operations.describe())
                .config(
                        HostConfigSummary.builder()
                                .name(name())
                                .port(
                                        files.map(FileServers.Place::port)
                                                .orElse(isManaged() ? 443 : 902))
                                .sslThumbprint(
                                        files.map(FileServers.Place::thumbprint).orElse(null))
                                .product(inventory().hostProduct())
                                .vmotionEnabled(parts.interfaces().vmotion() != null)
                                .faultToleranceEnabled(false)
                                .build())
                .quickStats(quickStats())
                .overallStatus(operations.health())
                .rebootRequired(false)
                .managementServerIp(managementServer == null ? manager : managementServer)
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
                .uptime((int) uptime())
                .build();
    }

    private long uptime() {
        return Duration.between(bootTime(), inventory().now()).toSeconds();
    }

    // Operations

    HostOperations operations() {
        return operations;
    }

    /// Tells those who watch the host and what it belongs to.
    void touchAround() {
        touchLastingly();
        computeResource.touch();
        computeResource.pool().touch();
    }

    @Override
    public void save(StateWriter out) {
        super.save(out);
        out.value("flags", flags).value("ipmi", ipmi);
        operations.save(out);
    }

    @Override
    public void restore(StateReader in) {
        super.restore(in);
        flags = in.value("flags", HostFlagInfo.class).orElse(flags);
        ipmi = in.value("ipmi", HostIpmiInfo.class).orElse(ipmi);
        operations.restore(in);
        touchAround();
    }

    @Override
    public void discard() {
        inventory().remove(this);
    }

    /// Is told that a machine was switched on or off, or has gone.
    void machineChanged() {
        touch();
        operations.machineChanged();
    }

    @Override
    public ManagedObjectReference enterMaintenanceModeTask(
            EnterMaintenanceModeTaskRequest request) {
        return operations.enterMaintenance(request.timeout());
    }

    @Override
    public ManagedObjectReference exitMaintenanceModeTask(ExitMaintenanceModeTaskRequest request) {
        return operations.exitMaintenance();
    }

    @Override
    public ManagedObjectReference rebootHostTask(RebootHostTaskRequest request) {
        return operations.reboot(request.force());
    }

    @Override
    public ManagedObjectReference shutdownHostTask(ShutdownHostTaskRequest request) {
        return operations.shutdown(request.force());
    }

    @Override
    public ManagedObjectReference disconnectHostTask(DisconnectHostTaskRequest request) {
        return operations.disconnect();
    }

    @Override
    public ManagedObjectReference reconnectHostTask(ReconnectHostTaskRequest request) {
        return operations.reconnect();
    }

    @Override
    public HostConnectInfo queryHostConnectionInfo(QueryHostConnectionInfoRequest request) {
        return HostConnectInfo.builder()
                .serverIp(managementServer == null ? manager : managementServer)
                .inDasCluster(false)
                .host(summary())
                .vm(
                        machines.stream()
                                .map(vm -> (VirtualMachineSummary) vm.property("summary"))
                                .filter(Objects::nonNull)
                                .toList())
                .vimAccountNameRequired(false)
                .clusterSupported(true)
                .capability(HostCapabilities.describe(isManaged()))
                .build();
    }

    @Override
    public void updateFlags(UpdateFlagsRequest request) {
        inventory()
                .durably(() -> {
                    flags = request.flagInfo();
                    touchLastingly();
                    return null;
                });
    }

    @Override
    public void updateIpmi(UpdateIpmiRequest request) {
        inventory()
                .durably(() -> {
                    ipmi = request.ipmiInfo().toBuilder().password(null).build();
                    touchLastingly();
                    return null;
                });
    }

    /// Estimates what the hypervisor needs for a machine besides its memory: a share of it, and
    /// some for each processor.
    @Override
    public long queryMemoryOverhead(QueryMemoryOverheadRequest request) {
        if (request.memorySize() <= 0 || request.numVcpus() <= 0) {
            throw SimFault.invalidArgument("memorySize");
        }
        long video = Objects.requireNonNullElse(request.videoRamSize(), 0);
        return (24L << 20)
                + request.memorySize() / 128
                + video
                + (((long) request.numVcpus() * 8) << 20);
    }

    @Override
    public long retrieveHardwareUptime(RetrieveHardwareUptimeRequest request) {
        return uptime();
    }
}
