package dev.vireo.simulator.inventory;

import dev.vireo.simulator.machine.ConfigOptions;
import dev.vireo.vim.ConfigTarget;
import dev.vireo.vim.DatastoreCapability;
import dev.vireo.vim.DatastoreSummary;
import dev.vireo.vim.EnvironmentBrowserConfigOptionQuerySpec;
import dev.vireo.vim.EnvironmentBrowserHandler;
import dev.vireo.vim.HostCapability;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.NetworkSummary;
import dev.vireo.vim.QueryConfigOptionDescriptorRequest;
import dev.vireo.vim.QueryConfigOptionExRequest;
import dev.vireo.vim.QueryConfigOptionRequest;
import dev.vireo.vim.QueryConfigTargetRequest;
import dev.vireo.vim.QueryTargetCapabilitiesRequest;
import dev.vireo.vim.VirtualMachineConfigOption;
import dev.vireo.vim.VirtualMachineConfigOptionDescriptor;
import dev.vireo.vim.VirtualMachineDatastoreInfo;
import dev.vireo.vim.VirtualMachineNetworkInfo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells what a machine on a compute resource could have.
final class SimEnvironmentBrowser extends SimObject implements EnvironmentBrowserHandler {
    private static final long LARGEST_DISK = 62L << 40;

    SimEnvironmentBrowser(Inventory inventory, ManagedObjectReference self) {
        super(inventory, self);
    }

    @Override
    @Nullable Object property(String name) {
        return null;
    }

    private List<SimHostSystem> hosts() {
        return inventory().all(SimComputeResource.class).stream()
                .filter(resource -> resource.environmentBrowser().equals(self()))
                .flatMap(resource -> resource.hosts().stream())
                .toList();
    }

    /// Returns the host that is asked for, or else all hosts of the compute resource.
    private List<SimHostSystem> asked(@Nullable ManagedObjectReference host) {
        List<SimHostSystem> found =
                hosts().stream().filter(each -> host == null || each.self().equals(host)).toList();
        if (found.isEmpty()) {
            throw SimFault.invalidArgument("host");
        }
        return found;
    }

    @Override
    public List<VirtualMachineConfigOptionDescriptor> queryConfigOptionDescriptor(
            QueryConfigOptionDescriptorRequest request) {
        List<ManagedObjectReference> hosts = hosts().stream().map(SimObject::self).toList();
        return ConfigOptions.descriptors().stream()
                .map(each -> each.toBuilder().host(hosts).build())
                .toList();
    }

    @Override
    public @Nullable VirtualMachineConfigOption queryConfigOption(
            QueryConfigOptionRequest request) {
        asked(request.host());
        return option(request.key(), List.of(), "key");
    }

    @Override
    public @Nullable VirtualMachineConfigOption queryConfigOptionEx(
            QueryConfigOptionExRequest request) {
        EnvironmentBrowserConfigOptionQuerySpec spec = request.spec();
        if (spec == null) {
            return option(null, List.of(), "spec");
        }
        asked(spec.host());
        return option(spec.key(), spec.guestId(), "spec.key");
    }

    private static VirtualMachineConfigOption option(
            @Nullable String key, List<String> guests, String argument) {
        return ConfigOptions.find(
                        Objects.requireNonNullElse(key, ""), guests, VmCapabilities.describe())
                .orElseThrow(() -> SimFault.invalidArgument(argument));
    }

    @Override
    public ConfigTarget queryConfigTarget(QueryConfigTargetRequest request) {
        List<SimHostSystem> hosts = asked(request.host());
        Set<SimDatastore> datastores = new LinkedHashSet<>();
        Set<SimNetwork> networks = new LinkedHashSet<>();
        hosts.forEach(host -> datastores.addAll(host.datastores()));
        hosts.forEach(host -> networks.addAll(host.networks()));
        int threads = 0;
        int cores = 0;
        int nodes = 0;
        for (SimHostSystem host : hosts) {
            HostHardware hardware = host.hardware();
            threads += hardware.threads();
            cores += hardware.cores();
            nodes += hardware.packages();
        }
        int memoryMb = (int) (hosts.getFirst().hardware().memoryBytes() >> 20);
        return ConfigTarget.builder()
                .numCpus(threads)
                .numCpuCores(cores)
                .numNumaNodes(nodes)
                .maxCpusPerHost(threads / hosts.size())
                .smcPresent(false)
                .datastore(datastores.stream().flatMap(each -> datastore(each).stream()).toList())
                .network(networks.stream().flatMap(each -> network(each).stream()).toList())
                .maxMemMBOptimalPerf(memoryMb)
                .supportedMaxMemMB(memoryMb)
                .autoVmotion(false)
                .build();
    }

    private static Optional<VirtualMachineDatastoreInfo> datastore(SimDatastore datastore) {
        return datastore.property("summary") instanceof DatastoreSummary summary
                        && datastore.property("capability")
                                instanceof DatastoreCapability capability
                ? Optional.of(
                        VirtualMachineDatastoreInfo.builder()
                                .name(datastore.name())
                                .datastore(summary)
                                .capability(capability)
                                .maxFileSize(LARGEST_DISK)
                                .maxVirtualDiskCapacity(LARGEST_DISK)
                                .mode("readWrite")
                                .vStorageSupport("vStorageUnsupported")
                                .build())
                : Optional.empty();
    }

    private static Optional<VirtualMachineNetworkInfo> network(SimNetwork network) {
        return network.property("summary") instanceof NetworkSummary summary
                ? Optional.of(
                        VirtualMachineNetworkInfo.builder()
                                .name(network.name())
                                .network(summary)
                                .build())
                : Optional.empty();
    }

    @Override
    public HostCapability queryTargetCapabilities(QueryTargetCapabilitiesRequest request) {
        return HostCapabilities.describe(asked(request.host()).getFirst().isManaged());
    }
}
