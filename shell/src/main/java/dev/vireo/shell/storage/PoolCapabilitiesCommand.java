package dev.vireo.shell.storage;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;

/// `pool-capabilities`, which libvirt's driver for VMware does not answer.
public final class PoolCapabilitiesCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "pool-capabilities",
                CommandSpec.Group.POOL,
                "storage pool capabilities",
                "Returns capabilities of storage pool support.");
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        session.connection();
        throw CommandFailure.because(
                "failed to get storage pool capabilities",
                new VirtException(ErrorCode.NO_SUPPORT, "virConnectGetStoragePoolCapabilities"));
    }
}
