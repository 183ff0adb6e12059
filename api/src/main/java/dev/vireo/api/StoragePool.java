package dev.vireo.api;

import dev.vireo.model.VirtException;
import java.util.List;
import java.util.UUID;

/// A storage pool: a datastore, or an iSCSI target.
///
/// A handle is immutable and stays valid as long as its connection. A method that a driver does not
/// have fails with `NO_SUPPORT`; any of the others fails with `NO_STORAGE_POOL` if the pool is
/// gone.
public interface StoragePool {
    /// Returns the name, as it was when the pool was looked up.
    ///
    /// libvirt: `virStoragePoolGetName`.
    ///
    /// @return the name
    String name();

    /// Returns the UUID, see [ConnectionStorage#lookupStoragePoolByUuid].
    ///
    /// libvirt: `virStoragePoolGetUUID`.
    ///
    /// @return the UUID
    UUID uuid();

    /// Fetches state and sizes.
    ///
    /// libvirt: `virStoragePoolGetInfo`, `IsPersistent`, `IsActive`, `GetAutostart`. VI API:
    /// `Datastore.summary`.
    ///
    /// @return the figures, in bytes
    StoragePoolInfo fetchInfo();

    /// Fetches the document that describes the pool.
    ///
    /// libvirt: `virStoragePoolGetXMLDesc`. VI API: `Datastore.info`, `summary` and `host`.
    ///
    /// @return the document
    String fetchXml();

    /// Has the host look again at what is in the pool.
    ///
    /// libvirt: `virStoragePoolRefresh`. VI API: `RefreshDatastore`, `RescanHba`.
    default void refresh() {
        throw Unsupported.function("virStoragePoolRefresh");
    }

    /// Says whether the host is to mount the pool when it starts. VMware always does.
    ///
    /// libvirt: `virStoragePoolSetAutostart`.
    ///
    /// @param autostart true, which changes nothing
    /// @throws VirtException `INTERNAL_ERROR` for false
    default void setAutostart(boolean autostart) {
        throw Unsupported.function("virStoragePoolSetAutostart");
    }

    /// Starts an inactive pool. VMware's pools are always active.
    ///
    /// libvirt: `virStoragePoolCreate`, which its driver for ESX lacks.
    ///
    /// @throws VirtException `OPERATION_INVALID` if it is active
    default void create() {
        throw Unsupported.function("virStoragePoolCreate");
    }

    /// Takes the pool from the host; what is on the server stays. VMware keeps nothing of it: to
    /// have it again it must be defined again.
    ///
    /// libvirt: `virStoragePoolDestroy`, which its driver for ESX lacks. VI API: `RemoveDatastore`,
    /// for shares of servers only, as it erases other datastores.
    default void destroy() {
        throw Unsupported.function("virStoragePoolDestroy");
    }

    /// Forgets an inactive pool; for VMware the same as [#destroy], since its pools are active as
    /// long as they are known.
    ///
    /// libvirt: `virStoragePoolUndefine`, which its driver for ESX lacks. VI API:
    /// `RemoveDatastore`.
    default void undefine() {
        throw Unsupported.function("virStoragePoolUndefine");
    }

    /// Lists the volumes with their figures, those in all folders, in a number of round trips that
    /// does not depend on how many there are.
    ///
    /// libvirt: `virStoragePoolListAllVolumes`, and `virStorageVolGetInfo` of each. VI API:
    /// `SearchDatastoreSubFolders_Task`.
    ///
    /// @return virtual disks and images of CDs and floppy disks, in the server's order
    default List<StorageVolumeListing> listVolumes() {
        throw Unsupported.function("virStoragePoolListAllVolumes");
    }

    /// Looks up a volume by its name: the path in the datastore, as the datastore has it or as it
    /// was when the volume was made.
    ///
    /// libvirt: `virStorageVolLookupByName`. VI API: `SearchDatastore_Task`.
    ///
    /// @param name such as `folder/file.vmdk`
    /// @return the volume
    /// @throws VirtException `NO_STORAGE_VOL` if there is none of this name
    default StorageVolume lookupVolume(String name) {
        throw Unsupported.function("virStorageVolLookupByName");
    }

    /// Makes a virtual disk, and the folder that it is to be in. It is thin if the document's
    /// allocation is 0, and has all its blocks if the allocation is the capacity or is not there.
    ///
    /// With format `raw` or `iso`, and a name that does not end in `.vmdk`, it makes an empty file
    /// for an upload to fill; the capacity is 0 then.
    ///
    /// libvirt: `virStorageVolCreateXML`. VI API: `MakeDirectory`, `CreateVirtualDisk_Task`.
    ///
    /// @param xml the document; of a virtual disk with format `vmdk` and a name that ends in
    ///   `.vmdk`
    /// @param options what the document cannot say
    /// @return the volume
    /// @throws VirtException what is wrong with the document; `OPERATION_FAILED` if there is such a
    ///   file already
    default StorageVolume createVolume(String xml, VolumeOptions options) {
        throw Unsupported.function("virStorageVolCreateXML");
    }

    /// Makes a copy of a virtual disk. What the document says of sizes does not count.
    ///
    /// libvirt: `virStorageVolCreateXMLFrom`. VI API: `CopyVirtualDisk_Task`.
    ///
    /// @param xml the document of the copy, as for [#createVolume]
    /// @param source what is copied; it may be in another pool of the same connection
    /// @param options `DEFAULT` for a copy that is as its source in these respects
    /// @return the copy
    default StorageVolume createVolumeFrom(
            String xml, StorageVolume source, VolumeOptions options) {
        throw Unsupported.function("virStorageVolCreateXMLFrom");
    }
}
