package dev.vireo.api;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// Work of the server on a domain.
///
/// libvirt: `virDomainJobInfo`.
///
/// @param type how far it is
/// @param operation what it does
/// @param task what the server calls it, such as `VirtualMachine.migrate`
/// @param progress percent, while it is under way and the server tells
/// @param elapsed how long it has taken
/// @param cancelable whether it can be aborted
/// @param error why it failed, if it has
public record DomainJob(
        Type type,
        Operation operation,
        String task,
        OptionalInt progress,
        Duration elapsed,
        boolean cancelable,
        Optional<String> error) {
    /// How far a job is. libvirt: `virDomainJobType`, with the same order.
    public enum Type {
        /// There is none.
        NONE,
        /// Its end can be foreseen.
        BOUNDED,
        /// Its end cannot be foreseen.
        UNBOUNDED,
        /// It is done.
        COMPLETED,
        /// It has failed.
        FAILED,
        /// It was aborted.
        CANCELLED
    }

    /// What a job does. libvirt: `virDomainJobOperation`, with the same order.
    public enum Operation {
        /// Something that libvirt has no word for.
        UNKNOWN,
        /// Starts the domain.
        START,
        /// Suspends it to disk.
        SAVE,
        /// Restores it.
        RESTORE,
        /// Takes it in.
        MIGRATION_IN,
        /// Moves it elsewhere.
        MIGRATION_OUT,
        /// Takes a snapshot.
        SNAPSHOT,
        /// Goes back to a snapshot.
        SNAPSHOT_REVERT,
        /// Dumps its memory.
        DUMP,
        /// Copies it.
        BACKUP,
        /// Deletes snapshots.
        SNAPSHOT_DELETE
    }

    /// Returns how long it will take at its present pace.
    ///
    /// @return the time, empty if that cannot be foreseen
    public Optional<Duration> remaining() {
        return type == Type.BOUNDED && progress.orElse(0) > 0
                ? Optional.of(
                        elapsed.multipliedBy(100L - progress.getAsInt())
                                .dividedBy(progress.getAsInt()))
                : Optional.empty();
    }
}
