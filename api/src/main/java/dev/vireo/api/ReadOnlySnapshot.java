package dev.vireo.api;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// A snapshot that can be looked at but neither used nor deleted.
record ReadOnlySnapshot(Snapshot target) implements Snapshot {
    @Override
    public String name() {
        return target.name();
    }

    @Override
    public int id() {
        return target.id();
    }

    @Override
    public String path() {
        return target.path();
    }

    @Override
    public Domain domain() {
        return new ReadOnlyDomain(target.domain());
    }

    @Override
    public SnapshotInfo fetchInfo() {
        return readOnly(target.fetchInfo());
    }

    @Override
    public Optional<Snapshot> fetchParent() {
        return target.fetchParent().map(ReadOnlySnapshot::new);
    }

    @Override
    public List<SnapshotInfo> listChildren(Set<SnapshotFilter> filters) {
        return readOnly(target.listChildren(filters));
    }

    @Override
    public String fetchXml() {
        return target.fetchXml();
    }

    @Override
    public boolean fetchIsCurrent() {
        return target.fetchIsCurrent();
    }

    @Override
    public boolean fetchHasMetadata() {
        return target.fetchHasMetadata();
    }

    @Override
    public OptionalLong fetchSize() {
        return target.fetchSize();
    }

    @Override
    public void revert(Set<SnapshotRevertFlag> flags) {
        throw ReadOnlyDomain.refused("virDomainRevertToSnapshot");
    }

    @Override
    public void rename(String name, String description) {
        throw ReadOnlyDomain.refused("virDomainSnapshotCreateXML");
    }

    @Override
    public void delete(Set<SnapshotDeleteFlag> flags) {
        throw ReadOnlyDomain.refused("virDomainSnapshotDelete");
    }

    /// Makes what a list shows read-only.
    static List<SnapshotInfo> readOnly(List<SnapshotInfo> all) {
        return all.stream().map(ReadOnlySnapshot::readOnly).toList();
    }

    private static SnapshotInfo readOnly(SnapshotInfo info) {
        return new SnapshotInfo(
                new ReadOnlySnapshot(info.snapshot()),
                info.parent().map(ReadOnlySnapshot::new),
                info.description(),
                info.state(),
                info.created(),
                info.quiesced(),
                info.current(),
                info.children(),
                info.descendants());
    }
}
