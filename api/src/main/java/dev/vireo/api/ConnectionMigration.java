package dev.vireo.api;

import dev.vireo.model.VirtException;

/// A hypervisor that domains migrate to and from.
///
/// A method that a driver does not have fails with `NO_SUPPORT`.
public interface ConnectionMigration {
    /// Fetches whether domains can migrate to and from here.
    ///
    /// libvirt: the driver's `connectSupportsFeature`. VI API: `capability.vmotionSupported` of the
    /// host.
    ///
    /// @return whether there is a vCenter, and a host whose machines can move while they run
    default boolean fetchSupportsMigration() {
        return false;
    }

    /// Chooses where a domain goes that migrates to here.
    ///
    /// libvirt: the driver's `domainMigratePrepare`.
    ///
    /// @param options what is wanted
    /// @return the places that fit
    /// @throws VirtException `NO_SUPPORT` without a vCenter, `INVALID_ARG` if the host or pool does
    ///   not exist, or if which host is meant cannot be told
    default MigrationTarget prepareMigration(MigrationOptions options) {
        throw Unsupported.function("virDomainMigrate3");
    }
}
