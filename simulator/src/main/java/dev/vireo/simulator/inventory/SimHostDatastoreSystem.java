package dev.vireo.simulator.inventory;

import dev.vireo.vim.CreateLocalDatastoreRequest;
import dev.vireo.vim.CreateNasDatastoreRequest;
import dev.vireo.vim.CreateVmfsDatastoreRequest;
import dev.vireo.vim.DestroyDatastoreRequest;
import dev.vireo.vim.HostDatastoreSystemCapabilities;
import dev.vireo.vim.HostDatastoreSystemHandler;
import dev.vireo.vim.HostDiskPartitionSpec;
import dev.vireo.vim.HostNasVolumeSpec;
import dev.vireo.vim.HostScsiDisk;
import dev.vireo.vim.HostScsiDiskPartition;
import dev.vireo.vim.HostUnresolvedVmfsVolume;
import dev.vireo.vim.HostVmfsSpec;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.QueryAvailableDisksForVmfsRequest;
import dev.vireo.vim.QueryUnresolvedVmfsVolumesRequest;
import dev.vireo.vim.QueryVmfsDatastoreCreateOptionsRequest;
import dev.vireo.vim.RemoveDatastoreRequest;
import dev.vireo.vim.UpdateLocalSwapDatastoreRequest;
import dev.vireo.vim.VmfsDatastoreAllExtentOption;
import dev.vireo.vim.VmfsDatastoreCreateSpec;
import dev.vireo.vim.VmfsDatastoreOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes, mounts and removes the datastores of a host.
final class SimHostDatastoreSystem extends HostPart implements HostDatastoreSystemHandler, Lasting {
    private static final Set<String> NAS_KINDS = Set.of("NFS", "NFS41", "CIFS");
    private static final long NAS_BYTES = 4L << 40;
    private static final int NEWEST_VMFS = 6;

    private @Nullable ManagedObjectReference swap;

    SimHostDatastoreSystem(SimHostSystem host, ManagedObjectReference self) {
        super(host, self);
    }

    @Override
    @Nullable Object property(String name) {
        return switch (name) {
            case "datastore" -> SimEntity.references(host().datastores());
            case "capabilities" -> capabilities();
            default -> super.property(name);
        };
    }

    static HostDatastoreSystemCapabilities capabilities() {
        return HostDatastoreSystemCapabilities.builder()
                .nfsMountCreationRequired(true)
                .nfsMountCreationSupported(true)
                .localDatastoreSupported(false)
                .vmfsExtentExpansionSupported(true)
                .build();
    }

    /// Returns the datastore for swap files, null if each machine has its own beside its files.
    @Nullable ManagedObjectReference swap() {
        return swap != null && inventory().find(swap).isEmpty() ? null : swap;
    }

    @Override
    public void save(StateWriter out) {
        out.value("swap", swap);
    }

    @Override
    public void restore(StateReader in) {
        swap = in.value("swap", ManagedObjectReference.class).orElse(null);
        touch();
        host().touch();
    }

    @Override
    public void discard() {
        inventory().remove(this);
    }

    // NAS

    @Override
    public ManagedObjectReference createNasDatastore(CreateNasDatastoreRequest request) {
        HostNasVolumeSpec spec = request.spec();
        String kind = Objects.requireNonNullElse(spec.type(), "NFS");
        if (!NAS_KINDS.contains(kind)) {
            throw SimFault.invalidArgument("spec.type");
        }
        if (spec.remoteHost().isEmpty() && spec.remoteHostNames().isEmpty()) {
            throw SimFault.invalidArgument("spec.remoteHost");
        }
        if (spec.remotePath().isEmpty()) {
            throw SimFault.invalidArgument("spec.remotePath");
        }
        if (!spec.accessMode().equals("readWrite")) {
            throw spec.accessMode().equals("readOnly")
                    ? SimFault.notSupported()
                    : SimFault.invalidArgument("spec.accessMode");
        }
        return change(() -> mount(spec, kind).self());
    }

    private SimDatastore mount(HostNasVolumeSpec spec, String kind) {
        String name = SimEntity.stored(spec.localPath());
        String server =
                spec.remoteHost().isEmpty() ? spec.remoteHostNames().getFirst() : spec.remoteHost();
        Optional<SimDatastore> known =
                host().datacenter().allDatastores().stream()
                        .filter(each -> isExport(each, server, spec.remotePath()))
                        .findFirst();
        if (known.isPresent() && host().datastores().contains(known.get())) {
            throw HostFaults.alreadyExists(known.get().name());
        }
        if (known.isPresent() && known.get().name().equals(name)) {
            host().mount(known.get());
            return known.get();
        }
        DatastoreVolume volume =
                new DatastoreVolume.Nas(
                        directory(server + ":" + spec.remotePath()),
                        kind,
                        server,
                        spec.remotePath(),
                        spec.userName());
        return add(name, volume, NAS_BYTES, server + ":" + spec.remotePath());
    }

    private static boolean isExport(SimDatastore datastore, String server, String path) {
        return datastore.volume() instanceof DatastoreVolume.Nas nas
                && nas.remoteHost().equals(server)
                && nas.remotePath().equals(path);
    }

    private String directory(String export) {
        return VolumeNames.directory(inventory().identities(), export);
    }

    // VMFS

    @Override
    public List<HostScsiDisk> queryAvailableDisksForVmfs(
            QueryAvailableDisksForVmfsRequest request) {
        return host().storage().disks().stream()
                .filter(this::isFree)
                .map(HostDisk::describe)
                .toList();
    }

    private boolean isFree(HostDisk disk) {
        return disk.attached() && host().datastoreOn(disk).isEmpty();
    }

    @Override
    public List<VmfsDatastoreOption> queryVmfsDatastoreCreateOptions(
            QueryVmfsDatastoreCreateOptionsRequest request) {
        HostDisk disk = disk(request.devicePath());
        if (!isFree(disk)) {
            return List.of();
        }
        HostDiskPartitionSpec partitions = DiskPartitions.whole(disk);
        var layout = DiskPartitions.describe(host(), disk).layout();
        return List.of(
                VmfsDatastoreOption.builder()
                        .info(
                                VmfsDatastoreAllExtentOption.builder()
                                        .layout(layout)
                                        .vmfsExtent(
                                                DiskPartitions.range(
                                                        partitions.partition().getFirst()))
                                        .build())
                        .spec(
                                VmfsDatastoreCreateSpec.builder()
                                        .diskUuid(disk.uuid())
                                        .partition(partitions)
                                        .vmfs(
                                                HostVmfsSpec.builder()
                                                        .extent(extent(disk))
                                                        .majorVersion(
                                                                Objects.requireNonNullElse(
                                                                        request.vmfsMajorVersion(),
                                                                        NEWEST_VMFS))
                                                        .volumeName("")
                                                        .build())
                                        .build())
                        .build());
    }

    private static HostScsiDiskPartition extent(HostDisk disk) {
        return HostScsiDiskPartition.builder().diskName(disk.name()).partition(1).build();
    }

    @Override
    public ManagedObjectReference createVmfsDatastore(CreateVmfsDatastoreRequest request) {
        VmfsDatastoreCreateSpec spec = request.spec();
        HostDisk disk = disk(spec.diskUuid());
        int version = spec.vmfs().majorVersion();
        if (version != 5 && version != NEWEST_VMFS) {
            throw SimFault.invalidArgument("spec.vmfs.majorVersion");
        }
        if (!spec.vmfs().extent().diskName().equals(disk.name())) {
            throw SimFault.invalidArgument("spec.vmfs.extent.diskName");
        }
        if (spec.vmfs().volumeName().isEmpty()) {
            throw SimFault.invalidArgument("spec.vmfs.volumeName");
        }
        if (!isFree(disk)) {
            throw HostFaults.inUse("ScsiDisk", disk.name());
        }
        return change(() -> {
            String volume = directory(host().uuid() + disk.name() + inventory().nextId("/"));
            host().storage().partitions().put(disk.name(), spec.partition());
            return add(
                            SimEntity.stored(spec.vmfs().volumeName()),
                            new DatastoreVolume.Vmfs(volume, disk.name()),
                            disk.bytes(),
                            volume)
                    .self();
        });
    }

    private HostDisk disk(String text) {
        return host().storage().find(text).orElseThrow(() -> HostFaults.absent(text));
    }

    // All kinds

    @Override
    public ManagedObjectReference createLocalDatastore(CreateLocalDatastoreRequest request) {
        if (!request.path().startsWith("/")) {
            throw SimFault.invalidArgument("path");
        }
        return change(() -> {
            String directory = directory(host().uuid() + request.path());
            return add(
                            SimEntity.stored(request.name()),
                            new DatastoreVolume.Local(directory, request.path()),
                            NAS_BYTES,
                            directory)
                    .self();
        });
    }

    /// Adds a datastore.
    ///
    /// @param single its identifier on a host without a vCenter
    private SimDatastore add(String name, DatastoreVolume volume, long bytes, String single) {
        SimDatacenter datacenter = host().datacenter();
        for (SimDatastore other : datacenter.allDatastores()) {
            if (other.name().equals(name)) {
                throw HostFaults.duplicateName(name, other.self());
            }
        }
        String id = host().isManaged() ? inventory().nextId("datastore-") : single;
        SimDatastore added =
                datacenter
                        .datastores()
                        .add(
                                new SimDatastore(
                                        datacenter.datastores(),
                                        new ManagedObjectReference("Datastore", id),
                                        name,
                                        volume,
                                        bytes));
        host().mount(added);
        datacenter.touch();
        return added;
    }

    @Override
    public void removeDatastore(RemoveDatastoreRequest request) {
        if (!(inventory().find(request.datastore()).orElse(null) instanceof SimDatastore removed)
                || !host().datastores().contains(removed)) {
            throw HostFaults.absent(request.datastore().value());
        }
        boolean used =
                host().children().stream().anyMatch(machine -> machine.datastore() == removed);
        if (used) {
            throw HostFaults.inUse("Datastore", removed.name());
        }
        change(() -> {
            if (removed.volume() instanceof DatastoreVolume.Vmfs vmfs) {
                host().storage().partitions().remove(vmfs.diskName());
            }
            if (removed.hosts().size() > 1) {
                host().unmount(removed);
            } else {
                removed.destroyDatastore(DestroyDatastoreRequest.builder(removed.self()).build());
            }
        });
    }

    @Override
    public void updateLocalSwapDatastore(UpdateLocalSwapDatastoreRequest request) {
        ManagedObjectReference wanted = request.datastore();
        boolean mounted =
                wanted == null
                        || host().datastores().stream().anyMatch(d -> d.self().equals(wanted));
        if (!mounted) {
            throw SimFault.invalidArgument("datastore");
        }
        change(() -> {
            swap = wanted;
        });
    }

    @Override
    public List<HostUnresolvedVmfsVolume> queryUnresolvedVmfsVolumes(
            QueryUnresolvedVmfsVolumesRequest request) {
        return List.of();
    }
}
