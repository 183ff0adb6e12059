package dev.vireo.api;

import dev.vireo.model.VirtException;

/// A domain that goes to another host of the same vCenter, or whose files go to other datastores.
///
/// The server says beforehand what speaks against it: errors stop the migration, and all of them
/// are in the message; warnings are returned.
///
/// A method that a driver does not have fails with `NO_SUPPORT`.
public interface DomainMigration {
    /// Moves the domain to a host that another connection is about. The domain may run.
    ///
    /// libvirt: `virDomainMigrate`, `virDomainMigrate2`, `virDomainMigrate3`. VI API:
    /// `ValidateMigration`, `MigrateVM_Task`; if the files move too, `CheckRelocate_Task`,
    /// `RelocateVM_Task`.
    ///
    /// @param destination where to
    /// @param options how
    /// @return the domain as the destination has it
    /// @throws VirtException `NO_SUPPORT` if there is no vCenter on either side; `INVALID_ARG` if
    ///   it is not the same one on both, or there is no such host or pool; `OPERATION_INVALID` if
    ///   the domain is there already, another task is under way or it waits with a question; and
    ///   the code of the first of the server's errors
    default MigrationResult migrate(Connection destination, MigrationOptions options) {
        throw Unsupported.function("virDomainMigrate3");
    }

    /// Moves the domain to a host of its vCenter.
    ///
    /// libvirt: `virDomainMigrateToURI3`, which its driver for VMware lacks. VI API:
    /// `ValidateMigration`, `MigrateVM_Task`.
    ///
    /// @param uri where to, as `vpxmigr://SERVER/POOL/HOST` with the references of pool and host
    /// @param options how
    /// @return the domain where it is then
    /// @throws VirtException as [#migrate]
    default MigrationResult migrateToUri(String uri, MigrationOptions options) {
        throw Unsupported.function("virDomainMigrateToURI3");
    }

    /// Moves the domain's files to other datastores of its host. The domain may run.
    ///
    /// VI API: `CheckRelocate_Task`, `RelocateVM_Task`.
    ///
    /// @param options where to; they have to say so in `storage`
    /// @return the domain
    /// @throws VirtException `NO_STORAGE_POOL` if the host does not see such a datastore;
    ///   `INVALID_ARG` if there is no such disk; `OPERATION_INVALID` if all is there already; and
    ///   as [#migrate]
    default MigrationResult relocate(MigrationOptions options) {
        throw Unsupported.function("VirtualMachine.relocate");
    }
}
