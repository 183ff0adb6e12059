package dev.vireo.shell;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;

/// `pool-capabilities`, which libvirt's driver for VMware does not answer.
final class PoolCapabilitiesCommand implements Command {
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
