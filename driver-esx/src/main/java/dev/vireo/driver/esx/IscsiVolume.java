package dev.vireo.driver.esx;

import dev.vireo.api.StoragePool;
import dev.vireo.api.StorageVolume;
import dev.vireo.api.StorageVolumeInfo;
import dev.vireo.api.StorageVolumeListing;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.StorageVolumeDefinition;
import dev.vireo.model.StorageVolumeXml;
import dev.vireo.model.VirtException;
import dev.vireo.vim.HostDiskDimensionsLba;
import dev.vireo.vim.HostScsiDisk;
import dev.vireo.vim.ScsiLun;
import java.util.Optional;

/// A device of an iSCSI target as a volume.
///
/// @param target the target
/// @param device the device, as it was seen
record IscsiVolume(IscsiPool target, ScsiLun device) implements StorageVolume {
    @Override
    public String name() {
        return device.deviceName();
    }

    @Override
    public String path() {
        return device instanceof HostScsiDisk disk ? disk.devicePath() : name();
    }

    @Override
    public StoragePool pool() {
        return target;
    }

    @Override
    public String fetchKey() {
        return Datastore.md5(device.uuid()).toString();
    }

    StorageVolumeListing listing() {
        return new StorageVolumeListing(this, figures(device));
    }

    @Override
    public StorageVolumeInfo fetchInfo() {
        return figures(now());
    }

    private ScsiLun now() {
        return target.host().withDevices().devices(target.name()).stream()
                .filter(lun -> lun.uuid().equals(device.uuid()))
                .findFirst()
                .orElseThrow(() ->
                        new VirtException(
                                ErrorCode.NO_STORAGE_VOL,
                                "Could not find volume with name '" + name() + "'"));
    }

    private static StorageVolumeInfo figures(ScsiLun lun) {
        long bytes = 0;
        if (lun instanceof HostScsiDisk disk) {
            HostDiskDimensionsLba size = disk.capacity();
            bytes = size.block() * size.blockSize();
        }
        return new StorageVolumeInfo(StorageVolumeInfo.Type.BLOCK, bytes, bytes, bytes);
    }

    @Override
    public String fetchXml() {
        StorageVolumeInfo figures = fetchInfo();
        return StorageVolumeXml.write(
                new StorageVolumeDefinition(
                        figures.type().text(),
                        name(),
                        Optional.of(fetchKey()),
                        figures.capacity(),
                        figures.allocation(),
                        Optional.of(path()),
                        Optional.empty()));
    }

    @Override
    public void wipe() {
        throw IscsiPool.refused("wiping");
    }

    @Override
    public void delete() {
        throw IscsiPool.refused("deletion");
    }

    @Override
    public String toString() {
        return path();
    }
}
