package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.vireo.api.Connection;
import dev.vireo.api.Credentials;
import dev.vireo.api.DomainFigures;
import dev.vireo.api.Network;
import dev.vireo.api.NetworkUpdate;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.simulator.ReplyDelivery;
import dev.vireo.simulator.Simulator;
import dev.vireo.vim.LimitExceeded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
                .doesNotContain("DVUplinks");
    }

    @Test
    void anInterfaceOfADomainNamesThePortGroup() {
        assertThat(connection.lookupByName("web").fetchXml(Set.of()))
                .contains("<interface type='vds'>")
                .containsPattern("portid='[0-9]+' portgroupid='dvportgroup-");
    }

    /// Its key says nothing to a person.
    @Test
    void anInterfaceIsListedWithTheNameOfThePortGroup() {
        simulator.requests().reset();
        assertThat(connection.lookupByName("web").fetchInterfaceInfo())
                .extracting(DomainFigures.InterfaceInfo::source)
                .containsExactly(Optional.of("Blue"));
        assertThat(simulator.requests().of("RetrievePropertiesEx")).isEqualTo(2); // and the lookup
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

    // Made

    private static final String CORE =
            """
            <network>
              <name>Core</name>
              <metadata>
                <vireo:switch xmlns:vireo='urn:vireo:network:1.0' kind='distributed'>
                  <vireo:uplink name='left'/>
                  <vireo:uplink name='right'/>
                </vireo:switch>
              </metadata>
              <forward dev='vmnic1' mode='bridge'>
                <interface dev='vmnic1'/>
              </forward>
              <mtu size='9000'/>
              <portgroup name='Ten'>
                <vlan>
                  <tag id='10'/>
                </vlan>
                <bandwidth>
                  <inbound average='1000' peak='2000' burst='3000'/>
                </bandwidth>
              </portgroup>
              <portgroup name='Any'>
                <vlan trunk='yes'>
                  <tag id='4095'/>
                </vlan>
              </portgroup>
              <portgroup name='Plain'>
              </portgroup>
            </network>
            """;

    private Connection wide() {
        return connect("vpx://root@127.0.0.1:" + simulator.port() + "/Lab");
    }

    private static String withoutUuid(String document) {
        return document.replaceAll("(?m)^ *<uuid>.*\n", "");
    }

    private long requests(String method) {
        return simulator.requests().of(method);
    }

    @Test
    void aSwitchIsMadeAsItsDocumentSays() {
        Network made = connection.defineNetwork(CORE, true);
        assertThat(made.kind()).isEqualTo(Network.Kind.DISTRIBUTED);
        assertThat(withoutUuid(made.fetchXml())).isEqualTo(CORE);
        Network looked = connection.lookupNetwork("Core");
        assertThat(looked.uuid()).isEqualTo(made.uuid());
        assertThat(looked.fetchXml()).isEqualTo(made.fetchXml());
        assertThat(requests("AddDVPortgroup_Task")).isEqualTo(1);
        try (Connection other = connect("vpx://root@127.0.0.1:" + simulator.port() + "/Lab/esx1")) {
            assertThat(other.listNetworks(Set.of()))
                    .extracting(Network::name)
                    .containsExactly("vSwitch0", "Trunk");
        }
    }

    @Test
    void whatIsShownOfASwitchDefinesItAgain() {
        String document = connection.defineNetwork(CORE, false).fetchXml();
        connection.defineNetwork(document, true);
        assertThat(requests("ReconfigureDvs_Task")).isZero();
        assertThat(requests("ReconfigureDVPortgroup_Task")).isZero();

        connection.lookupNetwork("Core").undefine();
        assertThat(withoutUuid(connection.defineNetwork(document, true).fetchXml()))
                .isEqualTo(CORE);

        String trunk = trunk().fetchXml();
        connection.defineNetwork(trunk, true);
        assertThat(trunk().fetchXml()).isEqualTo(trunk);
    }

    /// The vCenter shows such names otherwise than they were given.
    @ParameterizedTest
    @ValueSource(strings = {"Core"})
    void oddNamesAreFoundAgain(String name) {
        String odd =
                CORE.replace("'Ten'", "'a/b'")
                        .replace("'Any'", "'50% \u00fc x'")
                        .replace(">Core<", ">" + name + "<");
        Network made = connection.defineNetwork(odd, false);
        connection.defineNetwork(odd, false);
        connection.defineNetwork(made.fetchXml(), false);
        assertThat(requests("CreateDVS_Task")).isEqualTo(1);
        assertThat(requests("AddDVPortgroup_Task")).isEqualTo(1);
        assertThat(requests("ReconfigureDVPortgroup_Task")).isZero();
        assertThat(requests("Destroy_Task")).isZero();
        connection
                .lookupNetwork(name)
                .updatePortGroup(NetworkUpdate.DELETE, "<portgroup name='a/b'/>");
        assertThat(requests("Destroy_Task")).isEqualTo(1);
    }

    /// Nothing of a host leads to such a switch.
    @Test
    void aSwitchWithoutPortGroupsIsOneToo() {
        String empty = CORE.replaceAll("(?s) *<portgroup.*</portgroup>\n", "");
        connection.defineNetwork(empty, false);
        Network looked = connection.lookupNetwork("Core");
        assertThat(withoutUuid(looked.fetchXml())).isEqualTo(empty);
        looked.updatePortGroup(NetworkUpdate.ADD, "<portgroup name='z'/>");
        assertThat(looked.fetchXml()).contains("'z'");
        looked.updatePortGroup(NetworkUpdate.DELETE, "<portgroup name='z'/>");
        looked.undefine();
        assertThat(connection.listNetworks(Set.of()))
                .extracting(Network::name)
                .containsExactly("vSwitch0", "Trunk");
    }

    @Test
    void aStandardSwitchGetsNoNameOfADistributedOne() {
        VirtException failure =
                failure(() ->
                        connection.defineNetwork("<network><name>Trunk</name></network>", false));
        assertThat(failure)
                .hasMessageContaining(
                        "network 'Trunk' already exists with uuid "
                                + trunk().uuid()
                                + ", as a distributed switch of this host");
        assertThat(requests("AddVirtualSwitch")).isZero();
    }

    @Test
    void aDistributedSwitchGetsNoNameOfAStandardOne() {
        VirtException failure =
                failure(() ->
                        connection.defineNetwork(CORE.replace(">Core<", ">vSwitch0<"), false));
        assertThat(failure)
                .hasMessageContaining("network 'vSwitch0' already exists with uuid")
                .hasMessageContaining("as a standard switch of the host esx0");
        assertThat(requests("CreateDVS_Task")).isZero();
    }

    /// Others can make a switch of the name of a host's own one.
    @Test
    void twoSwitchesOfOneNameAreFoundByTheirUuids() throws IOException {
        Path lab =
                Files.writeString(folder.resolve("twins.yaml"), LAB.replace("Trunk", "vSwitch0"));
        simulator.close();
        simulator = Simulator.builder().describe(lab).start();
        try (Connection twins = connect("vpx://root@127.0.0.1:" + simulator.port() + "/Lab/esx0")) {
            List<Network> both = twins.listNetworks(Set.of());
            VirtException failure = failure(() -> twins.lookupNetwork("vSwitch0"));
            assertThat(failure.code()).isEqualTo(ErrorCode.OPERATION_INVALID);
            assertThat(failure)
                    .hasMessageContaining(
                            "several networks have the name 'vSwitch0'; their UUIDs are "
                                    + both.get(0).uuid()
                                    + " (a standard switch), "
                                    + both.get(1).uuid());
            assertThat(twins.lookupNetworkByUuid(both.get(1).uuid()).kind())
                    .isEqualTo(Network.Kind.DISTRIBUTED);
        }
    }

    @Test
    void whatDiffersIsChanged() {
        Network made = connection.defineNetwork(CORE, false);
        String changed =
                CORE.replace("9000", "1600")
                        .replace("'right'", "'middle'")
                        .replace("<tag id='10'/>", "<tag id='11'/>")
                        .replace("'Any'", "'Every'");
        connection.defineNetwork(changed, false);
        assertThat(withoutUuid(made.fetchXml()))
                .contains("<mtu size='1600'/>", "'middle'", "<tag id='11'/>", "'Every'", "'Plain'")
                .doesNotContain("'right'", "'Any'");
        assertThat(requests("ReconfigureDvs_Task")).isEqualTo(1);
        assertThat(requests("ReconfigureDVPortgroup_Task")).isEqualTo(1);
    }

    @Test
    void onSeveralHostsANetworkIsADistributedSwitch() {
        try (Connection lab = wide()) {
            Network made =
                    lab.defineNetwork(
                            "<network><name>All</name><forward mode='bridge'>"
                                    + "<interface dev='vmnic1'/></forward>"
                                    + "<portgroup name='Guests'/></network>",
                            false);
            assertThat(lab.listNetworks(Set.of()))
                    .extracting(Network::name)
                    .containsExactly("Trunk", "All");
            assertThat(made.fetchXml()).contains("<vireo:uplink name='Uplink 1'/>", "'vmnic1'");
            assertThat(connection.lookupNetwork("All").fetchXml()).isEqualTo(made.fetchXml());
            made.updatePortGroup(NetworkUpdate.DELETE, "<portgroup name='Guests'/>");
            assertThat(made.fetchXml()).doesNotContain("Guests");
            made.undefine();
            assertThat(failure(made::fetchXml).code()).isEqualTo(ErrorCode.NO_NETWORK);
        }
    }

    @Test
    void namesAreThoseOfTheDocument() {
        String odd =
                CORE.replace(">Core<", ">Core 50%<")
                        .replace("'Ten'", "'a/b'")
                        .replace("'Any'", "'50% \\ %2f'");
        Network made = connection.defineNetwork(odd, false);
        assertThat(withoutUuid(made.fetchXml())).isEqualTo(odd);
        connection.defineNetwork(odd, false);
        connection.defineNetwork(made.fetchXml(), false);
        assertThat(requests("CreateDVS_Task")).isEqualTo(1);
        assertThat(requests("AddDVPortgroup_Task")).isEqualTo(1);
        assertThat(requests("Destroy_Task")).isZero();

        made.updatePortGroup(NetworkUpdate.DELETE, "<portgroup name='50% \\ %2f'/>");
        Network looked = connection.lookupNetwork("Core 50%");
        assertThat(withoutUuid(looked.fetchXml())).contains("'a/b'").doesNotContain("50% \\");
        connection
                .lookupByName("web")
                .attachDevice(
                        "<interface type='bridge'><source bridge='a/b'/></interface>", Set.of());
        assertThat(failure(looked::undefine)).hasMessageContaining("in use");
        refused(ErrorCode.NETWORK_EXIST, CORE.replace("'Ten'", "'a/b'"), "with a port group 'a/b'");
    }

    private static final String BARE =
            CORE.replaceAll("(?s)  <portgroup.*</portgroup>\n", "").replace(">Core<", ">Bare<");

    @Test
    void aSwitchWithoutPortGroupsIsThereForItsHost() {
        connection.defineNetwork(BARE, false);
        Network bare = connection.lookupNetwork("Bare");
        assertThat(withoutUuid(bare.fetchXml())).isEqualTo(BARE);
        bare.updatePortGroup(NetworkUpdate.ADD, "<portgroup name='First'/>");
        assertThat(bare.fetchXml()).contains("'First'", "'left'");
        bare.updatePortGroup(NetworkUpdate.DELETE, "<portgroup name='First'/>");
        bare.undefine();
        assertThat(failure(bare::fetchXml).code()).isEqualTo(ErrorCode.NO_NETWORK);
    }

    private void assertNoneWasMade() {
        try (Connection lab = wide()) {
            assertThat(lab.listNetworks(Set.of()))
                    .extracting(Network::name)
                    .containsExactly("Trunk");
        }
    }

    /// Interrupts this thread as soon as the server was asked to do something.
    @SuppressWarnings("Interruption") // it stands for Ctrl-C
    private Thread interruptionAfter(String method) {
        Thread here = Thread.currentThread();
        return Thread.ofVirtual()
                .start(() -> {
                    while (requests(method) == 0) {
                        Thread.onSpinWait();
                    }
                    here.interrupt();
                });
    }

    @Test
    void anInterruptionLeavesNoSwitch() throws InterruptedException {
        for (String method : List.of("AddDVPortgroup_Task", "CreateDVS_Task")) {
            simulator.control().taskTime(method, Duration.ofSeconds(2));
            Thread interruption = interruptionAfter(method);
            VirtException failure = failure(() -> connection.defineNetwork(CORE, false));
            assertThat(Thread.interrupted()).as("the thread stays interrupted").isTrue();
            interruption.join();
            assertThat(failure.code()).isEqualTo(ErrorCode.OPERATION_ABORTED);
            assertThat(failure)
                    .hasMessageContaining("interrupted")
                    .extracting(Throwable::getMessage, STRING)
                    .containsAnyOf("the new switch was removed again", "there is no such network");
            assertNoneWasMade();
            simulator.control().taskTime(method, Duration.ZERO);
            simulator.requests().reset();
        }
    }

    @Test
    void aLostAnswerLeavesNoSwitch() {
        for (String method : List.of("CreateDVS_Task", "AddDVPortgroup_Task")) {
            simulator.control().deliverNext(method, ReplyDelivery.DROPPED);
            assertThat(failure(() -> connection.defineNetwork(CORE, false)))
                    .hasMessageContaining("the new switch was removed again");
            assertNoneWasMade();
        }
    }

    @Test
    void whatIsShownOfSeveralHostsChangesNoneOfThem() {
        connection.defineNetwork(CORE, false);
        try (Connection lab = wide();
                Connection other =
                        connect("vpx://root@127.0.0.1:" + simulator.port() + "/Lab/esx1")) {
            String document = lab.lookupNetwork("Core").fetchXml();
            lab.defineNetwork(document, false);
            lab.defineNetwork(document.replace("9000", "8000"), false);
            assertThat(other.listNetworks(Set.of()))
                    .extracting(Network::name)
                    .containsExactly("vSwitch0", "Trunk");

            other.defineNetwork(document, false);
            assertThat(other.lookupNetwork("Core").fetchXml()).isEqualTo(document);
        }
    }

    @Test
    void aSwitchWhoseGroupsFailIsRemovedAgain() {
        simulator
                .control()
                .failNext(
                        "AddDVPortgroup_Task", LimitExceeded.builder().build(), "no more of them");
        VirtException failure = failure(() -> connection.defineNetwork(CORE, false));
        assertThat(failure)
                .hasMessageContaining("no more of them")
                .hasMessageContaining("the new switch was removed again");
        assertThat(connection.listNetworks(Set.of()))
                .extracting(Network::name)
                .containsExactly("vSwitch0", "Trunk");
        assertThat(requests("CreateDVS_Task")).isEqualTo(1);
    }

    private void refused(ErrorCode code, String document, String text) {
        VirtException failure = failure(() -> connection.defineNetwork(document, false));
        assertThat(failure).hasMessageContaining(text);
        assertThat(failure.code()).as(failure.getMessage()).isEqualTo(code);
    }

    @Test
    void whatASwitchCannotBeIsRefusedByName() {
        refused(
                ErrorCode.CONFIG_UNSUPPORTED,
                CORE.replace("vmnic1", "vmnic7"),
                "the host esx0 has no physical NIC 'vmnic7'");
        refused(ErrorCode.NETWORK_EXIST, CORE.replace("'Ten'", "'Blue'"), "port group 'Blue'");
        refused(ErrorCode.NETWORK_EXIST, CORE.replace("'Ten'", "'Any'"), "port group 'Any'");
        refused(ErrorCode.NETWORK_EXIST, CORE.replace(">Core<", ">Blue<"), "'Blue'");
        refused(
                ErrorCode.CONFIG_UNSUPPORTED,
                CORE.replace("id='10'", "id='4095'"),
                "port group 'Ten': VLAN 4095");
        refused(
                ErrorCode.CONFIG_UNSUPPORTED,
                CORE.replace("mode='bridge'", "mode='private'"),
                "forward mode 'private'");
        refused(
                ErrorCode.CONFIG_UNSUPPORTED,
                CORE.replace("<mtu", "<bandwidth><inbound average='1'/></bandwidth><mtu"),
                "its port groups have");
        String uuid = trunk().uuid().toString();
        refused(
                ErrorCode.OPERATION_FAILED,
                CORE.replace("<metadata>", "<uuid>" + uuid + "</uuid><metadata>"),
                "network 'Trunk' is already defined with uuid " + uuid);
        refused(
                ErrorCode.OPERATION_FAILED,
                "<network><name>Trunk</name><uuid>"
                        + new UUID(1, 2)
                        + "</uuid>"
                        + CORE.substring(CORE.indexOf("<metadata>")),
                "network 'Trunk' already exists with uuid " + uuid);
        assertThat(requests("CreateDVS_Task")).isZero();
        refused(
                ErrorCode.OPERATION_FAILED,
                CORE.replace("vmnic1", "vmnic0"),
                "The resource 'vmnic0' is in use"); // the server's word
        refused(
                ErrorCode.OPERATION_FAILED,
                CORE.replace("vmnic1", "vmnic0"),
                "; 'vmnic0' of the host esx0 belongs to 'vSwitch0'");
        connection.defineNetwork(CORE, false);
        refused(
                ErrorCode.OPERATION_FAILED,
                CORE.replace("Core", "Other").replace("portgroup name='", "portgroup name='other "),
                "; 'vmnic1' of the host esx0 belongs to 'Core'");
        refused(
                ErrorCode.OPERATION_FAILED,
                CORE.replace("vmnic1", "vmnic0"),
                "; 'vmnic0' of the host esx0 belongs to 'vSwitch0'");
    }

    @Test
    void anotherHostHasNoDistributedSwitches() {
        try (Simulator esx = Simulator.builder().start();
                Connection host =
                        Connection.open(
                                "esx://root@127.0.0.1:" + esx.port() + "/?transport=http",
                                _ -> Optional.of(new Credentials(esx.user(), esx.password())))) {
            VirtException failure = failure(() -> host.defineNetwork(CORE, false));
            assertThat(failure.code()).isEqualTo(ErrorCode.OPERATION_UNSUPPORTED);
            assertThat(failure).hasMessageContaining("connect with vpx://");
        }
    }

    @Test
    void severalDatacentersAreNoPlaceForASwitch() {
        try (Simulator two = Simulator.builder().vcenter(2, 1, 1).start();
                Connection all =
                        Connection.open(
                                "vpx://root@127.0.0.1:" + two.port() + "/?transport=http",
                                _ -> Optional.of(new Credentials(two.user(), two.password())))) {
            VirtException failure = failure(() -> all.defineNetwork(CORE, false));
            assertThat(failure.code()).isEqualTo(ErrorCode.OPERATION_INVALID);
            assertThat(failure)
                    .hasMessageContaining("2 datacenters")
                    .hasMessageContaining("path: /DC0, /DC1");
        }
    }

    /// What a document costs, beside the lookup of what there is: the switch, its port groups and
    /// its UUID; each task is followed in three requests.
    @Test
    void aSwitchCostsTwoTasks() {
        long before = simulator.requests().total();
        connection.defineNetwork(CORE, false);
        assertThat(simulator.requests().total() - before).isEqualTo(1 + 4 + 4 + 1);
    }

    /// A stranger makes switches too; its hosts do not show them, but the vCenter does.
    @Test
    void aStrangerMakesASwitch() {
        try (VcsimServer server = VcsimServer.vcenter(1);
                Connection stranger = server.at("/DC0").connect(false)) {
            Network made =
                    stranger.defineNetwork(
                            "<network><name>tck</name>"
                                    + "<portgroup name='tck a'><vlan><tag id='10'/></vlan>"
                                    + "</portgroup></network>",
                            false);
            assertThat(stranger.lookupNetwork("tck").uuid()).isEqualTo(made.uuid());
            assertThat(made.fetchXml())
                    .contains("<name>tck</name>", "kind='distributed'", "<portgroup name='tck a'>")
                    .contains("<tag id='10'/>");
            assertThat(
                            failure(() ->
                                    stranger.defineNetwork(
                                            "<network><name>tck b</name><portgroup name='tck a'/>"
                                                    + "</network>",
                                            false)))
                    .hasMessageContaining("tck a");
            made.undefine();
            assertThat(failure(made::fetchXml).code()).isEqualTo(ErrorCode.NO_NETWORK);
        }
    }

    /// A stranger's vCenter has a switch, but its hosts do not say that they have a part of it.
    @Test
    void anInterfaceOnAStrangersSwitchIsToldToo() {
        try (VcsimServer server = VcsimServer.vcenter(1);
                Connection stranger = server.connect(false)) {
            assertThat(stranger.lookupByName(server.names().getFirst()).fetchInterfaceInfo())
                    .filteredOn(card -> card.type().equals("vds"))
                    .extracting(DomainFigures.InterfaceInfo::source)
                    .isNotEmpty()
                    .containsOnly(Optional.of("DC0_DVPG0"));
            assertThat(stranger.listNetworks(Set.of()))
                    .extracting(Network::name)
                    .containsExactly("vSwitch0");
        }
    }
}
