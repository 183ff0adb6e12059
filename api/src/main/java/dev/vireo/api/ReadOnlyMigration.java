package dev.vireo.api;

/// A domain that stays where it is.
interface ReadOnlyMigration extends DomainMigration {
    @Override
    default MigrationResult migrate(Connection destination, MigrationOptions options) {
        throw ReadOnlyDomain.refused("virDomainMigrate3");
    }

    @Override
    default MigrationResult migrateToUri(String uri, MigrationOptions options) {
        throw ReadOnlyDomain.refused("virDomainMigrateToURI3");
    }

    @Override
    default MigrationResult relocate(MigrationOptions options) {
        throw ReadOnlyDomain.refused("VirtualMachine.relocate");
    }
}
