package dev.vireo.driver.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.Connection;
import dev.vireo.api.Domain;
import dev.vireo.api.DomainFigures.BlockInfo;
import dev.vireo.api.DomainFigures.InterfaceInfo;
import dev.vireo.api.DomainState.Kind;
import dev.vireo.api.Modification;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// Devices that come and go. Each test leaves the domain as it found it.
public interface DeviceContract {
    /// What virsh sends without `--live`, `--config` or `--current`.
    Set<Modification> CURRENT = Set.of();

    /// The running domain.
    Set<Modification> LIVE = Set.of(Modification.LIVE);

    /// Its next start.
    Set<Modification> CONFIG = Set.of(Modification.CONFIG);

    /// Returns the host to test on.
    ///
    /// @return the host
    TestHost host();

    /// A disk that goes keeps its file, and can come back, also to another place.
    @Test
    default void takesADiskAwayAndGivesItBack() {
        with(
                Kind.SHUT_OFF,
                domain -> {
                    BlockInfo disk = hardDisk(domain);
                    domain.detachDevice(disk(disk, disk.target(), ""), CONFIG);
                    assertThat(hardDisks(domain)).isEmpty();
                    domain.attachDevice(disk(disk, "sdc", "scsi"), CONFIG);
                    assertThat(hardDisk(domain).path()).isEqualTo(disk.path());
                    assertThat(hardDisk(domain).target()).isEqualTo("sdc");
                });
    }

    /// A disk for a controller that is not there brings it along.
    @Test
    default void bringsTheControllerOfADiskAlong() {
        with(
                Kind.SHUT_OFF,
                domain -> {
                    BlockInfo disk = hardDisk(domain);
                    domain.detachDevice(disk(disk, disk.target(), ""), CURRENT);
                    domain.attachDevice(disk(disk, "sdaf", "scsi"), CURRENT);
                    assertThat(hardDisk(domain).target()).isEqualTo("sdaf");
                    domain.detachDevice(disk(disk, "sdaf", ""), CURRENT);
                    domain.detachDeviceAlias("scsi2", CURRENT);
                    domain.attachDevice(disk(disk, "sdd", ""), CURRENT);
                });
    }

    /// A place that is taken stays as it is.
    @Test
    default void doesNotPutADiskWhereOneIs() {
        with(
                Kind.SHUT_OFF,
                domain -> {
                    BlockInfo disk = hardDisk(domain);
                    assertError(
                            ErrorCode.OPERATION_FAILED,
                            "target " + disk.target() + " already exists",
                            () -> domain.attachDevice(disk(disk, disk.target(), ""), CURRENT));
                    assertError(
                            ErrorCode.OPERATION_FAILED,
                            "is attached as " + disk.target() + " already",
                            () -> domain.attachDevice(disk(disk, "sdo", ""), CURRENT));
                });
    }

    /// What is not there is named, with what there is.
    @Test
    default void namesADeviceThatIsNotThere() {
        with(
                Kind.PAUSED,
                domain -> {
                    assertError(
                            ErrorCode.DEVICE_MISSING,
                            "disk 'sdo' not found; there are ",
                            () -> domain.detachDevice(drive("disk", "sdo", "[a] b.vmdk"), CURRENT));
                    assertError(
                            ErrorCode.DEVICE_MISSING,
                            "interface '00:50:56:00:00:99' not found; there are ethernet0",
                            () -> domain.detachDevice(card("00:50:56:00:00:99", ""), CURRENT));
                    assertError(
                            ErrorCode.DEVICE_MISSING,
                            "device 'ethernet8' not found; there are ethernet0",
                            () -> domain.detachDeviceAlias("ethernet8", CURRENT));
                });
    }

    /// What VMware has no use for is refused, not ignored.
    @Test
    default void refusesWhatVmwareHasNoUseFor() {
        with(
                Kind.SHUT_OFF,
                domain -> {
                    assertUnsupported(domain, "<memballoon model='virtio'/>", "memballoon");
                    assertUnsupported(
                            domain, drive("disk", "vdb", "[a] b.vmdk"), "no bus 'virtio'");
                    assertUnsupported(
                            domain, card("", "<model type='virtio'/>"), "no interface model");
                    assertUnsupported(
                            domain,
                            card("", "<bandwidth><inbound average='1'/></bandwidth>"),
                            "element 'bandwidth'");
                    assertError(
                            ErrorCode.XML_ERROR,
                            "unknown device type 'foo'",
                            () -> domain.attachDevice("<foo/>", CURRENT));
                    assertError(
                            ErrorCode.INVALID_ARG,
                            "is no file in a datastore",
                            () ->
                                    domain.attachDevice(
                                            drive("cdrom", "hdd", "[a] ../x.iso"), CURRENT));
                });
    }

    /// A drive comes empty, and goes by its target.
    @Test
    default void attachesADriveWithoutAMedium() {
        with(
                Kind.SHUT_OFF,
                domain -> {
                    List<String> before = targets(domain);
                    domain.attachDevice(drive("cdrom", "hdd", ""), CURRENT);
                    assertThat(targets(domain)).contains("hdd");
                    domain.detachDevice(drive("cdrom", "hdd", ""), CURRENT);
                    assertThat(targets(domain)).isEqualTo(before);
                });
    }

    /// An interface comes while the domain runs, with the address that was asked for.
    @Test
    default void attachesAnInterfaceToARunningDomain() {
        with(
                Kind.RUNNING,
                domain -> {
                    int before = domain.fetchInterfaceInfo().size();
                    String mac = "00:50:56:0a:0b:0c";
                    domain.attachDevice(card(mac, "<model type='e1000'/>"), LIVE);
                    InterfaceInfo card =
                            domain.fetchInterfaceInfo().stream()
                                    .filter(one -> one.mac().filter(mac::equals).isPresent())
                                    .findFirst()
                                    .orElseThrow();
                    assertThat(card.model()).contains("e1000");
                    assertThat(card.source()).contains("VM Network");
                    assertError(
                            ErrorCode.OPERATION_FAILED,
                            mac + " already",
                            () -> domain.attachDevice(card(mac, ""), LIVE));
                    domain.detachDevice(card(mac, ""), LIVE);
                    assertThat(domain.fetchInterfaceInfo()).hasSize(before);
                });
    }

    /// A cable is pulled now, at the next start, or both.
    @Test
    default void changesTheLinkOfAnInterface() {
        with(
                Kind.RUNNING,
                domain -> {
                    String mac = domain.fetchInterfaceInfo().getFirst().mac().orElseThrow();
                    domain.updateDevice(card(mac, "<link state='down'/>"), LIVE);
                    assertThat(domain.fetchLinkState(mac, CURRENT)).isFalse();
                    assertThat(domain.fetchLinkState(mac, CONFIG)).isTrue();
                    domain.updateDevice(
                            card(mac, "<link state='up'/>"),
                            Set.of(Modification.LIVE, Modification.CONFIG));
                    assertThat(domain.fetchLinkState(mac, LIVE)).isTrue();
                    assertThat(domain.fetchLinkState(mac, CONFIG)).isTrue();
                });
    }

    /// VMware has one configuration, so that a running domain cannot be spared.
    @Test
    default void doesNotChangeTheNextStartOfARunningDomainAlone() {
        with(
                Kind.RUNNING,
                domain ->
                        assertError(
                                ErrorCode.OPERATION_UNSUPPORTED,
                                "VMware has one configuration",
                                () -> domain.attachDevice(card("", ""), CONFIG)));
        with(
                Kind.SHUT_OFF,
                domain ->
                        assertError(
                                ErrorCode.OPERATION_INVALID,
                                "domain is not running",
                                () -> domain.attachDevice(card("", ""), LIVE)));
    }

    /// A network that the host does not have is an error that names those it has.
    @Test
    default void namesTheNetworksThatThereAre() {
        with(
                Kind.SHUT_OFF,
                domain ->
                        assertError(
                                ErrorCode.NO_NETWORK,
                                "no port group 'none'; it has ",
                                () ->
                                        domain.attachDevice(
                                                "<interface type='bridge'><source bridge='none'/>"
                                                        + "</interface>",
                                                CURRENT)));
    }

    /// What came is in the document as it was said, and when it has gone the document is the old
    /// one.
    @Test
    default void showsInTheDocumentWhatCameAndWent() {
        with(
                Kind.SHUT_OFF,
                domain -> {
                    String before = domain.fetchXml(Set.of());
                    List<String> devices =
                            List.of(
                                    """
                                        <disk type='block' device='cdrom'>
                                          <source dev='/dev/cdrom0'/>
                                          <target dev='hdd' bus='ide'/>
                                          <readonly/>
                                          <address type='drive' controller='0' bus='1' target='0' unit='1'/>
                                        </disk>
                                    """,
                                    """
                                        <interface type='bridge'>
                                          <mac address='00:50:56:0a:0b:0d' type='static'/>
                                          <source bridge='VM Network'/>
                                          <model type='e1000e'/>
                                        </interface>
                                    """,
                                    """
                                        <serial type='tcp'>
                                          <source mode='connect' host='example.com' service='7001'/>
                                          <protocol type='telnet'/>
                                          <target port='0'/>
                                        </serial>
                                    """);
                    for (String device : devices) {
                        domain.attachDevice(device, CURRENT);
                        assertThat(domain.fetchXml(Set.of())).contains(device);
                        domain.detachDevice(device, CURRENT);
                        assertThat(domain.fetchXml(Set.of())).isEqualTo(before);
                    }
                });
    }

    /// A connection that may only read changes nothing.
    @Test
    default void refusesToChangeDevicesThroughAReadOnlyConnection() {
        String name = host().domainIn(Kind.SHUT_OFF);
        try (Connection connection = host().connect(true)) {
            Domain domain = connection.lookupByName(name);
            assertError(
                    ErrorCode.OPERATION_DENIED,
                    "virDomainAttachDevice",
                    () -> domain.attachDevice(card("", ""), CURRENT));
            assertError(
                    ErrorCode.OPERATION_DENIED,
                    "virDomainDetachDeviceAlias",
                    () -> domain.detachDeviceAlias("ethernet0", CURRENT));
            String mac = domain.fetchInterfaceInfo().getFirst().mac().orElseThrow();
            assertThat(domain.fetchLinkState(mac, CONFIG)).isTrue();
        }
    }

    private static List<String> targets(Domain domain) {
        return domain.fetchBlockInfo().stream().map(BlockInfo::target).toList();
    }

    private static List<BlockInfo> hardDisks(Domain domain) {
        return domain.fetchBlockInfo().stream().filter(one -> one.device().equals("disk")).toList();
    }

    private static BlockInfo hardDisk(Domain domain) {
        return hardDisks(domain).getFirst();
    }

    private static String disk(BlockInfo disk, String target, String bus) {
        return "<disk type='file' device='disk'><source file='"
                + disk.path().orElseThrow()
                + "'/><target dev='"
                + target
                + "'"
                + (bus.isEmpty() ? "" : " bus='" + bus + "'")
                + "/></disk>";
    }

    private static String drive(String device, String target, String file) {
        return "<disk type='file' device='"
                + device
                + "'>"
                + (file.isEmpty() ? "" : "<source file='" + file + "'/>")
                + "<target dev='"
                + target
                + "'/></disk>";
    }

    private static String card(String mac, String more) {
        return "<interface type='bridge'>"
                + (mac.isEmpty() ? "" : "<mac address='" + mac + "'/>")
                + "<source bridge='VM Network'/>"
                + more
                + "</interface>";
    }

    private static void assertUnsupported(Domain domain, String device, String message) {
        assertError(
                ErrorCode.CONFIG_UNSUPPORTED, message, () -> domain.attachDevice(device, CURRENT));
    }

    private static void assertError(ErrorCode code, String message, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        VirtException.class,
                        error -> {
                            assertThat(error.code()).as(error.getMessage()).isEqualTo(code);
                            assertThat(error.getMessage()).contains(message);
                        });
    }

    private void with(Kind state, Consumer<Domain> deed) {
        String name = host().domainIn(state);
        try (Connection connection = host().connect(false)) {
            deed.accept(connection.lookupByName(name));
        }
    }
}
