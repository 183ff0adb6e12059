package dev.vireo.api;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;

/// Where a domain is migrated to, as far as the destination's connection does not say, and how.
///
/// libvirt: the parameters of `virDomainMigrate3`.
///
/// @param flags how
/// @param name the domain's new name; empty to keep its own
/// @param uri where to, as `vpxmigr://SERVER/POOL/HOST`; empty for what the destination says
/// @param bandwidth MiB/s that it may take at most; 0 for no limit. VMware has none, so that each
///   other value is answered with a warning
/// @param host the destination's host by its name, where the connection sees several
/// @param pool the path of the resource pool or vApp below the one of the host or cluster; empty
///   for the pool that the domain is in, if that goes with the host, else for the one at the top
/// @param storage where the domain's files go; empty to leave them where they are
/// @param progress is told of the progress in percent, on the thread that migrates
public record MigrationOptions(
        Set<MigrationFlag> flags,
        Optional<String> name,
        Optional<String> uri,
        long bandwidth,
        Optional<String> host,
        Optional<String> pool,
        Optional<StorageTarget> storage,
        IntConsumer progress) {
    /// What virsh does unless told otherwise.
    public static final MigrationOptions DEFAULT =
            new MigrationOptions(
                    Set.of(),
                    Optional.empty(),
                    Optional.empty(),
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    _ -> {});

    /// Copies what may change.
    public MigrationOptions {
        flags = Set.copyOf(flags);
    }

    /// Says how.
    ///
    /// @param flag one more flag
    /// @return a copy that does
    public MigrationOptions with(MigrationFlag flag) {
        Set<MigrationFlag> more = EnumSet.of(flag);
        more.addAll(flags);
        return new MigrationOptions(more, name, uri, bandwidth, host, pool, storage, progress);
    }

    /// Gives the domain another name.
    ///
    /// @param wanted the name
    /// @return a copy that does
    public MigrationOptions withName(String wanted) {
        return new MigrationOptions(
                flags, Optional.of(wanted), uri, bandwidth, host, pool, storage, progress);
    }

    /// Says where to.
    ///
    /// @param wanted the URI, as `vpxmigr://SERVER/POOL/HOST`
    /// @return a copy that does
    public MigrationOptions withUri(String wanted) {
        return new MigrationOptions(
                flags, name, Optional.of(wanted), bandwidth, host, pool, storage, progress);
    }

    /// Limits the bandwidth.
    ///
    /// @param wanted MiB/s, 0 for no limit
    /// @return a copy that does
    public MigrationOptions withBandwidth(long wanted) {
        return new MigrationOptions(flags, name, uri, wanted, host, pool, storage, progress);
    }

    /// Chooses one of the destination's hosts.
    ///
    /// @param wanted its name
    /// @return a copy that does
    public MigrationOptions withHost(String wanted) {
        return new MigrationOptions(
                flags, name, uri, bandwidth, Optional.of(wanted), pool, storage, progress);
    }

    /// Chooses a resource pool or vApp.
    ///
    /// @param wanted its path
    /// @return a copy that does
    public MigrationOptions withPool(String wanted) {
        return new MigrationOptions(
                flags, name, uri, bandwidth, host, Optional.of(wanted), storage, progress);
    }

    /// Moves the files, too.
    ///
    /// @param wanted where to
    /// @return a copy that does
    public MigrationOptions withStorage(StorageTarget wanted) {
        return new MigrationOptions(
                flags, name, uri, bandwidth, host, pool, Optional.of(wanted), progress);
    }

    /// Listens to the progress.
    ///
    /// @param listener is told of the progress in percent, on the thread that migrates
    /// @return a copy that does
    public MigrationOptions withProgress(IntConsumer listener) {
        return new MigrationOptions(flags, name, uri, bandwidth, host, pool, storage, listener);
    }
}
