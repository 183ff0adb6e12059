package dev.vireo.shell.storage;

import dev.vireo.api.Connection;
import dev.vireo.api.StoragePool;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.InputFile;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;

/// `pool-define`, `pool-create`.
///
/// @param create whether the pool is not to last
public record PoolDefineCommand(boolean create) implements Command {
    @Override
    public CommandSpec spec() {
        OptionSpec file =
                new OptionSpec(
                                "file",
                                OptionSpec.Kind.TEXT,
                                true,
                                "file containing an XML pool description")
                        .completing(Completes.FILE);
        if (!create) {
            return new CommandSpec(
                    "pool-define",
                    CommandSpec.Group.POOL,
                    "define an inactive persistent storage pool or modify an existing persistent"
                            + " one from an XML file",
                    "Define or modify a persistent storage pool.",
                    file,
                    OptionSpec.flag("validate", "validate the XML against the schema"));
        }
        return new CommandSpec(
                "pool-create",
                CommandSpec.Group.POOL,
                "create a pool from an XML file",
                "Create a pool.",
                file,
                OptionSpec.flag("build", "build the pool as normal"),
                OptionSpec.flag("no-overwrite", "do not overwrite any existing data"),
                OptionSpec.flag("overwrite", "overwrite any existing data"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        String file = arguments.required("file");
        if (create) {
            arguments.exclusive("overwrite", "no-overwrite");
        }
        String document = InputFile.read(file);
        Connection connection = session.connection();
        StoragePool pool;
        try {
            pool =
                    create
                            ? connection.createStoragePool(document)
                            : connection.defineStoragePool(document);
        } catch (VirtException e) {
            throw CommandFailure.because(
                    "Failed to " + (create ? "create" : "define") + " pool from " + file, e);
        }
        return PoolChange.done(
                create ? "pool-create" : "pool-define",
                pool,
                "Pool " + pool.name() + (create ? " created from " : " defined from ") + file);
    }
}
