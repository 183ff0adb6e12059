package dev.vireo.driver.esx;

import dev.vireo.api.StoragePool;
import dev.vireo.api.StoragePoolInfo;
import dev.vireo.api.StoragePoolListing;
import dev.vireo.api.StorageVolume;
import dev.vireo.api.StorageVolumeListing;
import dev.vireo.api.VolumeOptions;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.StoragePoolDefinition;
import dev.vireo.model.StoragePoolDefinition.Host;
import dev.vireo.model.StoragePoolDefinition.Source;
import dev.vireo.model.StoragePoolXml;
import dev.vireo.model.VirtException;
import dev.vireo.vim.HostInternetScsiHbaStaticTarget;
import dev.vireo.vim.RescanHbaRequest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// An iSCSI target as a storage pool.
///
/// libvirt: `esx_storage_backend_iscsi`. It shows the target's name as that of the initiator; here
/// it is the device of the source, as in all other drivers.
///
/// @param host the host that knows it
/// @param adapter the device name of the adapter
/// @param ways where it is, at least one
record IscsiPool(IscsiHost host, String adapter, List<HostInternetScsiHbaStaticTarget> ways)
        implements StoragePool {
    static final String TYPE = "iscsi";
    private static final StoragePoolInfo FIGURES =
            new StoragePoolInfo(StoragePoolInfo.State.RUNNING, 0, 0, 0, true, true);

    @Override
    public String name() {
        return ways.getFirst().iScsiName();
    }

    @Override
    public UUID uuid() {
        return Datastore.md5(name());
    }

    StoragePoolListing listing() {
        return new StoragePoolListing(this, TYPE, FIGURES);
    }

    /// Returns that it runs, and no sizes: VMware has none for a target.
    @Override
    public StoragePoolInfo fetchInfo() {
        return FIGURES;
    }

    @Override
    public String fetchXml() {
        List<Host> servers =
                ways.stream()
                        .map(way ->
                                new Host(
                                        way.address(),
                                        Optional.ofNullable(way.port())
                                                .map(OptionalInt::of)
                                                .orElse(OptionalInt.empty())))
                        .toList();
        Source source =
                new Source(
                        servers,
                        Optional.of(name()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        return StoragePoolXml.write(
                new StoragePoolDefinition(
                        TYPE, name(), Optional.of(uuid()), 0, 0, 0, source, Optional.empty()));
    }

    @Override
    public void refresh() {
        host.site()
                .session()
                .call(
                        RescanHbaRequest.builder(host.storageSystem()).hbaDevice(adapter).build(),
                        "refresh",
                        name());
    }

    @Override
    public void setAutostart(boolean autostart) {
        DatastorePool.requireAutostart(autostart);
    }

    @Override
    public void create() {
        throw DatastorePool.isActive(name());
    }

    @Override
    public List<StorageVolumeListing> listVolumes() {
        return now().volumes().stream().map(IscsiVolume::listing).toList();
    }

    private IscsiPool now() {
        return new IscsiPool(host.withDevices(), adapter, ways);
    }

    /// Returns the devices, if the host was asked for them.
    List<IscsiVolume> volumes() {
        return host.devices(name()).stream().map(lun -> new IscsiVolume(this, lun)).toList();
    }

    @Override
    public StorageVolume lookupVolume(String name) {
        return now().volumes().stream()
                .filter(volume -> volume.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new VirtException(
                                ErrorCode.NO_STORAGE_VOL,
                                "Could not find volume with name '" + name + "'"));
    }

    @Override
    public StorageVolume createVolume(String xml, VolumeOptions options) {
        throw refused("creation");
    }

    @Override
    public StorageVolume createVolumeFrom(String xml, StorageVolume source, VolumeOptions options) {
        throw refused("creation");
    }

    /// Refuses what is up to the server, in libvirt's words.
    static VirtException refused(String what) {
        return new VirtException(
                ErrorCode.NO_SUPPORT, "iSCSI storage pool does not support volume " + what);
    }

    @Override
    public String toString() {
        return name();
    }
}
