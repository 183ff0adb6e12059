package dev.vireo.api;

import dev.vireo.model.VirtException;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Storage pools and their volumes.
///
/// For VMware a pool is a datastore of the host, or an iSCSI target that the host's iSCSI adapter
/// knows. A method that a driver does not have fails with `NO_SUPPORT`.
public interface ConnectionStorage {
    /// Lists storage pools with their figures, in a number of round trips that does not depend on
    /// how many there are.
    ///
    /// libvirt: `virConnectListAllStoragePools`, and `virStoragePoolGetInfo` of each. VI API:
    /// `RetrievePropertiesEx`.
    ///
    /// @param filters what to list; within a group (active, persistence, autostart) one match is
    ///   enough, between groups all must match; empty lists all pools
    /// @return the pools, in the server's order, datastores first
    default List<StoragePoolListing> listStoragePools(Set<StoragePoolFilter> filters) {
        throw Unsupported.function("virConnectListAllStoragePools");
    }

    /// Looks up a storage pool by its name.
    ///
    /// libvirt: `virStoragePoolLookupByName`.
    ///
    /// @param name the name of a datastore or of an iSCSI target
    /// @return the pool
    /// @throws VirtException `NO_STORAGE_POOL` if there is none of this name
    default StoragePool lookupStoragePoolByName(String name) {
        throw Unsupported.function("virStoragePoolLookupByName");
    }

    /// Looks up a storage pool by its UUID, which is the MD5 digest of the path at which the host
    /// has mounted a datastore, or of the name of an iSCSI target.
    ///
    /// libvirt: `virStoragePoolLookupByUUID`.
    ///
    /// @param uuid the UUID
    /// @return the pool
    /// @throws VirtException `NO_STORAGE_POOL` if there is none of this UUID
    default StoragePool lookupStoragePoolByUuid(UUID uuid) {
        throw Unsupported.function("virStoragePoolLookupByUUID");
    }

    /// Makes a storage pool that lasts. VMware mounts a share of a server, and has it at once: a
    /// pool is active as soon as it is defined.
    ///
    /// libvirt: `virStoragePoolDefineXML`, which its driver for ESX lacks. VI API:
    /// `CreateNasDatastore`.
    ///
    /// @param xml the document, with type `netfs`, format `nfs` (`<protocol ver='4.1'/>` for NFS
    ///   4.1) or `cifs`
    /// @return the pool
    /// @throws VirtException what is wrong with the document; `NO_SUPPORT` for other kinds of pools
    default StoragePool defineStoragePool(String xml) {
        throw Unsupported.function("virStoragePoolDefineXML");
    }

    /// Makes and starts a storage pool that does not last. VMware knows none that do not.
    ///
    /// libvirt: `virStoragePoolCreateXML`, which its driver for ESX lacks.
    ///
    /// @param xml the document, as for [#defineStoragePool]
    /// @return the pool
    default StoragePool createStoragePool(String xml) {
        throw Unsupported.function("virStoragePoolCreateXML");
    }

    /// Looks up a volume by its key: the UUID of a virtual disk or a device, or the path of another
    /// file. Finding a disk by its UUID takes a request for each disk until it is found.
    ///
    /// libvirt: `virStorageVolLookupByKey`. VI API: `QueryVirtualDiskUuid`.
    ///
    /// @param key the key
    /// @return the volume
    /// @throws VirtException `NO_STORAGE_VOL` if there is none with this key
    default StorageVolume lookupVolumeByKey(String key) {
        throw Unsupported.function("virStorageVolLookupByKey");
    }

    /// Looks up a volume by its path: `[datastore] folder/file`, or the path of a device.
    ///
    /// libvirt: `virStorageVolLookupByPath`.
    ///
    /// @param path the path
    /// @return the volume
    /// @throws VirtException `NO_STORAGE_VOL` if there is none, `INVALID_ARG` if the path has none
    ///   of the two forms
    default StorageVolume lookupVolumeByPath(String path) {
        throw Unsupported.function("virStorageVolLookupByPath");
    }
}
