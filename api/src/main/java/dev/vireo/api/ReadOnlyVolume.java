package dev.vireo.api;

import java.nio.file.Path;
import java.util.Set;

/// A volume that can be looked at but not changed.
record ReadOnlyVolume(StorageVolume target) implements StorageVolume {
    @Override
    public String name() {
        return target.name();
    }

    @Override
    public String path() {
        return target.path();
    }

    @Override
    public StoragePool pool() {
        return new ReadOnlyPool(target.pool());
    }

    @Override
    public String fetchKey() {
        return target.fetchKey();
    }

    @Override
    public StorageVolumeInfo fetchInfo() {
        return target.fetchInfo();
    }

    @Override
    public String fetchXml() {
        return target.fetchXml();
    }

    @Override
    public void resize(long bytes, Set<VolumeResizeFlag> flags) {
        throw ReadOnlyStorage.refused("virStorageVolResize");
    }

    @Override
    public void wipe() {
        throw ReadOnlyStorage.refused("virStorageVolWipe");
    }

    @Override
    public void delete() {
        throw ReadOnlyStorage.refused("virStorageVolDelete");
    }

    // libvirt counts downloads as changes too: who may only look does not get the data of guests

    @Override
    public DownloadStream openDownload(
            VolumeRange range, Set<VolumeStreamFlag> flags, TransferRoute route) {
        throw ReadOnlyStorage.refused("virStorageVolDownload");
    }

    @Override
    public UploadStream openUpload(
            VolumeRange range, Set<VolumeStreamFlag> flags, TransferRoute route) {
        throw ReadOnlyStorage.refused("virStorageVolUpload");
    }

    @Override
    public TransferSummary download(Path file, TransferOptions options) {
        throw ReadOnlyStorage.refused("virStorageVolDownload");
    }

    @Override
    public TransferSummary upload(Path file, TransferOptions options) {
        throw ReadOnlyStorage.refused("virStorageVolUpload");
    }
}
