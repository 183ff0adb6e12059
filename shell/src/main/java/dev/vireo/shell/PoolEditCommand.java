package dev.vireo.shell;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;

/// `pool-edit`: VMware changes nothing of a datastore that a pool's document tells.
final class PoolEditCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "pool-edit",
                CommandSpec.Group.POOL,
                "edit XML configuration for a storage pool",
                "Edit the XML configuration for a storage pool.",
                PoolLookup.option());
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        PoolLookup.ANY.find(session, arguments);
        throw CommandFailure.because(
                "Failed to edit pool " + arguments.required("pool"),
                new VirtException(
                        ErrorCode.OPERATION_UNSUPPORTED,
                        ErrorDomain.NONE,
                        "VMware changes nothing of a datastore that the document of a pool tells;"
                                + " use pool-undefine and pool-define for a share",
                        null));
    }
}
