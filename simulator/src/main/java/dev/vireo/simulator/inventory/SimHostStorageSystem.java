package dev.vireo.simulator.inventory;

import dev.vireo.vim.AddInternetScsiSendTargetsRequest;
import dev.vireo.vim.AddInternetScsiStaticTargetsRequest;
import dev.vireo.vim.AttachScsiLunRequest;
import dev.vireo.vim.DatastoreHostMount;
import dev.vireo.vim.DetachScsiLunRequest;
import dev.vireo.vim.HostDiskPartitionInfo;
import dev.vireo.vim.HostFileSystemMountInfo;
import dev.vireo.vim.HostFileSystemVolume;
import dev.vireo.vim.HostFileSystemVolumeInfo;
import dev.vireo.vim.HostHostBusAdapter;
import dev.vireo.vim.HostMountInfo;
import dev.vireo.vim.HostPathSelectionPolicyOption;
import dev.vireo.vim.HostStorageArrayTypePolicyOption;
import dev.vireo.vim.HostStorageDeviceInfo;
import dev.vireo.vim.HostStorageSystemHandler;
import dev.vireo.vim.HostUnresolvedVmfsVolume;
import dev.vireo.vim.InvalidState;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.NasDatastoreInfo;
import dev.vireo.vim.QueryPathSelectionPolicyOptionsRequest;
import dev.vireo.vim.QueryStorageArrayTypePolicyOptionsRequest;
import dev.vireo.vim.QueryUnresolvedVmfsVolumeRequest;
import dev.vireo.vim.RefreshStorageSystemRequest;
import dev.vireo.vim.RemoveInternetScsiSendTargetsRequest;
import dev.vireo.vim.RemoveInternetScsiStaticTargetsRequest;
import dev.vireo.vim.RescanAllHbaRequest;
import dev.vireo.vim.RescanHbaRequest;
import dev.vireo.vim.RescanVffsRequest;
import dev.vireo.vim.RescanVmfsRequest;
import dev.vireo.vim.RetrieveDiskPartitionInfoRequest;
import dev.vireo.vim.UpdateDiskPartitionsRequest;
import dev.vireo.vim.UpdateInternetScsiAliasRequest;
import dev.vireo.vim.UpdateInternetScsiAuthenticationPropertiesRequest;
import dev.vireo.vim.UpdateInternetScsiDigestPropertiesRequest;
import dev.vireo.vim.UpdateInternetScsiNameRequest;
import dev.vireo.vim.UpdateScsiLunDisplayNameRequest;
import dev.vireo.vim.UpdateSoftwareInternetScsiEnabledRequest;
import dev.vireo.vim.VmfsDatastoreInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Configures the storage adapters and disks of a host.
final class SimHostStorageSystem extends HostPart implements HostStorageSystemHandler, Lasting {
    private final HostStorage storage;

    SimHostStorageSystem(SimHostSystem host, ManagedObjectReference self) {
        super(host, self);
        this.storage = host.storage();
    }

    @Override
    @Nullable Object property(String name) {
        return switch (name) {
            case "storageDeviceInfo" -> devices();
            case "fileSystemVolumeInfo" -> volumes();
            case "multipathStateInfo" -> new StorageDescription(storage).pathStates();
            case "systemFile" -> List.of();
            default -> super.property(name);
        };
    }

    HostStorageDeviceInfo devices() {
        return new StorageDescription(storage).describe();
    }

    HostFileSystemVolumeInfo volumes() {
        return HostFileSystemVolumeInfo.builder()
                .volumeTypeList(List.of("VMFS", "NFS", "NFS41", "CIFS", "vsan", "VVOL", "OTHER"))
                .mountInfo(host().datastores().stream().map(this::mount).toList())
                .build();
    }

    private HostFileSystemMountInfo mount(SimDatastore datastore) {
        return HostFileSystemMountInfo.builder()
                .mountInfo(mountOf(datastore))
                .volume(volume(datastore))
                .vStorageSupport("vStorageUnsupported")
                .build();
    }

    private HostMountInfo mountOf(SimDatastore datastore) {
        if (datastore.property("host") instanceof List<?> mounts) {
            for (Object mount : mounts) {
                if (mount instanceof DatastoreHostMount ours && ours.key().equals(host().self())) {
                    return ours.mountInfo();
                }
            }
        }
        throw new IllegalStateException(datastore + " is not mounted on " + host());
    }

    private static HostFileSystemVolume volume(SimDatastore datastore) {
        HostFileSystemVolume volume =
                switch (datastore.property("info")) {
                    case VmfsDatastoreInfo vmfs -> vmfs.vmfs();
                    case NasDatastoreInfo nas -> nas.nas();
                    case null, default -> null;
                };
        return volume == null ? other(datastore) : volume;
    }

    private static HostFileSystemVolume other(SimDatastore datastore) {
        return HostFileSystemVolume.builder()
                .type("OTHER")
                .name(datastore.name())
                .capacity(0L)
                .build();
    }

    @Override
    public void save(StateWriter out) {
        storage.save(out);
    }

    @Override
    public void restore(StateReader in) {
        storage.restore(in);
        touch();
        host().touch();
    }

    @Override
    public void discard() {
        inventory().remove(this);
    }

    private IscsiAdapter iscsi(String device) {
        if (!device.equals(IscsiAdapter.DEVICE) || !storage.iscsi().isEnabled()) {
            throw HostFaults.absent(device);
        }
        return storage.iscsi();
    }

    private HostDisk disk(String text) {
        return storage.find(text).orElseThrow(() -> HostFaults.absent(text));
    }

    // Scans

    @Override
    public void rescanHba(RescanHbaRequest request) {
        boolean known =
                new StorageDescription(storage)
                        .adapters().stream()
                                .map(HostHostBusAdapter::device)
                                .anyMatch(request.hbaDevice()::equals);
        if (!known) {
            throw HostFaults.absent(request.hbaDevice());
        }
        change(storage::rescan);
    }

    @Override
    public void rescanAllHba(RescanAllHbaRequest request) {
        change(storage::rescan);
    }

    @Override
    public void rescanVmfs(RescanVmfsRequest request) {
        touch();
    }

    @Override
    public void rescanVffs(RescanVffsRequest request) {
        touch();
    }

    @Override
    public void refreshStorageSystem(RefreshStorageSystemRequest request) {
        touch();
    }

    // iSCSI

    @Override
    public void addInternetScsiSendTargets(AddInternetScsiSendTargetsRequest request) {
        IscsiAdapter adapter = iscsi(request.iScsiHbaDevice());
        change(() -> adapter.addSendTargets(request.targets()));
    }

    @Override
    public void removeInternetScsiSendTargets(RemoveInternetScsiSendTargetsRequest request) {
        IscsiAdapter adapter = iscsi(request.iScsiHbaDevice());
        change(() -> adapter.removeSendTargets(request.targets()));
    }

    @Override
    public void addInternetScsiStaticTargets(AddInternetScsiStaticTargetsRequest request) {
        IscsiAdapter adapter = iscsi(request.iScsiHbaDevice());
        change(() -> adapter.addStaticTargets(request.targets()));
    }

    @Override
    public void removeInternetScsiStaticTargets(RemoveInternetScsiStaticTargetsRequest request) {
        IscsiAdapter adapter = iscsi(request.iScsiHbaDevice());
        change(() -> adapter.removeStaticTargets(request.targets()));
    }

    @Override
    public void updateInternetScsiName(UpdateInternetScsiNameRequest request) {
        IscsiAdapter adapter = iscsi(request.iScsiHbaDevice());
        change(() -> adapter.name(request.iScsiName()));
    }

    @Override
    public void updateInternetScsiAlias(UpdateInternetScsiAliasRequest request) {
        IscsiAdapter adapter = iscsi(request.iScsiHbaDevice());
        change(() -> adapter.alias(request.iScsiAlias()));
    }

    @Override
    public void updateInternetScsiAuthenticationProperties(
            UpdateInternetScsiAuthenticationPropertiesRequest request) {
        IscsiAdapter adapter = iscsi(request.iScsiHbaDevice());
        if (request.targetSet() != null) {
            throw SimFault.notSupported();
        }
        change(() -> adapter.authentication(request.authenticationProperties()));
    }

    @Override
    public void updateInternetScsiDigestProperties(
            UpdateInternetScsiDigestPropertiesRequest request) {
        IscsiAdapter adapter = iscsi(request.iScsiHbaDevice());
        if (request.targetSet() != null) {
            throw SimFault.notSupported();
        }
        change(() -> adapter.digest(request.digestProperties()));
    }

    @Override
    public void updateSoftwareInternetScsiEnabled(
            UpdateSoftwareInternetScsiEnabledRequest request) {
        change(() -> {
            storage.iscsi().enabled(request.enabled());
            storage.rescan();
        });
    }

    // Disks

    @Override
    public void attachScsiLun(AttachScsiLunRequest request) {
        HostDisk disk = disk(request.lunUuid());
        if (disk.attached()) {
            throw invalidState(disk.name() + " is attached");
        }
        change(() -> storage.replace(disk.attached(true)));
    }

    @Override
    public void detachScsiLun(DetachScsiLunRequest request) {
        HostDisk disk = disk(request.lunUuid());
        if (!disk.attached()) {
            throw invalidState(disk.name() + " is detached");
        }
        if (host().datastoreOn(disk).isPresent()) {
            throw HostFaults.inUse("ScsiLun", disk.name());
        }
        change(() -> storage.replace(disk.attached(false)));
    }

    private static SimFault invalidState(String text) {
        return new SimFault(
                InvalidState.builder().build(),
                "The operation is not allowed in the current state: " + text + ".");
    }

    @Override
    public void updateScsiLunDisplayName(UpdateScsiLunDisplayNameRequest request) {
        HostDisk disk = disk(request.lunUuid());
        if (storage.disks().stream()
                .anyMatch(other ->
                        !other.name().equals(disk.name())
                                && other.displayName().equals(request.displayName()))) {
            throw HostFaults.duplicateName(request.displayName(), host().self());
        }
        change(() -> storage.replace(disk.called(request.displayName())));
    }

    @Override
    public List<HostDiskPartitionInfo> retrieveDiskPartitionInfo(
            RetrieveDiskPartitionInfoRequest request) {
        return request.devicePath().stream()
                .map(path -> DiskPartitions.describe(host(), disk(path)))
                .toList();
    }

    @Override
    public void updateDiskPartitions(UpdateDiskPartitionsRequest request) {
        HostDisk disk = disk(request.devicePath());
        if (host().datastoreOn(disk).isPresent()) {
            throw HostFaults.configuration("a datastore is on " + disk.name());
        }
        change(() -> storage.partitions().put(disk.name(), request.spec()));
    }

    @Override
    public List<HostUnresolvedVmfsVolume> queryUnresolvedVmfsVolume(
            QueryUnresolvedVmfsVolumeRequest request) {
        return List.of();
    }

    @Override
    public List<HostPathSelectionPolicyOption> queryPathSelectionPolicyOptions(
            QueryPathSelectionPolicyOptionsRequest request) {
        return List.of(
                HostPathSelectionPolicyOption.builder()
                        .policy(Elements.of("VMW_PSP_FIXED", "Fixed (VMware)"))
                        .build(),
                HostPathSelectionPolicyOption.builder()
                        .policy(Elements.of("VMW_PSP_RR", "Round Robin (VMware)"))
                        .build());
    }

    @Override
    public List<HostStorageArrayTypePolicyOption> queryStorageArrayTypePolicyOptions(
            QueryStorageArrayTypePolicyOptionsRequest request) {
        return List.of(
                HostStorageArrayTypePolicyOption.builder()
                        .policy(Elements.of("VMW_SATP_LOCAL", "VMW_SATP_LOCAL"))
                        .build());
    }
}
