package dev.vireo.shell.storage;

import dev.vireo.api.Connection;
import dev.vireo.api.StoragePool;
import dev.vireo.api.StorageVolume;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Session;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Finds the volume that an argument means: by its name in the pool that is given, then by its key,
/// then by its path.
final class VolumeLookup {
    private VolumeLookup() {}

    static OptionSpec option() {
        return new OptionSpec("vol", OptionSpec.Kind.TEXT, true, "vol name, key or path")
                .completing(Completes.VOLUME);
    }

    static OptionSpec poolOption() {
        return OptionSpec.text("pool", "pool name or uuid").completing(Completes.POOL);
    }

    /// Finds the volume of the arguments `vol` and `pool`.
    static StorageVolume find(Session session, Arguments arguments) {
        return find(session, arguments.required("vol"), "pool", arguments.text("pool"));
    }

    /// Finds a volume of a command that takes no pool.
    static StorageVolume findAnywhere(Session session, String given) {
        return find(session, given, null, null);
    }

    /// Finds a volume.
    ///
    /// @param option the option that names the pool, null if the command has none
    /// @param poolName the pool, null if it is not given
    /// @throws CommandFailure if there is none, or if asking failed
    static StorageVolume find(
            Session session, String given, @Nullable String option, @Nullable String poolName) {
        StoragePool pool = poolName == null ? null : PoolLookup.ANY.find(session, poolName);
        StorageVolume volume;
        try {
            volume = search(session.connection(), given, pool);
        } catch (VirtException e) {
            String hint =
                    pool == null && option != null
                            ? ", specifying --" + option + " might help"
                            : "";
            throw CommandFailure.because("failed to get vol '" + given + "'" + hint, e);
        }
        if (pool != null && !volume.pool().name().equals(pool.name())) {
            throw CommandFailure.of(
                    ErrorCode.NO_STORAGE_VOL,
                    "Requested volume '" + given + "' is not in pool '" + pool.name() + "'");
        }
        return volume;
    }

    private static StorageVolume search(
            Connection connection, String given, @Nullable StoragePool pool) {
        if (pool != null) {
            StorageVolume volume = orNull(() -> pool.lookupVolume(given));
            if (volume != null) {
                return volume;
            }
        }
        StorageVolume volume = orNull(() -> connection.lookupVolumeByKey(given));
        return volume == null ? connection.lookupVolumeByPath(given) : volume;
    }

    private static @Nullable StorageVolume orNull(Supplier<StorageVolume> lookup) {
        try {
            return lookup.get();
        } catch (VirtException e) {
            if (e.code() == ErrorCode.NO_STORAGE_VOL) {
                return null;
            }
            throw e;
        }
    }
}
