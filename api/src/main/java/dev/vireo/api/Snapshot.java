package dev.vireo.api;

import dev.vireo.model.VirtException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// A snapshot of a domain. A handle: it holds who it is, and fetches everything else when asked.
///
/// Names need not be unique, ids are. A snapshot that is gone meanwhile is `NO_DOMAIN_SNAPSHOT`.
public interface Snapshot {
    /// Returns the name.
    ///
    /// libvirt: `virDomainSnapshotGetName`.
    ///
    /// @return the name, as the server has it
    String name();

    /// Returns the number that the snapshot has among those of its domain as long as it exists.
    ///
    /// VI API: `VirtualMachineSnapshotTree.id`.
    ///
    /// @return the id
    int id();

    /// Returns the names from the first snapshot down to this one.
    ///
    /// @return the names with slashes between them
    String path();

    /// Returns whose snapshot it is.
    ///
    /// libvirt: `virDomainSnapshotGetDomain`.
    ///
    /// @return the domain
    Domain domain();

    /// Fetches what one look at the tree tells.
    ///
    /// libvirt: `virDomainSnapshotIsCurrent`, `virDomainSnapshotNumChildren`.
    ///
    /// @return the figures
    SnapshotInfo fetchInfo();

    /// Fetches the snapshot before this one.
    ///
    /// libvirt: `virDomainSnapshotGetParent`, for which there being none is an error.
    ///
    /// @return the parent, empty for a first snapshot
    Optional<Snapshot> fetchParent();

    /// Lists the snapshots after this one, in one round trip.
    ///
    /// libvirt: `virDomainSnapshotListAllChildren`.
    ///
    /// @param filters which, with [SnapshotFilter#DESCENDANTS] not only the next ones
    /// @return the snapshots, each before those after it
    List<SnapshotInfo> listChildren(Set<SnapshotFilter> filters);

    /// Fetches the document.
    ///
    /// libvirt: `virDomainSnapshotGetXMLDesc`.
    ///
    /// @return the document
    String fetchXml();

    /// Fetches whether this is the snapshot before the domain's present state.
    ///
    /// libvirt: `virDomainSnapshotIsCurrent`.
    ///
    /// @return whether it is
    default boolean fetchIsCurrent() {
        return fetchInfo().current();
    }

    /// Fetches whether more is known of it than the server has.
    ///
    /// libvirt: `virDomainSnapshotHasMetadata`.
    ///
    /// @return always false for VMware
    boolean fetchHasMetadata();

    /// Fetches how much the domain's files hold because of this snapshot: its memory, and what was
    /// written to disks between it and those after it.
    ///
    /// VI API: `layoutEx`.
    ///
    /// @return bytes, empty if the server does not tell
    OptionalLong fetchSize();

    /// Puts the domain back into what it was; what it is now is lost.
    ///
    /// libvirt: `virDomainRevertToSnapshot`. VI API: `RevertToSnapshot_Task`.
    ///
    /// @param flags how
    /// @throws VirtException `INVALID_ARG` for flags that exclude each other, `OPERATION_INVALID`
    ///   if another task is under way or the domain waits with a question, `ARGUMENT_UNSUPPORTED`
    ///   to pause what holds no memory
    void revert(Set<SnapshotRevertFlag> flags);

    /// Changes its name and what people say of it, all that can be changed of a snapshot. Whoever
    /// holds this handle still sees the old name.
    ///
    /// libvirt: `virDomainSnapshotCreateXML` with `VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE`. VI API:
    /// `RenameSnapshot`.
    ///
    /// @param name the name that it shall have, or still has
    /// @param description the description, or an empty text for none
    /// @throws VirtException `INVALID_ARG` for an empty name
    void rename(String name, String description);

    /// Deletes it, those after it, or both. The domain stays as it is.
    ///
    /// libvirt: `virDomainSnapshotDelete`. VI API: `RemoveSnapshot_Task`.
    ///
    /// @param flags what
    /// @throws VirtException `INVALID_ARG` for flags that exclude each other, `OPERATION_INVALID`
    ///   if another task is under way or the domain waits with a question
    void delete(Set<SnapshotDeleteFlag> flags);
}
