package dev.vireo.shell.storage;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;

/// `pool-edit`: VMware changes nothing of a datastore that a pool's document tells.
public final class PoolEditCommand implements Command {
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
