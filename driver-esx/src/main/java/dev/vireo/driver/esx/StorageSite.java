package dev.vireo.driver.esx;

import dev.vireo.api.StoragePool;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.ManagedObjectReference;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Where the storage of a connection is found.
///
/// @param session the session
/// @param scope where the connection looks
/// @param uuidKeys whether the keys of virtual disks are their UUIDs: on ESX hosts, as in libvirt
record StorageSite(EsxSession session, Scope scope, boolean uuidKeys) {
    /// Finds all datastores, in one request.
    ///
    /// @return the pools, in the server's order
    List<DatastorePool> datastores() {
        return datastores(rows(List.of()));
    }

    /// Finds all datastores and iSCSI targets, in one request.
    Found pools() {
        List<Row> rows = rows(IscsiHost.ADAPTERS);
        return new Found(datastores(rows), IscsiHost.of(this, rows));
    }

    /// What there is.
    ///
    /// @param datastores the datastores
    /// @param hosts the hosts, which may have iSCSI targets
    record Found(List<DatastorePool> datastores, List<IscsiHost> hosts) {}

    /// Finds the devices behind iSCSI targets, in one request.
    List<IscsiHost> devices() {
        return IscsiHost.of(
                this,
                session.rows(
                        scope.host(IscsiHost.DEVICES.toArray(String[]::new)),
                        "the storage devices"));
    }

    /// Finds the devices behind iSCSI targets and, where keys are UUIDs, the disks of machines, in
    /// one request.
    List<Row> devicesAndDisks() {
        return session.rows(
                uuidKeys
                        ? scope.virtualMachines(List.of(AttachedDisk.DEVICES), IscsiHost.DEVICES)
                        : scope.host(IscsiHost.DEVICES.toArray(String[]::new)),
                "the storage devices");
    }

    private List<Row> rows(List<String> ofHost) {
        return session.rows(scope.storage(Datastore.PATHS, ofHost), "the storage pools");
    }

    private List<DatastorePool> datastores(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.isType(DatastoreMounts.TYPE))
                .map(row -> new DatastorePool(this, Datastore.of(row, rows, scope)))
                .toList();
    }

    /// Finds a datastore by its name.
    ///
    /// @throws VirtException as [#only(List)]
    Optional<DatastorePool> datastore(String name) {
        return only(datastores().stream().filter(pool -> pool.name().equals(name)).toList());
    }

    /// Returns the one pool that is meant. Datacenters may have datastores of one name.
    ///
    /// @throws VirtException `OPERATION_INVALID` that names them if there are several
    static <P extends StoragePool> Optional<P> only(List<P> found) {
        if (found.size() > 1) {
            throw new VirtException(
                    ErrorCode.OPERATION_INVALID,
                    "there are "
                            + found.size()
                            + " storage pools '"
                            + found.getFirst().name()
                            + "', with the UUIDs "
                            + found.stream()
                                    .map(pool -> pool.uuid().toString())
                                    .collect(Collectors.joining(", "))
                            + "; look for one of these, or connect to one datacenter");
        }
        return found.stream().findFirst();
    }

    /// Finds the pool that a datastore is.
    StoragePool pool(ManagedObjectReference datastore) {
        return datastores().stream()
                .filter(pool -> pool.datastore().reference().equals(datastore))
                .findFirst()
                .orElseThrow(() ->
                        new VirtException(
                                ErrorCode.INTERNAL_ERROR,
                                "the server does not show datastore '"
                                        + datastore.value()
                                        + "' to this user"));
    }
}
