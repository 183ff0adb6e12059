package dev.vireo.shell.storage;

import dev.vireo.api.StoragePool;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import java.util.List;
import java.util.function.Consumer;

/// `pool-refresh`, `pool-start`, `pool-destroy`, `pool-undefine`, `pool-build`, `pool-delete`.
public record PoolPowerCommand(Change change) implements Command {
    private static final String BUILD_REASON =
            "VMware makes the file system of a datastore when the datastore is made";
    private static final String DELETE_REASON =
            "a datastore is erased in the vSphere client, and a share on its server";
    private static final OptionSpec NO_OVERWRITE =
            OptionSpec.flag("no-overwrite", "do not overwrite any existing data");
    private static final OptionSpec OVERWRITE =
            OptionSpec.flag("overwrite", "overwrite any existing data");

    /// What is done.
    public enum Change {
        /// Looks again.
        REFRESH("refresh", "refreshed", "refresh a pool", "Refresh a given pool."),
        /// Starts.
        START("start", "started", "start a (previously defined) inactive pool", "Start a pool."),
        /// Takes from the host.
        DESTROY(
                "destroy",
                "destroyed",
                "destroy (stop) a pool",
                "Forcefully stop a given pool. Raw data in the pool is untouched"),
        /// Forgets.
        UNDEFINE(
                "undefine",
                "has been undefined",
                "undefine an inactive pool",
                "Undefine the configuration for an inactive pool."),
        /// Makes ready.
        BUILD("build", "built", "build a pool", "Build a given pool."),
        /// Erases.
        DELETE("delete", "deleted", "delete a pool", "Delete a given pool.");

        private final String verb;
        private final String done;
        private final String summary;
        private final String description;

        Change(String verb, String done, String summary, String description) {
            this.verb = verb;
            this.done = done;
            this.summary = summary;
            this.description = description;
        }
    }

    @Override
    public CommandSpec spec() {
        List<OptionSpec> options =
                switch (change) {
                    case START ->
                            List.of(
                                    PoolLookup.option(),
                                    OptionSpec.flag("build", "build the pool as normal"),
                                    NO_OVERWRITE,
                                    OVERWRITE);
                    case BUILD -> List.of(PoolLookup.option(), NO_OVERWRITE, OVERWRITE);
                    default -> List.of(PoolLookup.option());
                };
        return new CommandSpec(
                "pool-" + change.verb,
                CommandSpec.Group.POOL,
                change.summary,
                change.description,
                true,
                options);
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        StoragePool pool = PoolLookup.ANY.find(session, arguments);
        String given = arguments.required("pool");
        try {
            action().accept(pool);
        } catch (VirtException e) {
            throw CommandFailure.because("Failed to " + change.verb + " pool " + given, e);
        }
        return PoolChange.done("pool-" + change.verb, pool, "Pool " + given + " " + change.done);
    }

    private Consumer<StoragePool> action() {
        return switch (change) {
            case REFRESH -> StoragePool::refresh;
            case START -> StoragePool::create;
            case DESTROY -> StoragePool::destroy;
            case UNDEFINE -> StoragePool::undefine;
            case BUILD -> unsupported(BUILD_REASON);
            case DELETE -> unsupported(DELETE_REASON);
        };
    }

    private static Consumer<StoragePool> unsupported(String reason) {
        return _ -> {
            throw new VirtException(ErrorCode.NO_SUPPORT, reason);
        };
    }
}
