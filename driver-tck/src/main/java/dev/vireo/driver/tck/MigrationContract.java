package dev.vireo.driver.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.Connection;
import dev.vireo.api.Domain;
import dev.vireo.api.DomainState.Kind;
import dev.vireo.api.MigrationOptions;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
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
