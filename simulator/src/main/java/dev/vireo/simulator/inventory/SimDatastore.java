package dev.vireo.simulator.inventory;

import dev.vireo.vim.DatastoreCapability;
import dev.vireo.vim.DatastoreHandler;
import dev.vireo.vim.DatastoreHostMount;
import dev.vireo.vim.DatastoreSummary;
import dev.vireo.vim.HostMountInfo;
import dev.vireo.vim.HostScsiDiskPartition;
import dev.vireo.vim.HostVmfsVolume;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.RefreshDatastoreRequest;
import dev.vireo.vim.VmfsDatastoreInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A VMFS datastore.
final class SimDatastore extends SimEntity implements DatastoreHandler {
    private static final long TIB = 1L << 40;

    private final String volume;
    private final long capacity;
    private final Set<String> deltas = new TreeSet<>();
    private final ManagedObjectReference browser;
    private final List<SimHostSystem> hosts = new ArrayList<>();
    private final List<SimVirtualMachine> machines = new ArrayList<>();

    /// Makes an empty datastore.
    ///
    /// @param volume the identifier of the volume, as in `/vmfs/volumes/VOLUME`
    /// @param capacity bytes
    SimDatastore(
            SimFolder parent,
            ManagedObjectReference self,
            String name,
            String volume,
            long capacity) {
        super(parent.inventory(), self, parent, name);
        this.volume = volume;
        this.capacity = capacity;
        this.browser =
                new ManagedObjectReference(
                        "HostDatastoreBrowser", "datastoreBrowser-" + self.value());
        inventory().add(new SimDatastoreBrowser(inventory(), browser, List.of(this)));
    }

    void mount(SimHostSystem host) {
        hosts.add(host);
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

    /// Returns what changes the files of disks when snapshots come and go.
    SnapshotDisks snapshotDisks() {
        return new SnapshotDisks() {
            @Override
            public boolean exists(String path) {
                return deltas.contains(path);
            }

            @Override
            public void createDelta(String parent, String delta) {
                deltas.add(delta);
            }

            @Override
            public void merge(String delta, String parent) {
                deltas.remove(delta);
            }

            @Override
            public void delete(String delta) {
                deltas.remove(delta);
            }
        };
    }

    /// Returns where hosts have mounted it.
    String path() {
        return "/vmfs/volumes/" + volume;
    }

    long capacity() {
        return capacity;
    }

    List<SimVirtualMachine> machines() {
        return machines;
    }

    long freeSpace() {
        long used =
                machines.stream()
                        .flatMap(vm -> vm.config().disks().stream())
                        .mapToLong(disk -> disk.sizeKb() * 256)
                        .sum();
        return Math.max(0, capacity - used);
    }

    @Override
    public void refreshDatastore(RefreshDatastoreRequest request) {
        touch();
    }

    @Override
    @Nullable Object property(String property) {
        return switch (property) {
            case "info" -> info();
            case "summary" ->
                    DatastoreSummary.builder()
                            .datastore(self())
                            .name(name())
                            .url("ds://" + path() + "/")
                            .capacity(capacity)
                            .freeSpace(freeSpace())
                            .uncommitted(0L)
                            .accessible(true)
                            .multipleHostAccess(hosts.size() > 1)
                            .type("VMFS")
                            .maintenanceMode("normal")
                            .build();
            case "host" -> hosts.stream().map(this::mountOn).toList();
            case "vm" -> references(machines);
            case "browser" -> browser;
            case "capability" ->
                    DatastoreCapability.builder()
                            .directoryHierarchySupported(true)
                            .rawDiskMappingsSupported(true)
                            .perFileThinProvisioningSupported(true)
                            .storageIORMSupported(true)
                            .nativeSnapshotSupported(false)
                            .topLevelDirectoryCreateSupported(true)
                            .seSparseSupported(true)
                            .build();
            default -> super.property(property);
        };
    }

    private DatastoreHostMount mountOn(SimHostSystem host) {
        return DatastoreHostMount.builder()
                .key(host.self())
                .mountInfo(
                        HostMountInfo.builder()
                                .path(path())
                                .accessMode("readWrite")
                                .mounted(true)
                                .accessible(true)
                                .build())
                .build();
    }

    private VmfsDatastoreInfo info() {
        return VmfsDatastoreInfo.builder()
                .name(name())
                .url("ds://" + path() + "/")
                .freeSpace(freeSpace())
                .maxFileSize(64 * TIB)
                .maxVirtualDiskCapacity(62 * TIB)
                .maxMemoryFileSize(64 * TIB)
                .timestamp(inventory().now())
                .maxPhysicalRDMFileSize(64 * TIB)
                .maxVirtualRDMFileSize(62 * TIB)
                .vmfs(
                        HostVmfsVolume.builder()
                                .type("VMFS")
                                .name(name())
                                .capacity(capacity)
                                .blockSizeMb(1)
                                .blockSize(1024)
                                .maxBlocks(64 << 20)
                                .majorVersion(6)
                                .version("6.82")
                                .uuid(volume)
                                .extent(
                                        List.of(
                                                HostScsiDiskPartition.builder()
                                                        .diskName("mpx.vmhba0:C0:T0:L0")
                                                        .partition(8)
                                                        .build()))
                                .vmfsUpgradable(false)
                                .ssd(true)
                                .local(hosts.size() < 2)
                                .build())
                .build();
    }
}
