package dev.vireo.api;

import dev.vireo.model.VirtException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a domain was at other times.
///
/// A method that a driver does not have fails with `NO_SUPPORT`.
public interface DomainSnapshots {
    /// Takes a snapshot, with the memory of a running domain unless flags or document say no.
    ///
    /// libvirt: `virDomainSnapshotCreateXML`. VI API: `CreateSnapshot_Task`.
    ///
    /// @param xml the document, of which name, description and the kind of memory count; without a
    ///   name it is called after the second of now
    /// @param flags how
    /// @return the snapshot
    /// @throws VirtException `OPERATION_INVALID` if there is one of this name, another task is
    ///   under way or the domain waits with a question; `CONFIG_UNSUPPORTED` for what VMware has no
    ///   choice of, such as single disks
    default Snapshot createSnapshot(String xml, Set<SnapshotCreateFlag> flags) {
        throw Unsupported.function("virDomainSnapshotCreateXML");
    }

    /// Lists snapshots, in one round trip.
    ///
    /// libvirt: `virDomainListAllSnapshots`. VI API: `snapshot.rootSnapshotList`.
    ///
    /// @param filters which; empty lists all
    /// @return the snapshots, each before those after it
    default List<SnapshotInfo> listSnapshots(Set<SnapshotFilter> filters) {
        throw Unsupported.function("virDomainListAllSnapshots");
    }

    /// Looks up a snapshot: one of this name; else, for `id:12`, the one with this id; else the one
    /// at the end of this path of names, such as `before/after`.
    ///
    /// libvirt: `virDomainSnapshotLookupByName`, which finds the first of several.
    ///
    /// @param name the name, id or path
    /// @return the snapshot
    /// @throws VirtException `NO_DOMAIN_SNAPSHOT` if there is none, `INVALID_ARG` with ids and
    ///   paths if several are meant
    default Snapshot lookupSnapshot(String name) {
        throw Unsupported.function("virDomainSnapshotLookupByName");
    }

    /// Fetches the snapshot before the domain's present state.
    ///
    /// libvirt: `virDomainHasCurrentSnapshot`, `virDomainSnapshotCurrent`.
    ///
    /// @return the snapshot, empty if there is none
    default Optional<Snapshot> fetchCurrentSnapshot() {
        throw Unsupported.function("virDomainSnapshotCurrent");
    }

    /// Deletes all snapshots in one task. The domain stays as it is.
    ///
    /// VI API: `RemoveAllSnapshots_Task`.
    default void deleteAllSnapshots() {
        throw Unsupported.function("VirtualMachine.removeAllSnapshots");
    }

    /// Fetches whether disks hold deltas that belong to no snapshot.
    ///
    /// VI API: `runtime.consolidationNeeded`.
    ///
    /// @return whether [#consolidateDisks()] has something to do
    default boolean fetchNeedsConsolidation() {
        throw Unsupported.function("VirtualMachine.runtime.consolidationNeeded");
    }

    /// Writes deltas that belong to no snapshot into the disks below them.
    ///
    /// VI API: `ConsolidateVMDisks_Task`.
    default void consolidateDisks() {
        throw Unsupported.function("VirtualMachine.consolidateDisks");
    }
}
