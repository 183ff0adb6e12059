package dev.vireo.driver.esx;

import dev.vireo.api.ConnectionStorage;
import dev.vireo.api.StoragePool;
import dev.vireo.api.StoragePoolFilter;
import dev.vireo.api.StoragePoolListing;
import dev.vireo.api.StorageVolume;
import dev.vireo.model.DomainUuid;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vmx.DatastorePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/// The storage pools of a host: its datastores, and the targets of its iSCSI adapters.
///
/// libvirt: `esx_storage_driver`, with its two backends.
interface HostStorage extends ConnectionStorage {
    /// Returns where they are found.
    StorageSite storage();

    @Override
    default List<StoragePoolListing> listStoragePools(Set<StoragePoolFilter> filters) {
        if (isNever(filters)) {
            return List.of();
        }
        StorageSite.Found found = storage().pools();
        List<StoragePoolListing> rows = new ArrayList<>();
        found.datastores().forEach(pool -> rows.add(pool.listing()));
        IscsiHost.targets(found.hosts()).forEach(pool -> rows.add(pool.listing()));
        return List.copyOf(rows);
    }

    /// Returns whether no pool can be what is asked for: all are active, last, and start with the
    /// host.
    private static boolean isNever(Set<StoragePoolFilter> filters) {
        return excludes(filters, StoragePoolFilter.ACTIVE, StoragePoolFilter.INACTIVE)
                || excludes(filters, StoragePoolFilter.PERSISTENT, StoragePoolFilter.TRANSIENT)
                || excludes(filters, StoragePoolFilter.AUTOSTART, StoragePoolFilter.NO_AUTOSTART);
    }

    private static boolean excludes(
            Set<StoragePoolFilter> filters, StoragePoolFilter is, StoragePoolFilter isNot) {
        return filters.contains(isNot) && !filters.contains(is);
    }

    @Override
    default StoragePool lookupStoragePoolByName(String name) {
        return lookup(
                pool -> pool.name().equals(name),
                "Could not find storage pool with name '" + name + "'");
    }

    @Override
    default StoragePool lookupStoragePoolByUuid(UUID uuid) {
        return lookup(
                pool -> pool.uuid().equals(uuid),
                "Could not find storage pool with uuid '" + uuid + "'");
    }

    private StoragePool lookup(Predicate<StoragePool> wanted, String notFound) {
        List<StoragePool> found =
                listStoragePools(Set.of()).stream()
                        .map(StoragePoolListing::pool)
                        .filter(wanted)
                        .toList();
        return StorageSite.only(found)
                .orElseThrow(() -> new VirtException(ErrorCode.NO_STORAGE_POOL, notFound));
    }

    @Override
    default StoragePool defineStoragePool(String xml) {
        return new ShareMounter(storage()).mount(xml);
    }

    @Override
    default StoragePool createStoragePool(String xml) {
        throw new VirtException(
                ErrorCode.NO_SUPPORT,
                "VMware keeps every storage pool that it has; define it instead");
    }

    @Override
    default StorageVolume lookupVolumeByPath(String path) {
        if (path.startsWith("/")) {
            return device(volume -> volume.path().equals(path)).orElseThrow(() -> none(path));
        }
        if (!path.startsWith("[")) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG, "Unexpected volume path format: " + path);
        }
        DatastorePath file = DatastorePath.parse(path);
        DatastorePool pool = storage().datastore(file.datastore()).orElseThrow(() -> none(path));
        return pool.find(List.of(file), VolumeName.of(file)).orElseThrow(() -> none(path));
    }

    @Override
    default StorageVolume lookupVolumeByKey(String key) {
        if (key.startsWith("[")) {
            return lookupVolumeByPath(key);
        }
        Optional<UUID> uuid = DomainUuid.parse(key);
        if (uuid.isEmpty()) {
            throw none(key);
        }
        return new VolumeOfKey(storage(), uuid.get()).find().orElseThrow(() -> none(key));
    }

    private Optional<StorageVolume> device(Predicate<StorageVolume> test) {
        return IscsiHost.targets(storage().devices()).stream()
                .flatMap(pool -> pool.volumes().stream())
                .<StorageVolume>map(volume -> volume)
                .filter(test)
                .findFirst();
    }

    private static VirtException none(String text) {
        return new VirtException(
                ErrorCode.NO_STORAGE_VOL, "No storage volume with key or path '" + text + "'");
    }
}
