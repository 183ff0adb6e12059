package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.Connection;
import dev.vireo.api.MigrationOptions;
import dev.vireo.api.Network;
import dev.vireo.api.NetworkUpdate;
import dev.vireo.api.NodeMemory;
import dev.vireo.driver.tck.DriverContract;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// The driver contract over a connection to several hosts: what only one of them could tell is an
/// error that names them.
interface SeveralHosts extends DriverContract {
    String NETWORK = "<network><name>tck</name></network>";

    String SHARE =
            """
            <pool type='netfs'>
              <name>tck</name>
              <source><host name='nas'/><dir path='/export'/><format type='nfs'/></source>
              <target><path>/vmfs/volumes/tck</path></target>
            </pool>
            """;

    @Override
    @Test
    default void fetchesTheHostname() {
        try (Connection connection = host().connect(true)) {
            refused(connection::fetchHostname);
        }
    }

    /// Free memory can be added up; sockets, cores and clock rates cannot.
    @Override
    @Test
    default void fetchesFiguresThatFitTogether() {
        try (Connection connection = host().connect(true)) {
            refused(connection::fetchNodeInfo);
            assertThat(connection.fetchFreeMemory()).isPositive();
        }
    }

    /// Where several hosts fit, the domain could go to one of the others.
    @Override
    @Test
    default void migratesNowhereWithoutAReason() {
        try (Connection connection = host().connect(false)) {
            assertThatThrownBy(() ->
                            connection.prepareMigration(
                                    MigrationOptions.DEFAULT.withHost("nothing")))
                    .isInstanceOfSatisfying(
                            VirtException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARG))
                    .hasMessageContaining("no host 'nothing'");
        }
    }

    @Override
    @Test
    default void describesTheHostAndItsGuests() {
        refusedOf(Connection::fetchCapabilities);
    }

    @Override
    @Test
    default void tellsWhatTheFirmwareKnows() {
        refusedOf(Connection::fetchSystemInformation);
    }

    /// Memory is added up, and so are the clock rates that are in use and that there are.
    @Override
    @Test
    default void tellsHowBusyTheHostIs() {
        try (Connection connection = host().connect(true)) {
            assertThat(connection.fetchCpuUtilization()).isBetween(0.0, 100.0);
            NodeMemory memory = connection.fetchNodeMemory();
            assertThat(memory.freeKib()).isBetween(0L, memory.totalKib());
        }
    }

    @Override
    @Test
    default void findsInterfacesByNameAndByAddress() {
        refusedOf(Connection::listInterfaces);
    }

    @Override
    @Test
    default void saysWhichInterfaceIsMissing() {
        refusedOf(connection -> connection.lookupInterface("nothing"));
        refusedOf(connection -> connection.lookupInterfaceByMac("02:00:00:00:00:01"));
    }

    @Override
    @Test
    default void describesInterfaces() {
        refusedOf(connection -> connection.lookupInterface("vmk0"));
    }

    /// What several hosts have in common are distributed switches.
    @Override
    @Test
    default void findsNetworksByNameAndByUuid() {
        try (Connection connection = host().connect(true)) {
            assertThat(connection.listNetworks(Set.of()))
                    .allSatisfy(
                            each -> assertThat(each.kind()).isEqualTo(Network.Kind.DISTRIBUTED));
            noNetwork(() -> connection.lookupNetworkByUuid(new UUID(1, 2)));
        }
    }

    @Override
    @Test
    default void describesANetwork() {
        try (Connection connection = host().connect(true)) {
            noNetwork(() -> connection.lookupNetwork("vSwitch0"));
        }
    }

    /// The network is a distributed switch then.
    @Override
    @Test
    default void definesChangesAndUndefinesANetwork() {
        definesADistributedSwitch();
    }

    default void definesADistributedSwitch() {
        try (Connection connection = host().connect(false)) {
            Network made = connection.defineNetwork(NETWORK, false);
            assertThat(made.kind()).isEqualTo(Network.Kind.DISTRIBUTED);
            assertThat(connection.listNetworks(Set.of()))
                    .extracting(Network::uuid)
                    .contains(made.uuid());
            made.updatePortGroup(
                    NetworkUpdate.ADD,
                    "<portgroup name='tck a'><vlan><tag id='10'/></vlan></portgroup>");
            assertThat(made.fetchXml())
                    .contains("<portgroup name='tck a'>")
                    .contains("<tag id='10'/>");
            made.updatePortGroup(NetworkUpdate.DELETE, "<portgroup name='tck a'/>");
            assertThat(made.fetchXml()).doesNotContain("tck a");
            made.undefine();
            noNetwork(made::fetchXml);
        }
    }

    /// What is refused because of the document alone still is, on whatever host it were.
    @Override
    @Test
    default void refusesNetworksThatCannotBe() {
        try (Connection connection = host().connect(false)) {
            assertThatThrownBy(() -> connection.defineNetwork("<domain/>", false))
                    .isInstanceOfSatisfying(
                            VirtException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.XML_ERROR));
        }
    }

    @Override
    @Test
    default void keepsTheNetworkOfTheHost() {
        try (Connection connection = host().connect(false)) {
            noNetwork(() -> connection.lookupNetwork("vSwitch0").undefine());
        }
    }

    @Override
    @Test
    default void changesNoNetworkOfAReadOnlyConnection() {
        try (Connection connection = host().connect(true)) {
            assertThatThrownBy(() -> connection.defineNetwork(NETWORK, false))
                    .isInstanceOfSatisfying(
                            VirtException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.OPERATION_DENIED));
        }
    }

    @Override
    @Test
    default void mountsAShare() {
        refusedOf(connection -> connection.defineStoragePool(SHARE));
    }

    private static void noNetwork(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        VirtException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_NETWORK));
    }

    /// Checks that a call is refused because there are several hosts.
    default void refusedOf(Consumer<Connection> call) {
        try (Connection connection = host().connect(false)) {
            refused(() -> call.accept(connection));
        }
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        VirtException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.OPERATION_INVALID))
                .hasMessageContaining("this connection is about")
                .hasMessageContaining("of one, name it in the URI's path: /DC0/DC0_C0/DC0_C0_H0");
    }
}
