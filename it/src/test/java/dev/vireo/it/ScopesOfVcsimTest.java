package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.Connection;
import dev.vireo.driver.tck.TestHost;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The driver contract over a whole vCenter of govmomi's.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScopesOfVcsimTest implements VcsimGaps, SeveralHosts {
    private final VcsimServer server = VcsimServer.vcenter(4);

    @Override
    public TestHost host() {
        return server.at("/");
    }

    /// Its cluster has a host, and there is another one beside it.
    @Override
    @Test
    public void fetchesTheHostname() {
        try (Connection connection = host().connect(true)) {
            assertThatThrownBy(connection::fetchHostname)
                    .isInstanceOfSatisfying(
                            VirtException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.OPERATION_INVALID))
                    .hasMessageEndingWith("/DC0/DC0_C0/DC0_C0_H0, /DC0/DC0_H0");
        }
    }

    @Override
    @Test
    public void fetchesFiguresThatFitTogether() {
        try (Connection connection = host().connect(true)) {
            assertThat(connection.fetchFreeMemory()).isPositive();
        }
    }

    @Override
    @Test
    public void definesChangesAndUndefinesANetwork() {
        definesADistributedSwitch();
    }

    @Override
    @Test
    public void mountsAShare() {
        refusedOf(connection -> connection.defineStoragePool(SHARE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/DC0", "/DC0/DC0_C0"})
    void seesTheClustersDomainsFromEverywhereAbove(String path) {
        try (Connection connection = server.at(path).connect(true)) {
            assertThat(connection.listDomains(Set.of()))
                    .extracting(listing -> listing.domain().name())
                    .containsAll(server.names());
        }
    }

    @AfterAll
    void stop() {
        server.close();
    }
}
