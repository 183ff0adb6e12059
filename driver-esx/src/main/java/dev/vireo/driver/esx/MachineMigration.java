package dev.vireo.driver.esx;

import dev.vireo.api.Connection;
import dev.vireo.api.Domain;
import dev.vireo.api.DomainMigration;
import dev.vireo.api.MigrationOptions;
import dev.vireo.api.MigrationResult;
import dev.vireo.api.MigrationTarget;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.List;

/// Moves a machine to another host of its vCenter.
interface MachineMigration extends DomainMigration {
    /// Returns the machine that this is about.
    Machine machine();

    @Override
    default MigrationResult migrate(Connection destination, MigrationOptions options) {
        MigrationSite site = site();
        MigrationTarget target = destination.prepareMigration(options);
        Migration.Done done = new Migration(site, machine().throughVcenter(), options).run(target);
        machine().session().requireMade(machine().name());
        return new MigrationResult(arrived(destination, done), done.warnings());
    }

    private static Domain arrived(Connection destination, Migration.Done done) {
        try {
            return destination.lookupByUuid(done.machine().uuid());
        } catch (VirtException e) {
            throw WhereNow.told(
                    done.machine(),
                    new VirtException(
                            e.code(),
                            "'"
                                    + done.machine().name()
                                    + "' has been migrated within the vCenter "
                                    + done.machine().session().server()
                                    + ", but cannot be found at the destination, which may be"
                                    + " another vCenter with the same identity: "
                                    + e.detail(),
                            e));
        }
    }

    @Override
    default MigrationResult migrateToUri(String uri, MigrationOptions options) {
        MigrationSite site = site();
        MigrationUri place = site.own(MigrationUri.parse(uri));
        Migration.Done done =
                new Migration(site, machine().throughVcenter(), options)
                        .run(new MigrationTarget(site.identity(), List.of(place.toString()), true));
        return new MigrationResult(
                new EsxDomain(done.machine().at(Scope.ofHost(done.host()))), done.warnings());
    }

    @Override
    default MigrationResult relocate(MigrationOptions options) {
        if (options.storage().isEmpty()) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG, "where to move the files of the domain is not said");
        }
        Migration.Done done =
                new Migration(site(), machine().throughVcenter(), options).runOnHost();
        String name = done.machine().name();
        return new MigrationResult(
                new EsxDomain(name.equals(machine().name()) ? machine() : machine().named(name)),
                done.warnings());
    }

    private MigrationSite site() {
        EsxSession session = machine().session();
        return MigrationSite.of(session, machine().scope())
                .orElseThrow(() -> MigrationSite.none(session));
    }
}
