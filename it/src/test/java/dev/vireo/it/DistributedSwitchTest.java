package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vireo.api.Connection;
import dev.vireo.api.Credentials;
import dev.vireo.api.DomainFigures;
import dev.vireo.api.Network;
import dev.vireo.api.NetworkUpdate;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Distributed switches as networks of a host in a vCenter.
@Timeout(120)
class DistributedSwitchTest {
    private static final String LAB =
            """
            datacenters:
              - name: Lab
                networks: [VM Network]
                switches: [{name: Trunk, portGroups: [Blue, {name: Red, ports: 16}]}]
                hosts: [esx0, esx1]
                machines: [{name: web, nics: [Blue], host: esx0}]
            """;

    @TempDir private Path folder;
    private Simulator simulator;
    private Connection connection;

    @BeforeEach
    void start() throws IOException {
        Path lab = Files.writeString(folder.resolve("lab.yaml"), LAB);
        simulator = Simulator.builder().describe(lab).start();
        connection = connect("vpx://root@127.0.0.1:" + simulator.port() + "/Lab/esx0");
    }

    private Connection connect(String uri) {
        Credentials known = new Credentials(simulator.user(), simulator.password());
        return Connection.open(uri + "?transport=http", _ -> Optional.of(known));
    }

    @AfterEach
    void stop() {
        connection.close();
        simulator.close();
    }

    private Network trunk() {
        return connection.lookupNetwork("Trunk");
    }

    private static VirtException failure(Runnable work) {
        return catchThrowableOfType(VirtException.class, work::run);
    }

    @Test
    void itIsListedBehindTheHostsOwnSwitches() {
        assertThat(connection.listNetworks(Set.of()))
                .extracting(Network::name)
                .containsExactly("vSwitch0", "Trunk");
        assertThat(trunk().kind()).isEqualTo(Network.Kind.DISTRIBUTED);
        assertThat(connection.lookupNetworkByUuid(trunk().uuid()).name()).isEqualTo("Trunk");
    }

    @Test
    void itsDocumentHasThePortGroupsWithoutTheUplinks() {
        assertThat(trunk().fetchXml())
                .contains("<name>Trunk</name>", "<portgroup name='Blue'>")
                .contains("<portgroup name='Red'>")
                .doesNotContain("plink");
    }

    @Test
    void anInterfaceOfADomainNamesThePortGroup() {
        assertThat(connection.lookupByName("web").fetchXml(Set.of()))
                .contains("<interface type='vds'>")
                .containsPattern("portid='[0-9]+' portgroupid='dvportgroup-");
    }

    @Test
    void aPortGroupIsAddedChangedAndRemoved() {
        trunk().updatePortGroup(
                        NetworkUpdate.ADD,
                        "<portgroup name='Green'><vlan><tag id='12'/></vlan></portgroup>");
        assertThat(trunk().fetchXml()).contains("<portgroup name='Green'>", "<tag id='12'/>");

        trunk().updatePortGroup(
                        NetworkUpdate.MODIFY,
                        "<portgroup name='Green'><bandwidth><inbound average='1000' peak='2000'"
                                + " burst='3000'/></bandwidth><vlan trunk='yes'><tag id='7'/>"
                                + "<tag id='5'/><tag id='6'/><tag id='9'/></vlan></portgroup>");
        assertThat(trunk().fetchXml())
                .contains("<vlan trunk='yes'>", "<tag id='5'/>", "<tag id='6'/>", "<tag id='9'/>")
                .contains("<inbound average='1000' peak='2000' burst='3000'/>")
                .doesNotContain("<tag id='12'/>", "<outbound");

        trunk().updatePortGroup(NetworkUpdate.DELETE, "<portgroup name='Green'/>");
        assertThat(trunk().fetchXml()).doesNotContain("Green").contains("Blue", "Red");
    }

    @Test
    void otherHostsSeeWhatIsChanged() {
        trunk().updatePortGroup(NetworkUpdate.ADD, "<portgroup name='Green'/>");
        try (Connection other = connect("vpx://root@127.0.0.1:" + simulator.port() + "/Lab/esx1")) {
            assertThat(other.lookupNetwork("Trunk").fetchXml()).contains("'Green'");
        }
    }

    @Test
    void whatCannotBeIsRefusedBeforeTheServerIsAsked() {
        assertThat(
                        failure(() ->
                                trunk().updatePortGroup(
                                                NetworkUpdate.ADD, "<portgroup name='Blue'/>")))
                .hasMessageContaining("there is an existing portgroup entry in network 'Trunk'");
        assertThat(
                        failure(() ->
                                trunk().updatePortGroup(
                                                NetworkUpdate.DELETE, "<portgroup name='No'/>")))
                .hasMessageContaining("couldn't find a portgroup entry in network 'Trunk'");
        VirtException several =
                failure(() ->
                        trunk().updatePortGroup(
                                        NetworkUpdate.ADD,
                                        "<portgroup name='Two'><vlan><tag id='1'/><tag id='2'/>"
                                                + "</vlan></portgroup>"));
        assertThat(several.code()).isEqualTo(ErrorCode.CONFIG_UNSUPPORTED);
        assertThat(simulator.requests().of("AddDVPortgroup_Task")).isZero();
    }

    @Test
    void aPortGroupWithADomainStays() {
        VirtException failure =
                failure(() ->
                        trunk().updatePortGroup(NetworkUpdate.DELETE, "<portgroup name='Blue'/>"));
        assertThat(failure.code()).isEqualTo(ErrorCode.RESOURCE_BUSY);
        assertThat(failure).hasMessageContaining("Blue").hasMessageContaining("in use");
        assertThat(trunk().fetchXml()).contains("Blue");
    }

    @Test
    void aSwitchWithoutDomainsIsUndefinedForAllHosts() {
        connection.lookupByName("web").destroy();
        assertThat(failure(() -> trunk().undefine())).hasMessageContaining("in use");
        connection.lookupByName("web").undefine(Set.of());
        trunk().undefine();

        assertThat(connection.listNetworks(Set.of()))
                .extracting(Network::name)
                .containsExactly("vSwitch0");
    }

    /// A stranger's vCenter has a switch, but its hosts do not say that they have a part of it.
    @Test
    void anInterfaceOnAStrangersSwitchIsToldToo() {
        try (VcsimServer server = VcsimServer.vcenter(1);
                Connection stranger = server.connect(false)) {
            assertThat(stranger.lookupByName(server.names().getFirst()).fetchInterfaceInfo())
                    .extracting(DomainFigures.InterfaceInfo::type)
                    .contains("vds");
            assertThat(stranger.listNetworks(Set.of()))
                    .extracting(Network::name)
                    .containsExactly("vSwitch0");
        }
    }
}
