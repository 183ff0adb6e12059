package dev.vireo.api;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// How the content of a volume is carried to or from a file.
///
/// @param range which part of the volume
/// @param connections how many connections are used at a time, from 1 to 16; an upload uses one
/// @param resume whether a transfer that fails leaves what is there for a later one, and takes up
///   what an earlier one has left
/// @param checksum how to compare volume and file afterwards, one of [#CHECKSUMS]; empty for not
/// @param force whether an upload may change what snapshots, other disks or a suspended domain are
///   based on, and may fill a disk with a file that is a container of a disk
/// @param route which way the bytes take where the connection goes through a vCenter
/// @param progress told now and then
public record TransferOptions(
        VolumeRange range,
        int connections,
        boolean resume,
        Optional<String> checksum,
        boolean force,
        TransferRoute route,
        Consumer<TransferProgress> progress) {
    /// The names of checksums.
    public static final List<String> CHECKSUMS = List.of("sha256", "sha512");

    /// The whole volume, over two connections, without the rest.
    public static final TransferOptions DEFAULT =
            new TransferOptions(
                    VolumeRange.ALL,
                    2,
                    false,
                    Optional.empty(),
                    false,
                    TransferRoute.AUTOMATIC,
                    _ -> {});

    private static final int MOST_CONNECTIONS = 16;

    /// Checks the values.
    public TransferOptions {
        if (connections < 1 || connections > MOST_CONNECTIONS) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "a transfer has 1 to " + MOST_CONNECTIONS + " connections, not " + connections);
        }
        if (checksum.isPresent() && !CHECKSUMS.contains(checksum.get())) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "unknown checksum '"
                            + checksum.get()
                            + "'; there is "
                            + String.join(", ", CHECKSUMS));
        }
    }

    /// Replaces the part.
    ///
    /// @param range which part of the volume
    /// @return a copy with that part
    public TransferOptions withRange(VolumeRange range) {
        return new TransferOptions(range, connections, resume, checksum, force, route, progress);
    }

    /// Replaces the number of connections.
    ///
    /// @param connections from 1 to 16
    /// @return a copy with that number
    public TransferOptions withConnections(int connections) {
        return new TransferOptions(range, connections, resume, checksum, force, route, progress);
    }

    /// Replaces whether transfers go on where others have ended.
    ///
    /// @param resume whether they do
    /// @return a copy that says so
    public TransferOptions withResume(boolean resume) {
        return new TransferOptions(range, connections, resume, checksum, force, route, progress);
    }

    /// Replaces the checksum.
    ///
    /// @param checksum one of [#CHECKSUMS]
    /// @return a copy with that checksum
    public TransferOptions withChecksum(String checksum) {
        return new TransferOptions(
                range, connections, resume, Optional.of(checksum), force, route, progress);
    }

    /// Replaces whether uploads change what others are based on.
    ///
    /// @param force whether they do
    /// @return a copy that says so
    public TransferOptions withForce(boolean force) {
        return new TransferOptions(range, connections, resume, checksum, force, route, progress);
    }

    /// Replaces the way.
    ///
    /// @param route which way the bytes take
    /// @return a copy that says so
    public TransferOptions withRoute(TransferRoute route) {
        return new TransferOptions(range, connections, resume, checksum, force, route, progress);
    }

    /// Replaces who is told.
    ///
    /// @param progress told now and then, by one thread at a time
    /// @return a copy that tells it
    public TransferOptions withProgress(Consumer<TransferProgress> progress) {
        return new TransferOptions(range, connections, resume, checksum, force, route, progress);
    }
}
