package dev.vireo.api;

import java.util.List;
import java.util.UUID;

/// A storage pool that can be looked at but not changed.
record ReadOnlyPool(StoragePool target) implements StoragePool {
    @Override
    public String name() {
        return target.name();
    }

    @Override
    public UUID uuid() {
        return target.uuid();
    }

    @Override
    public StoragePoolInfo fetchInfo() {
        return target.fetchInfo();
    }

    @Override
    public String fetchXml() {
        return target.fetchXml();
    }

    @Override
    public void refresh() {
        throw ReadOnlyStorage.refused("virStoragePoolRefresh");
    }

    @Override
    public void setAutostart(boolean autostart) {
        throw ReadOnlyStorage.refused("virStoragePoolSetAutostart");
    }

    @Override
    public void create() {
        throw ReadOnlyStorage.refused("virStoragePoolCreate");
    }

    @Override
    public void destroy() {
        throw ReadOnlyStorage.refused("virStoragePoolDestroy");
    }

    @Override
    public void undefine() {
        throw ReadOnlyStorage.refused("virStoragePoolUndefine");
    }

    @Override
    public List<StorageVolumeListing> listVolumes() {
        return target.listVolumes().stream()
                .map(row -> new StorageVolumeListing(new ReadOnlyVolume(row.volume()), row.info()))
                .toList();
    }

    @Override
    public StorageVolume lookupVolume(String name) {
        return new ReadOnlyVolume(target.lookupVolume(name));
    }

    @Override
    public StorageVolume createVolume(String xml, VolumeOptions options) {
        throw ReadOnlyStorage.refused("virStorageVolCreateXML");
    }

    @Override
    public StorageVolume createVolumeFrom(String xml, StorageVolume source, VolumeOptions options) {
        throw ReadOnlyStorage.refused("virStorageVolCreateXMLFrom");
    }
}
