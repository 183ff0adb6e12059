package dev.vireo.driver.esx;

import dev.vireo.api.StoragePool;
import dev.vireo.api.StoragePoolInfo;
import dev.vireo.api.StoragePoolListing;
import dev.vireo.api.StorageVolume;
import dev.vireo.api.StorageVolumeListing;
import dev.vireo.api.VolumeOptions;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.StoragePoolDefinition;
import dev.vireo.model.StoragePoolXml;
import dev.vireo.model.VirtException;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.RefreshDatastoreRequest;
import dev.vireo.vmx.DatastorePath;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A datastore as a storage pool.
final class DatastorePool implements StoragePool {
    private final StorageSite site;
    private final Datastore datastore;

    /// What came with the lookup; taken by the first question, which so saves a round trip.
    private final AtomicReference<@Nullable Datastore> fresh = new AtomicReference<>();

    DatastorePool(StorageSite site, Datastore datastore) {
        this.site = site;
        this.datastore = datastore;
        fresh.set(datastore);
    }

    StorageSite site() {
        return site;
    }

    Datastore datastore() {
        return datastore;
    }

    ManagedObjectReference requireDatacenter() {
        return datastore
                .datacenter()
                .orElseThrow(() ->
                        new VirtException(
                                ErrorCode.INTERNAL_ERROR,
                                "the server does not show the datacenter of '"
                                        + name()
                                        + "' to this user"));
    }

    @Override
    public String name() {
        return datastore.name();
    }

    @Override
    public UUID uuid() {
        return datastore.uuid();
    }

    StoragePoolListing listing() {
        return new StoragePoolListing(
                this, DatastoreKind.of(datastore.info().orElse(null)).type(), datastore.figures());
    }

    @Override
    public StoragePoolInfo fetchInfo() {
        return now().figures();
    }

    private Datastore now() {
        Datastore seen = fresh.getAndSet(null);
        if (seen != null) {
            return seen;
        }
        List<Row> rows =
                site.session().rows(Scope.object(datastore.reference(), Datastore.PATHS), name());
        return Datastore.of(Row.ofType(rows, DatastoreMounts.TYPE), rows, site.scope());
    }

    @Override
    public String fetchXml() {
        Datastore now = now();
        DatastoreKind kind = DatastoreKind.of(now.info().orElse(null));
        StoragePoolInfo figures = now.figures();
        return StoragePoolXml.write(
                new StoragePoolDefinition(
                        kind.type(),
                        now.name(),
                        Optional.of(now.uuid()),
                        figures.capacity(),
                        figures.allocation(),
                        figures.available(),
                        kind.source(),
                        Optional.of(now.path())));
    }

    @Override
    public void refresh() {
        site.session()
                .call(
                        RefreshDatastoreRequest.builder(datastore.reference()).build(),
                        "refresh",
                        name());
        fresh.set(null);
    }

    @Override
    public void setAutostart(boolean autostart) {
        requireAutostart(autostart);
    }

    /// Refuses what VMware cannot do, in libvirt's words.
    static void requireAutostart(boolean autostart) {
        if (!autostart) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR, "Cannot deactivate storage pool autostart");
        }
    }

    @Override
    public void create() {
        throw isActive(name());
    }

    static VirtException isActive(String name) {
        return new VirtException(
                ErrorCode.OPERATION_INVALID, "storage pool '" + name + "' is already active");
    }

    @Override
    public void destroy() {
        remove();
    }

    @Override
    public void undefine() {
        remove();
    }

    private void remove() {
        if (!DatastoreKind.of(datastore.info().orElse(null)).isShare()) {
            throw new VirtException(
                    ErrorCode.NO_SUPPORT,
                    "'"
                            + name()
                            + "' is no share of a server: to remove it would erase what is in it");
        }
        new ShareMounter(site).unmount(datastore);
    }

    @Override
    public List<StorageVolumeListing> listVolumes() {
        return volumes().stream().map(DatastoreVolume::listing).toList();
    }

    /// Finds all volumes. One whose name is that of another one's file is listed with its file's
    /// name.
    List<DatastoreVolume> volumes() {
        List<VolumeSearch.Found> files = new VolumeSearch(site.session(), datastore).all();
        Set<String> taken =
                files.stream().map(file -> file.path().path()).collect(Collectors.toSet());
        Set<String> given = new HashSet<>();
        return files.stream()
                .map(file -> {
                    String raw = file.path().path();
                    String name = VolumeName.of(file.shown());
                    boolean free = !taken.contains(name) && given.add(name);
                    return new DatastoreVolume(this, free ? name : raw, file);
                })
                .toList();
    }

    @Override
    public StorageVolume lookupVolume(String name) {
        return find(VolumeName.files(datastore.name(), name), name)
                .orElseThrow(() ->
                        new VirtException(
                                ErrorCode.NO_STORAGE_VOL,
                                "No storage volume with name '"
                                        + name
                                        + "' in pool '"
                                        + name()
                                        + "'"));
    }

    /// Finds the first of some files that is there.
    ///
    /// @param name what the volume is to be called
    Optional<StorageVolume> find(List<DatastorePath> files, String name) {
        return new VolumeSearch(site.session(), datastore)
                .first(files)
                .map(file -> new DatastoreVolume(this, name, file));
    }

    @Override
    public StorageVolume createVolume(String xml, VolumeOptions options) {
        return new VolumeMaker(this).make(xml, options);
    }

    @Override
    public StorageVolume createVolumeFrom(String xml, StorageVolume source, VolumeOptions options) {
        return new VolumeMaker(this).copy(xml, source, options);
    }

    @Override
    public String toString() {
        return name();
    }
}
