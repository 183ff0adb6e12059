package dev.vireo.driver.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.vireo.api.Connection;
import dev.vireo.api.Domain;
import dev.vireo.api.DomainFilter;
import dev.vireo.api.DomainInfo;
import dev.vireo.api.DomainListing;
import dev.vireo.api.DomainState;
import dev.vireo.api.DomainState.Kind;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// Listing domains, and finding one by id, name and UUID.
public interface LookupContract {
    /// Returns the host to test on.
    ///
    /// @return the host
    TestHost host();

    /// Without filters all domains are listed, in the states they are in.
    @Test
    default void listsAllDomainsWithTheirStates() {
        String running = host().domainIn(Kind.RUNNING);
        String paused = host().domainIn(Kind.PAUSED);
        String shutOff = host().domainIn(Kind.SHUT_OFF);
        try (Connection connection = host().connect(true)) {
            assertThat(connection.listDomains(Set.of()))
                    .extracting(line -> line.domain().name(), line -> line.state().kind())
                    .contains(
                            tuple(running, Kind.RUNNING),
                            tuple(paused, Kind.PAUSED),
                            tuple(shutOff, Kind.SHUT_OFF));
        }
    }

    /// A suspended domain is active, as a running one.
    @Test
    default void listsWhatTheFiltersAskFor() {
        String running = host().domainIn(Kind.RUNNING);
        String paused = host().domainIn(Kind.PAUSED);
        String shutOff = host().domainIn(Kind.SHUT_OFF);
        try (Connection connection = host().connect(true)) {
            assertThat(names(connection, DomainFilter.ACTIVE))
                    .contains(running, paused)
                    .doesNotContain(shutOff);
            assertThat(names(connection, DomainFilter.INACTIVE))
                    .contains(shutOff)
                    .doesNotContain(running, paused);
            assertThat(names(connection, DomainFilter.RUNNING))
                    .contains(running)
                    .doesNotContain(paused, shutOff);
            assertThat(names(connection, DomainFilter.PAUSED))
                    .contains(paused)
                    .doesNotContain(running, shutOff);
            assertThat(names(connection, DomainFilter.SHUT_OFF, DomainFilter.PAUSED))
                    .contains(paused, shutOff)
                    .doesNotContain(running);
            assertThat(names(connection, DomainFilter.INACTIVE, DomainFilter.RUNNING)).isEmpty();
        }
    }

    /// An id that no domain has finds none, whatever stands for a missing id inside.
    @Test
    default void findsNoDomainByAnIdThatIsNone() {
        host().domainIn(Kind.SHUT_OFF);
        try (Connection connection = host().connect(true)) {
            for (int id : new int[] {-1, 0, Integer.MIN_VALUE}) {
                assertThatThrownBy(() -> connection.lookupById(id))
                        .isInstanceOfSatisfying(
                                VirtException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_DOMAIN));
            }
        }
    }

    /// VMware has neither transient domains nor managed save images nor checkpoints.
    @Test
    default void listsNothingThatVmwareDoesNotHave() {
        try (Connection connection = host().connect(true)) {
            assertThat(names(connection, DomainFilter.TRANSIENT)).isEmpty();
            assertThat(names(connection, DomainFilter.MANAGED_SAVE)).isEmpty();
            assertThat(names(connection, DomainFilter.OTHER)).isEmpty();
            assertThat(names(connection, DomainFilter.PERSISTENT, DomainFilter.NO_MANAGED_SAVE))
                    .isEqualTo(names(connection));
        }
    }

    /// How many domains there are does not change the number of requests.
    @Test
    default void listsInAConstantNumberOfRequests() {
        try (Connection connection = host().connect(true)) {
            long before = connection.statistics().requests();
            connection.listDomains(Set.of());
            assertThat(connection.statistics().requests() - before).isLessThanOrEqualTo(3);
        }
    }

    /// Name, UUID and id lead to the same domain.
    @Test
    default void findsADomainByEachOfItsIdentities() {
        String name = host().domainIn(Kind.RUNNING);
        try (Connection connection = host().connect(true)) {
            Domain byName = connection.lookupByName(name);
            Domain byUuid = connection.lookupByUuid(byName.uuid());
            Domain byId = connection.lookupById(byName.id().orElseThrow());
            for (Domain domain : List.of(byName, byUuid, byId)) {
                assertThat(domain.name()).isEqualTo(name);
                assertThat(domain.uuid()).isEqualTo(byName.uuid());
                assertThat(domain.id()).isEqualTo(byName.id());
                assertThat(domain.osType()).isEqualTo("hvm");
            }
        }
    }

    /// All domains that are listed have UUIDs, and no two the same.
    @Test
    default void listsNoUuidTwice() {
        try (Connection connection = host().connect(true)) {
            List<DomainListing> all = connection.listDomains(Set.of());
            assertThat(all.stream().map(line -> line.domain().uuid()).collect(Collectors.toSet()))
                    .hasSameSizeAs(all);
        }
    }

    /// A domain that is shut off has no id; a suspended one has.
    @Test
    default void onlyActiveDomainsHaveIds() {
        String paused = host().domainIn(Kind.PAUSED);
        String shutOff = host().domainIn(Kind.SHUT_OFF);
        try (Connection connection = host().connect(true)) {
            assertThat(connection.lookupByName(paused).id()).isPresent();
            assertThat(connection.lookupByName(shutOff).id()).isEmpty();
        }
    }

    /// What is not there is not found, and the error says what it was.
    @Test
    default void findsNoDomainThatIsNotThere() {
        UUID uuid = UUID.fromString("00000000-0000-4000-8000-00000000dead");
        try (Connection connection = host().connect(true)) {
            assertNoDomain(() -> connection.lookupByName("no such domain"), "no such domain");
            assertNoDomain(() -> connection.lookupByName(""), "");
            assertNoDomain(() -> connection.lookupByUuid(uuid), uuid.toString());
            assertNoDomain(() -> connection.lookupById(99_999_999), "99999999");
        }
    }

    /// The state has a reason, and it is the one of the listing.
    @Test
    default void fetchesStates() {
        for (Kind kind : EnumSet.of(Kind.RUNNING, Kind.PAUSED, Kind.SHUT_OFF)) {
            String name = host().domainIn(kind);
            try (Connection connection = host().connect(true)) {
                assertThat(connection.lookupByName(name).fetchState())
                        .isEqualTo(new DomainState(kind, "unknown"));
            }
        }
    }

    /// Figures of a running domain.
    @Test
    default void fetchesInfo() {
        String name = host().domainIn(Kind.RUNNING);
        try (Connection connection = host().connect(true)) {
            Domain domain = connection.lookupByName(name);
            DomainInfo info = domain.fetchInfo();
            assertThat(info.id()).isEqualTo(domain.id());
            assertThat(info.state().kind()).isEqualTo(Kind.RUNNING);
            assertThat(info.maxMemoryKib()).isPositive();
            assertThat(info.memoryKib()).isNotNegative();
            assertThat(info.vcpus()).isPositive();
            assertThat(info.persistent()).isTrue();
            assertThat(info.managedSave()).isFalse();
        }
    }

    private static List<String> names(Connection connection, DomainFilter... filters) {
        return connection.listDomains(Set.of(filters)).stream()
                .map(line -> line.domain().name())
                .toList();
    }

    private static void assertNoDomain(ThrowingCallable lookup, String named) {
        assertThatThrownBy(lookup)
                .isInstanceOfSatisfying(
                        VirtException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_DOMAIN))
                .hasMessageContaining(named);
    }
}
