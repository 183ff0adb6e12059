package dev.vireo.shell.storage;

import dev.vireo.api.StoragePool;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;

/// `pool-name`, `pool-uuid`.
///
/// @param uuid whether the UUID is asked for
public record PoolIdentityCommand(boolean uuid) implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                uuid ? "pool-uuid" : "pool-name",
                CommandSpec.Group.POOL,
                uuid ? "convert a pool name to pool UUID" : "convert a pool UUID to pool name",
                "",
                PoolLookup.option());
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        StoragePool pool =
                (uuid ? PoolLookup.NAME_ONLY : PoolLookup.UUID_ONLY).find(session, arguments);
        return new TextReply(
                (uuid ? pool.uuid().toString() : pool.name()) + "\n", PoolChange.identity(pool));
    }
}
