package dev.vireo.api;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// What of a domain is pulled, and how.
///
/// @param format what images are written as
/// @param snapshot the snapshot whose state is pulled, as [DomainSnapshots#lookupSnapshot] takes
///   it; empty for the present state
/// @param flags how
/// @param connections how many ranges of a disk are read at a time, from 1 to 16
/// @param route which way the bytes take where the connection goes through a vCenter
/// @param progress told now and then, by the thread that pulls
/// @param notices told at once of what is to be known also where the pull fails, such as a snapshot
///   that a killed pull has left; the report has it among its notes, too
public record PullOptions(
        PullFormat format,
        Optional<String> snapshot,
        Set<PullFlag> flags,
        int connections,
        TransferRoute route,
        Consumer<PullProgress> progress,
        Consumer<String> notices) {
    /// The present state as qcow2, over four connections.
    public static final PullOptions DEFAULT =
            new PullOptions(
                    PullFormat.QCOW2,
                    Optional.empty(),
                    Set.of(),
                    4,
                    TransferRoute.AUTOMATIC,
                    _ -> {},
                    _ -> {});

    private static final int MOST_CONNECTIONS = 16;

    /// Checks the values.
    public PullOptions {
        flags = Set.copyOf(flags);
        if (connections < 1 || connections > MOST_CONNECTIONS) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "a pull has 1 to " + MOST_CONNECTIONS + " connections, not " + connections);
        }
        if (snapshot.isPresent() && flags.contains(PullFlag.LIVE)) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "a pull of a snapshot takes none of its own: it is live anyway");
        }
    }

    /// Returns whether a flag is set.
    ///
    /// @param flag the flag
    /// @return whether it is
    public boolean has(PullFlag flag) {
        return flags.contains(flag);
    }

    /// Replaces the format.
    ///
    /// @param format what images are written as
    /// @return a copy with that format
    public PullOptions withFormat(PullFormat format) {
        return new PullOptions(format, snapshot, flags, connections, route, progress, notices);
    }

    /// Chooses a snapshot.
    ///
    /// @param snapshot its name, id or path
    /// @return a copy with that snapshot
    public PullOptions withSnapshot(String snapshot) {
        return new PullOptions(
                format, Optional.of(snapshot), flags, connections, route, progress, notices);
    }

    /// Sets a flag.
    ///
    /// @param flag the flag
    /// @return a copy with it
    public PullOptions with(PullFlag flag) {
        EnumSet<PullFlag> more = EnumSet.of(flag);
        more.addAll(flags);
        return new PullOptions(format, snapshot, more, connections, route, progress, notices);
    }

    /// Replaces the number of connections.
    ///
    /// @param connections from 1 to 16
    /// @return a copy with that number
    public PullOptions withConnections(int connections) {
        return new PullOptions(format, snapshot, flags, connections, route, progress, notices);
    }

    /// Replaces the way.
    ///
    /// @param route which way the bytes take
    /// @return a copy that says so
    public PullOptions withRoute(TransferRoute route) {
        return new PullOptions(format, snapshot, flags, connections, route, progress, notices);
    }

    /// Replaces who is told.
    ///
    /// @param progress told now and then
    /// @return a copy that tells it
    public PullOptions withProgress(Consumer<PullProgress> progress) {
        return new PullOptions(format, snapshot, flags, connections, route, progress, notices);
    }

    /// Replaces who is told of what is to be known at once.
    ///
    /// @param notices told of it
    /// @return a copy that tells it
    public PullOptions withNotices(Consumer<String> notices) {
        return new PullOptions(format, snapshot, flags, connections, route, progress, notices);
    }
}
