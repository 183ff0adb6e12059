package dev.vireo.driver.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.Connection;
import dev.vireo.api.Domain;
import dev.vireo.api.DomainState.Kind;
import dev.vireo.api.MigrationOptions;
import dev.vireo.api.StorageTarget;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// Whether domains can go elsewhere, and what is at work on them.
public interface MigrationContract {
    /// Returns the host to test on.
    ///
    /// @return the host
    TestHost host();

    /// A driver that cannot migrate says so; one that can does not move a domain to where it is.
    @Test
    default void migratesNowhereWithoutAReason() {
        try (Connection connection = host().connect(false)) {
            Domain domain = connection.lookupByName(host().domainIn(Kind.RUNNING));
            boolean able = isAble(connection);
            fails(
                    able ? ErrorCode.OPERATION_INVALID : ErrorCode.NO_SUPPORT,
                    () -> domain.migrate(connection, MigrationOptions.DEFAULT));
            if (able) {
                assertThat(connection.prepareMigration(MigrationOptions.DEFAULT).uris())
                        .allMatch(uri -> uri.startsWith("vpxmigr://"));
            }
            assertThat(domain.id()).isPresent();
        }
    }

    /// A running domain goes to another host and comes back, and is at one place at a time.
    @Test
    default void goesToAnotherHostAndBack() {
        there(elsewhere -> {
            try (Connection here = host().connect(false)) {
                Domain domain = here.lookupByName(host().domainIn(Kind.RUNNING));
                Domain moved = domain.migrate(elsewhere, MigrationOptions.DEFAULT).domain();
                assertIsOnlyAt(moved, elsewhere, here);
                assertIsOnlyAt(
                        moved.migrate(here, MigrationOptions.DEFAULT).domain(), here, elsewhere);
            }
        });
    }

    /// Its files may go where they are to be there, even if that is where they are.
    @Test
    default void goesToAnotherHostAndBackWithItsFiles() {
        there(elsewhere -> {
            try (Connection here = host().connect(false)) {
                Domain domain = here.lookupByName(host().domainIn(Kind.SHUT_OFF));
                MigrationOptions options =
                        MigrationOptions.DEFAULT.withStorage(
                                StorageTarget.of(shared(here, elsewhere)));
                Domain moved = domain.migrate(elsewhere, options).domain();
                assertIsOnlyAt(moved, elsewhere, here);
                assertIsOnlyAt(moved.migrate(here, options).domain(), here, elsewhere);
            }
        });
    }

    private void there(Consumer<Connection> test) {
        host().connectElsewhere()
                .ifPresent(elsewhere -> {
                    try (elsewhere) {
                        test.accept(elsewhere);
                    }
                });
    }

    /// Returns the name of a pool that both hosts have.
    private static String shared(Connection one, Connection other) {
        List<String> names = pools(other);
        return pools(one).stream().filter(names::contains).findFirst().orElseThrow();
    }

    private static List<String> pools(Connection connection) {
        return connection.listStoragePools(Set.of()).stream()
                .map(pool -> pool.pool().name())
                .toList();
    }

    private static void assertIsOnlyAt(Domain moved, Connection here, Connection elsewhere) {
        assertThat(here.lookupByName(moved.name()).uuid()).isEqualTo(moved.uuid());
        fails(ErrorCode.NO_DOMAIN, () -> elsewhere.lookupByName(moved.name()));
    }

    /// Only URIs of libvirt's form say where to.
    @Test
    default void refusesUrisThatAreNone() {
        try (Connection connection = host().connect(false)) {
            Domain domain = connection.lookupByName(host().domainIn(Kind.RUNNING));
            ErrorCode code = isAble(connection) ? ErrorCode.INVALID_ARG : ErrorCode.NO_SUPPORT;
            for (String uri : new String[] {"tcp://host/", "vpxmigr://host", "nothing"}) {
                fails(code, () -> domain.migrateToUri(uri, MigrationOptions.DEFAULT));
            }
        }
    }

    /// A domain that nobody works on has no job to abort.
    @Test
    default void abortsNoJobWhereThereIsNone() {
        try (Connection connection = host().connect(false)) {
            Domain domain = connection.lookupByName(host().domainIn(Kind.RUNNING));
            assertThat(domain.fetchJob()).isEmpty();
            fails(ErrorCode.OPERATION_INVALID, domain::abortJob);
        }
    }

    /// A driver that does not say no on behalf of itself may say it of the place.
    private static boolean isAble(Connection connection) {
        try {
            connection.prepareMigration(MigrationOptions.DEFAULT);
            return true;
        } catch (VirtException e) {
            assertThat(connection.fetchSupportsMigration() && e.code() == ErrorCode.NO_SUPPORT)
                    .isFalse();
            return e.code() != ErrorCode.NO_SUPPORT;
        }
    }

    private static void fails(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        VirtException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
