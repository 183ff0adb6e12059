package dev.vireo.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Snapshots that can be looked at only.
interface ReadOnlySnapshots extends DomainSnapshots {
    /// Returns the domain that is looked at.
    Domain target();

    @Override
    default Snapshot createSnapshot(String xml, Set<SnapshotCreateFlag> flags) {
        throw ReadOnlyDomain.refused("virDomainSnapshotCreateXML");
    }

    @Override
    default List<SnapshotInfo> listSnapshots(Set<SnapshotFilter> filters) {
        return ReadOnlySnapshot.readOnly(target().listSnapshots(filters));
    }

    @Override
    default Snapshot lookupSnapshot(String name) {
        return new ReadOnlySnapshot(target().lookupSnapshot(name));
    }

    @Override
    default Optional<Snapshot> fetchCurrentSnapshot() {
        return target().fetchCurrentSnapshot().map(ReadOnlySnapshot::new);
    }

    @Override
    default void deleteAllSnapshots() {
        throw ReadOnlyDomain.refused("virDomainSnapshotDelete");
    }

    @Override
    default boolean fetchNeedsConsolidation() {
        return target().fetchNeedsConsolidation();
    }

    @Override
    default void consolidateDisks() {
        throw ReadOnlyDomain.refused("VirtualMachine.consolidateDisks");
    }
}
