package dev.vireo.driver.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.Connection;
import dev.vireo.api.Network;
import dev.vireo.api.NetworkFilter;
import dev.vireo.api.NetworkUpdate;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// The virtual networks of a host.
public interface NetworkContract {
    /// Returns the host to test on.
    ///
    /// @return the host
    TestHost host();

    /// A host has a network from the start, which is found by name and by UUID.
    @Test
    default void findsNetworksByNameAndByUuid() {
        try (Connection connection = host().connect(true)) {
            Network first = connection.listNetworks(Set.of()).getFirst();
            assertThat(first.name()).isEqualTo("vSwitch0");
            assertThat(first.uuid())
                    .isEqualTo(UUID.fromString("2f467347-8b4e-8655-e7d6-c4c3fb968009"));
            assertThat(connection.lookupNetwork("vSwitch0").uuid()).isEqualTo(first.uuid());
            assertThat(connection.lookupNetworkByUuid(first.uuid()).name()).isEqualTo("vSwitch0");
            assertCode(ErrorCode.NO_NETWORK, () -> connection.lookupNetwork("nothing"));
            assertCode(ErrorCode.NO_NETWORK, () -> connection.lookupNetworkByUuid(new UUID(1, 2)));
            for (NetworkFilter none :
                    Set.of(
                            NetworkFilter.INACTIVE,
                            NetworkFilter.TRANSIENT,
                            NetworkFilter.NO_AUTOSTART)) {
                assertThat(connection.listNetworks(Set.of(none))).isEmpty();
            }
        }
    }

    /// A document names the cards and the port groups that guests can be connected to.
    @Test
    default void describesANetwork() {
        try (Connection connection = host().connect(false)) {
            assertThat(connection.lookupNetwork("vSwitch0").fetchXml())
                    .contains("<name>vSwitch0</name>")
                    .contains("<forward dev='vmnic0' mode='bridge'>")
                    .contains("<portgroup name='VM Network'>")
                    .doesNotContain("Management");
        }
    }

    /// A network is made with its port groups and changed, and is gone with them.
    @Test
    default void definesChangesAndUndefinesANetwork() {
        with(connection -> {
            Network made =
                    connection.defineNetwork(
                            """
                            <network>
                              <name>tck</name>
                              <bandwidth>
                                <inbound average='1000' peak='2000' burst='512'/>
                                <outbound average='1000' peak='2000' burst='512'/>
                              </bandwidth>
                              <portgroup name='tck a'><vlan><tag id='10'/></vlan></portgroup>
                              <portgroup name='tck &amp; b'/>
                            </network>
                            """,
                            false);
            assertThat(made.fetchXml())
                    .contains("<inbound average='1000' peak='2000' burst='512'/>")
                    .contains("<portgroup name='tck a'>")
                    .contains("<tag id='10'/>")
                    .contains("<portgroup name='tck &amp; b'>");
            made.updatePortGroup(NetworkUpdate.ADD, "<portgroup name='tck c'/>");
            made.updatePortGroup(
                    NetworkUpdate.MODIFY,
                    "<portgroup name='tck a'><vlan><tag id='11'/></vlan></portgroup>");
            made.updatePortGroup(NetworkUpdate.DELETE, "<portgroup name='tck &amp; b'/>");
            assertThat(made.fetchXml())
                    .contains("<portgroup name='tck c'>")
                    .contains("<tag id='11'/>")
                    .doesNotContain("<tag id='10'/>")
                    .doesNotContain("tck &amp; b");
            made.undefine();
            assertCode(ErrorCode.NO_NETWORK, made::fetchXml);
        });
    }

    /// What VMware's switches cannot be is refused, and nothing is left of it.
    @Test
    default void refusesNetworksThatCannotBe() {
        with(connection -> {
            refused(connection, ErrorCode.OPERATION_UNSUPPORTED, "vSwitch0", "");
            refused(connection, ErrorCode.XML_ERROR, "tck", "<forward mode='nat'/>");
            refused(connection, ErrorCode.CONFIG_UNSUPPORTED, "tck", "<forward mode='private'/>");
            refused(
                    connection,
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "tck",
                    "<uuid>2f467347-8b4e-8655-e7d6-c4c3fb968001</uuid>");
            refused(
                    connection,
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "tck",
                    "<forward mode='bridge'><interface dev='eth7'/></forward>");
            refused(
                    connection,
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "tck",
                    "<bandwidth><inbound average='1'/></bandwidth>");
            refused(connection, ErrorCode.NETWORK_EXIST, "tck", "<portgroup name='VM Network'/>");
            assertCode(ErrorCode.XML_ERROR, () -> connection.defineNetwork("<domain/>", false));
            assertThat(connection.listNetworks(Set.of()))
                    .extracting(Network::name)
                    .doesNotContain("tck");
        });
    }

    /// The network that the host itself needs stays.
    @Test
    default void keepsTheNetworkOfTheHost() {
        with(connection -> {
            Network own = connection.lookupNetwork("vSwitch0");
            assertCode(ErrorCode.OPERATION_INVALID, own::undefine);
            own.setAutostart(true);
            assertCode(ErrorCode.INTERNAL_ERROR, () -> own.setAutostart(false));
        });
    }

    /// Who may only look changes no network.
    @Test
    default void changesNoNetworkOfAReadOnlyConnection() {
        try (Connection connection = host().connect(true)) {
            Network looked = connection.lookupNetwork("vSwitch0");
            assertThat(looked.fetchXml()).contains("vSwitch0");
            assertCode(ErrorCode.OPERATION_DENIED, looked::undefine);
            assertCode(ErrorCode.OPERATION_DENIED, () -> looked.setAutostart(true));
            assertCode(
                    ErrorCode.OPERATION_DENIED,
                    () -> looked.updatePortGroup(NetworkUpdate.ADD, "<portgroup name='x'/>"));
            assertCode(
                    ErrorCode.OPERATION_DENIED,
                    () -> connection.defineNetwork("<network/>", false));
        }
    }

    private static void refused(
            Connection connection, ErrorCode code, String name, String content) {
        assertCode(
                code,
                () ->
                        connection.defineNetwork(
                                "<network><name>" + name + "</name>" + content + "</network>",
                                false));
    }

    private void with(Consumer<Connection> test) {
        try (Connection connection = host().connect(false)) {
            test.accept(connection);
        }
    }

    private static void assertCode(ErrorCode code, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        VirtException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
