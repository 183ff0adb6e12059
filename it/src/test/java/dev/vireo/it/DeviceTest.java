package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.Connection;
import dev.vireo.api.Domain;
import dev.vireo.api.DomainFigures;
import dev.vireo.api.DomainFigures.BlockInfo;
import dev.vireo.api.Modification;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Devices that come and go, where it takes our simulator to see what becomes of them.
class DeviceTest {
    private static final Set<Modification> CURRENT = Set.of();

    private static void on(String state, Consumer<Domain> deed) {
        try (Server server = OurServer.esx(List.of("web"));
                Connection connection = server.connect(false)) {
            server.power("web", state);
            deed.accept(connection.lookupByName("web"));
        }
    }

    /// Each place that a disk can have: attached and detached again, the document is the old one,
    /// and between the disk is where the name of its target says.
    @ParameterizedTest
    @ValueSource(strings = {"sda", "sdg", "sdh", "sdo", "sdp", "sdae", "sdbh", "hdc"})
    void putsADiskWhereItsTargetSays(String target) {
        on(
                "off",
                domain -> {
                    String path = domain.fetchBlockInfo().getFirst().path().orElseThrow();
                    domain.detachDevice(disk(path, "sda"), CURRENT);
                    String before = domain.fetchXml(Set.of());
                    domain.attachDevice(disk(path, target), CURRENT);
                    assertThat(domain.fetchBlockInfo())
                            .extracting(BlockInfo::target)
                            .containsExactly(target);
                    String during = domain.fetchXml(Set.of());
                    assertThat(during).contains("<target dev='" + target + "'");
                    String element = element(during);
                    domain.detachDevice(element, CURRENT);
                    assertThat(domain.fetchXml(Set.of())).isEqualTo(before);
                    domain.attachDevice(element, CURRENT);
                    assertThat(domain.fetchXml(Set.of())).isEqualTo(during);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sda", "sdg", "sdad", "sdae"})
    void putsADriveOnASataController(String target) {
        on(
                "off",
                domain -> {
                    String before = domain.fetchXml(Set.of());
                    String drive =
                            "<disk type='file' device='cdrom'><target dev='"
                                    + target
                                    + "' bus='sata'/></disk>";
                    domain.attachDevice(drive, CURRENT);
                    assertThat(domain.fetchXml(Set.of()))
                            .contains("<target dev='" + target + "' bus='sata'/>");
                    domain.detachDevice(drive, CURRENT);
                    assertThat(domain.fetchXml(Set.of())).isEqualTo(before);
                });
    }

    private static String element(String document) {
        return document.substring(
                document.indexOf("<disk"), document.indexOf("</disk>") + "</disk>".length());
    }

    private static String disk(String path, String target) {
        return "<disk type='file' device='disk'><source file='"
                + path
                + "'/><target dev='"
                + target
                + "'/></disk>";
    }

    @Test
    void refusesAnAddressThatIsNotThatOfTheTarget() {
        on(
                "off",
                domain ->
                        assertThatThrownBy(() ->
                                        domain.attachDevice(
                                                "<disk device='cdrom'><target dev='hdc' bus='ide'/><address"
                                                        + " type='drive' controller='0' bus='0'"
                                                        + " unit='1'/></disk>",
                                                CURRENT))
                                .hasMessageContaining(
                                        "Disk address 0:0:1 doesn't match target device 'hdc'"));
    }

    /// A disk of another kind of controller than its own.
    @Test
    void refusesAControllerOfAnotherModel() {
        on(
                "off",
                domain -> {
                    String path = domain.fetchBlockInfo().getFirst().path().orElseThrow();
                    domain.detachDevice(disk(path, "sda"), CURRENT);
                    String wanted =
                            disk(path, "sdb")
                                    .replace("<source", "<driver name='buslogic'/><source");
                    assertThatThrownBy(() -> domain.attachDevice(wanted, CURRENT))
                            .hasMessageContaining(
                                    "wants 'buslogic', but its controller is 'vmpvscsi'");
                    domain.attachDevice(wanted.replace("sdb", "sdp"), CURRENT);
                    assertThat(domain.fetchBlockInfo().getFirst().target()).isEqualTo("sdp");
                });
    }

    @Test
    void keepsAControllerThatDisksAreOn() {
        on(
                "off",
                domain ->
                        assertThatThrownBy(() ->
                                        domain.detachDevice(
                                                "<controller type='scsi' index='0'/>", CURRENT))
                                .hasMessageContaining("controller 'scsi0' is in use by sda"));
    }

    /// The drive that a person's console makes is in no document, and takes a medium all the same.
    @Test
    void putsAMediumIntoADriveThatNoDocumentShows() {
        on(
                "on",
                domain -> {
                    String before = domain.fetchXml(Set.of());
                    assertThat(before).doesNotContain("hda");
                    String drive =
                            "<disk type='block' device='cdrom'><source dev='/dev/cdrom0'/><target"
                                    + " dev='hda'/></disk>";
                    domain.updateDevice(drive, CURRENT);
                    assertThat(domain.fetchXml(Set.of())).contains("<source dev='/dev/cdrom0'/>");
                    domain.updateDevice(
                            "<disk type='file' device='cdrom'><target dev='hda'/></disk>", CURRENT);
                    assertThat(domain.fetchXml(Set.of()))
                            .doesNotContain("/dev/cdrom0")
                            .contains("hda");
                });
    }

    /// What a running machine cannot do is an error that names the device and the cause.
    @Test
    void namesTheDeviceThatCannotComeToARunningMachine() {
        on(
                "on",
                domain ->
                        assertThatThrownBy(() ->
                                        domain.attachDevice(
                                                "<disk device='cdrom'><target dev='hdd'/></disk>",
                                                CURRENT))
                                .isInstanceOfSatisfying(
                                        VirtException.class,
                                        error -> {
                                            assertThat(error.code())
                                                    .isEqualTo(ErrorCode.OPERATION_UNSUPPORTED);
                                            assertThat(error.getMessage())
                                                    .contains(
                                                            "Could not attach cdrom 'hdd' to 'web'")
                                                    .contains("DeviceHotPlugNotSupported");
                                        }));
    }

    @Test
    void changesAnAddressOnlyWhileTheMachineIsOff() {
        String card =
                "<interface type='bridge'><mac address='00:50:56:00:00:07'/><source bridge='VM"
                        + " Network'/><alias name='ethernet0'/></interface>";
        on(
                "on",
                domain ->
                        assertThatThrownBy(() -> domain.updateDevice(card, CURRENT))
                                .hasMessageContaining("only while the domain is shut off"));
        on(
                "off",
                domain -> {
                    domain.updateDevice(card, CURRENT);
                    assertThat(domain.fetchXml(Set.of()))
                            .contains("<mac address='00:50:56:00:00:07' type='static'/>");
                });
    }

    @Test
    void refusesAnotherModelForAnInterface() {
        on(
                "off",
                domain -> {
                    String mac = domain.fetchInterfaceInfo().getFirst().mac().orElseThrow();
                    assertThatThrownBy(() ->
                                    domain.updateDevice(
                                            "<interface type='bridge'><mac address='"
                                                    + mac
                                                    + "'/><source bridge='VM Network'/><model"
                                                    + " type='e1000'/></interface>",
                                            CURRENT))
                            .hasMessageContaining(
                                    "cannot modify network device model from vmxnet3 to e1000");
                });
    }

    /// Two interfaces on one network cannot be told apart without an address.
    @Test
    void namesTheInterfacesThatMayBeMeant() {
        String card = "<interface type='network'><source network='VM Network'/></interface>";
        on(
                "off",
                domain -> {
                    domain.attachDevice(card, CURRENT);
                    assertThatThrownBy(() -> domain.detachDevice(card, CURRENT))
                            .hasMessageContaining("may be each of ethernet0 (")
                            .hasMessageContaining(", ethernet1 (");
                });
    }

    /// A distributed port group is found by its name; a stranger's vCenter has one.
    @Test
    void connectsToADistributedPortGroup() {
        try (VcsimServer server = VcsimServer.vcenter(3);
                Connection connection = server.connect(false)) {
            Domain domain = connection.lookupByName(server.names().getFirst());
            int count = domain.fetchInterfaceInfo().size();
            domain.attachDevice(
                    "<interface type='network'><mac address='00:50:56:01:01:01'/><source"
                            + " network='DC0_DVPG0'/></interface>",
                    CURRENT);
            assertThat(domain.fetchInterfaceInfo())
                    .filteredOn(one -> one.mac().filter("00:50:56:01:01:01"::equals).isPresent())
                    .extracting(DomainFigures.InterfaceInfo::type)
                    .containsExactly("vds");
            domain.detachDevice(
                    "<interface type='bridge'><mac address='00:50:56:01:01:01'/><source"
                            + " bridge='any'/></interface>",
                    CURRENT);
            assertThat(domain.fetchInterfaceInfo()).hasSize(count);
        }
    }

    /// One look, one task, and for networks one more look.
    @Test
    void needsNoMoreThanTheseRequests() {
        assertThat(requests(domain -> domain.attachDevice(CARD, CURRENT)))
                .isEqualTo(
                        Map.of(
                                "RetrievePropertiesEx", 2L,
                                "ReconfigVM_Task", 1L,
                                "CreateFilter", 1L,
                                "WaitForUpdatesEx", 1L,
                                "DestroyPropertyFilter", 1L));
        Map<String, Long> plain =
                Map.of(
                        "RetrievePropertiesEx", 1L,
                        "ReconfigVM_Task", 1L,
                        "CreateFilter", 1L,
                        "WaitForUpdatesEx", 1L,
                        "DestroyPropertyFilter", 1L);
        assertThat(requests(domain -> domain.attachDevice(DRIVE, CURRENT))).isEqualTo(plain);
        assertThat(requests(domain -> domain.detachDeviceAlias("ethernet0", CURRENT)))
                .isEqualTo(plain);
        assertThat(requests(domain -> domain.updateDevice(DRIVE.replace("hdd", "hda"), CURRENT)))
                .isEqualTo(plain);
    }

    private static final String CARD =
            "<interface type='bridge'><source bridge='VM Network'/></interface>";
    private static final String DRIVE = "<disk device='cdrom'><target dev='hdd'/></disk>";

    private static Map<String, Long> requests(Consumer<Domain> deed) {
        try (Server server = OurServer.esx(List.of("web"));
                Connection connection = server.connect(false)) {
            server.power("web", "off");
            Domain domain = connection.lookupByName("web");
            Map<String, Long> before = counts(connection);
            deed.accept(domain);
            Map<String, Long> after = counts(connection);
            before.forEach((method, count) -> after.merge(method, -count, Long::sum));
            after.values().removeIf(count -> count == 0);
            return after;
        }
    }

    private static Map<String, Long> counts(Connection connection) {
        Map<String, Long> counts = new TreeMap<>();
        connection.statistics().calls().forEach(call -> counts.put(call.method(), call.requests()));
        return counts;
    }
}
