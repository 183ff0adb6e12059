package dev.vireo.shell;

import dev.vireo.api.StoragePool;

/// `pool-name`, `pool-uuid`.
///
/// @param uuid whether the UUID is asked for
record PoolIdentityCommand(boolean uuid) implements Command {
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
