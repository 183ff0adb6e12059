package dev.vireo.shell.storage;

import dev.vireo.api.Connection;
import dev.vireo.api.StoragePool;
import dev.vireo.model.DomainUuid;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Session;
import java.util.Optional;
import java.util.UUID;

/// Finds the storage pool that an argument means: by UUID, then by name, as far as the command
/// takes them.
enum PoolLookup {
    /// Both.
    ANY(true, true),
    /// Only its UUID.
    UUID_ONLY(true, false),
    /// Only its name.
    NAME_ONLY(false, true);

    private static final int UUID_LENGTH = 36;

    private final boolean byUuid;
    private final boolean byName;

    PoolLookup(boolean byUuid, boolean byName) {
        this.byUuid = byUuid;
        this.byName = byName;
    }

    /// The option that names the pool of a command.
    static OptionSpec option() {
        return new OptionSpec("pool", OptionSpec.Kind.TEXT, true, "pool name or uuid")
                .completing(Completes.POOL);
    }

    /// Finds the pool of the argument `pool`.
    ///
    /// @throws CommandFailure if there is none, or if asking failed
    StoragePool find(Session session, Arguments arguments) {
        return find(session, arguments.required("pool"));
    }

    /// Finds a pool.
    ///
    /// @param given its UUID or name
    /// @throws CommandFailure if there is none, or if asking failed
    StoragePool find(Session session, String given) {
        String message = "failed to get pool '" + given + "'";
        Connection connection = session.connection();
        Optional<UUID> uuid =
                byUuid && given.length() == UUID_LENGTH
                        ? DomainUuid.parse(given)
                        : Optional.empty();
        VirtException reason = null;
        if (uuid.isPresent()) {
            try {
                return connection.lookupStoragePoolByUuid(uuid.get());
            } catch (VirtException e) {
                if (e.code() != ErrorCode.NO_STORAGE_POOL) {
                    throw CommandFailure.because(message, e);
                }
                reason = e;
            }
        }
        if (byName) {
            try {
                return connection.lookupStoragePoolByName(given);
            } catch (VirtException e) {
                throw CommandFailure.because(message, e);
            }
        }
        throw reason == null
                ? CommandFailure.of(ErrorCode.NO_STORAGE_POOL, message)
                : CommandFailure.because(message, reason);
    }
}
