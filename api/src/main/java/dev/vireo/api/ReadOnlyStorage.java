package dev.vireo.api;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Storage that can be looked at but not changed.
interface ReadOnlyStorage extends ConnectionStorage {
    /// Returns the connection that is looked at.
    Connection target();

    @Override
    default List<StoragePoolListing> listStoragePools(Set<StoragePoolFilter> filters) {
        return target().listStoragePools(filters).stream()
                .map(row ->
                        new StoragePoolListing(
                                new ReadOnlyPool(row.pool()), row.type(), row.info()))
                .toList();
    }

    @Override
    default StoragePool lookupStoragePoolByName(String name) {
        return new ReadOnlyPool(target().lookupStoragePoolByName(name));
    }

    @Override
    default StoragePool lookupStoragePoolByUuid(UUID uuid) {
        return new ReadOnlyPool(target().lookupStoragePoolByUuid(uuid));
    }

    @Override
    default StoragePool defineStoragePool(String xml) {
        throw refused("virStoragePoolDefineXML");
    }

    @Override
    default StoragePool createStoragePool(String xml) {
        throw refused("virStoragePoolCreateXML");
    }

    @Override
    default StorageVolume lookupVolumeByKey(String key) {
        return new ReadOnlyVolume(target().lookupVolumeByKey(key));
    }

    @Override
    default StorageVolume lookupVolumeByPath(String path) {
        return new ReadOnlyVolume(target().lookupVolumeByPath(path));
    }

    /// Refuses a function as libvirt does.
    static VirtException refused(String function) {
        return new VirtException(
                ErrorCode.OPERATION_DENIED,
                ErrorDomain.STORAGE,
                "read only access prevents " + function,
                null);
    }
}
