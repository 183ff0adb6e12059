package dev.vireo.driver.esx;

import dev.vireo.api.ConnectionMigration;
import dev.vireo.api.MigrationOptions;
import dev.vireo.api.MigrationTarget;

/// Takes in machines from other hosts of the vCenter.
interface HostMigration extends ConnectionMigration {
    /// Returns the hosts that this is about.
    HostsInScope hosts();

    @Override
    default boolean fetchSupportsMigration() {
        return MigrationSite.of(hosts().session(), hosts().scope())
                .filter(MigrationSite::fetchSupported)
                .isPresent();
    }

    @Override
    default MigrationTarget prepareMigration(MigrationOptions options) {
        return MigrationSite.of(hosts().session(), hosts().scope())
                .orElseThrow(() -> MigrationSite.none(hosts().session()))
                .target(options);
    }
}
