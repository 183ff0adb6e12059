package dev.vireo.api;

import dev.vireo.model.VirtException;
import java.util.Set;

/// A volume of a storage pool: a file in a datastore, or a device of an iSCSI target.
///
/// A handle is immutable and stays valid as long as its connection. A method that a driver does not
/// have fails with `NO_SUPPORT`; any of the others fails with `NO_STORAGE_VOL` if the volume is
/// gone.
public interface StorageVolume extends StorageVolumeContent {
    /// Returns the name of the volume in its pool.
    ///
    /// libvirt: `virStorageVolGetName`.
    ///
    /// @return the name, such as `folder/file.vmdk`
    String name();

    /// Returns the path.
    ///
    /// libvirt: `virStorageVolGetPath`.
    ///
    /// @return such as `[datastore1] folder/file.vmdk`
    String path();

    /// Returns the pool that the volume is in.
    ///
    /// libvirt: `virStoragePoolLookupByVolume`.
    ///
    /// @return the pool
    StoragePool pool();

    /// Fetches the key: on an ESX host the UUID of a virtual disk, which the disk keeps when it is
    /// moved; in a vCenter, and of other files, the path.
    ///
    /// libvirt: `virStorageVolGetKey`. VI API: `QueryVirtualDiskUuid`.
    ///
    /// @return the key
    String fetchKey();

    /// Fetches type and sizes.
    ///
    /// libvirt: `virStorageVolGetInfo`. VI API: `SearchDatastore_Task`.
    ///
    /// @return the figures, in bytes
    StorageVolumeInfo fetchInfo();

    /// Fetches the document that describes the volume.
    ///
    /// libvirt: `virStorageVolGetXMLDesc`.
    ///
    /// @return the document
    String fetchXml();

    /// Gives the volume another capacity.
    ///
    /// libvirt: `virStorageVolResize`, which its driver for ESX lacks. VI API:
    /// `ExtendVirtualDisk_Task`.
    ///
    /// @param bytes the new capacity, rounded up to KiB
    /// @param flags how
    /// @throws VirtException `OPERATION_UNSUPPORTED` if it would become smaller, which VMware
    ///   cannot do
    default void resize(long bytes, Set<VolumeResizeFlag> flags) {
        throw Unsupported.function("virStorageVolResize");
    }

    /// Writes zeros over all of it, once. This is no way to make the data of a broken or sold disk
    /// unreadable.
    ///
    /// libvirt: `virStorageVolWipe`. VI API: `ZeroFillVirtualDisk_Task`.
    default void wipe() {
        throw Unsupported.function("virStorageVolWipe");
    }

    /// Removes the volume.
    ///
    /// libvirt: `virStorageVolDelete`. VI API: `DeleteVirtualDisk_Task`,
    /// `DeleteDatastoreFile_Task`.
    default void delete() {
        throw Unsupported.function("virStorageVolDelete");
    }
}
