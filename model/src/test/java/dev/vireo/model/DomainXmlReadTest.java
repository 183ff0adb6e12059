package dev.vireo.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What libvirt 9.0 makes of documents; every text and every order was measured with it.
class DomainXmlReadTest {
    private static final String UUID = "564d9bef-acd9-b4e0-c8f0-aea8b9103515";

    private static String document(String parts, String devices) {
        return "<domain type='vmware'><name>t</name><uuid>"
                + UUID
                + "</uuid><memory>4096</memory><os><type>hvm</type></os>"
                + parts
                + "<devices>"
                + devices
                + "</devices></domain>";
    }

    private static DomainDefinition read(String parts) {
        return DomainXml.read(document(parts, ""));
    }

    private static Devices devices(String devices) {
        return DomainXml.read(document("", devices)).devices();
    }

    private static void refuses(String text, int code, int domain, String message, String xpath) {
        assertThatExceptionOfType(DomainXmlException.class)
                .isThrownBy(() -> DomainXml.read(text))
                .satisfies(e -> {
                    assertThat(e.getMessage()).isEqualTo(message);
                    assertThat(e.code().number()).isEqualTo(code);
                    assertThat(e.domain().number()).isEqualTo(domain);
                    assertThat(e.xpath()).isEqualTo(xpath);
                });
    }

    private static void refusesDevice(String device, String message, String xpath) {
        assertThatExceptionOfType(DomainXmlException.class)
                .isThrownBy(() -> devices(device))
                .satisfies(e -> {
                    assertThat(e.getMessage()).isEqualTo(message);
                    assertThat(e.xpath()).isEqualTo(xpath);
                });
    }

    @Test
    void refusesToAddControllersWithoutEnd() {
        refusesDevice(
                "<disk><target dev='sda'/><source file='a'/>"
                        + "<address type='drive' controller='2147483647'/></disk>",
                "unsupported configuration: a disk is on controller 2147483647, and no more than"
                        + " 131072 are read",
                "/domain/devices/disk/address/@controller");
    }

    @Test
    void refusesFoldersWithoutTargetOnlyAfterDisks() {
        String folder = "<filesystem><source dir='/a'/></filesystem>";
        refusesDevice(
                folder, "missing target information for device /a", "/domain/devices/filesystem");
        refusesDevice(
                folder + "<disk><target dev='hdc'/></disk>",
                "missing source information for device hdc",
                "/domain/devices/disk");
    }

    @Test
    void toleratesAnEmptyAccessMode() {
        String folder = "<source dir='/a'/><target dir='x'/></filesystem>";
        assertThat(devices("<filesystem accessmode=''>" + folder).filesystems()).hasSize(1);
        refusesDevice(
                "<filesystem multidevs=''>" + folder,
                "XML error: Invalid value for attribute 'multidevs' in element 'filesystem': ''.",
                "/domain/devices/filesystem/@multidevs");
    }

    @Test
    void missesTheSourceOfADiskOnlyAfterAllElse() {
        refusesDevice(
                "<disk><target dev='sda'/><source startupPolicy='requisite'/></disk>",
                "XML error: disk startupPolicy 'requisite' is allowed only for cdrom or floppy",
                "/domain/devices/disk");
        refusesDevice(
                "<disk><target dev='fda' bus='fdc'/></disk>",
                "internal error: Invalid bus type 'fdc' for disk",
                "/domain/devices/disk");
    }

    @Test
    void wantsTheModelOfMemory() {
        assertThatExceptionOfType(DomainXmlException.class)
                .isThrownBy(() -> devices("<memory/>"))
                .withMessage("XML error: Missing required attribute 'model' in element 'memory'");
        assertThatExceptionOfType(DomainXmlException.class)
                .isThrownBy(() -> devices("<memory model='x'/>"))
                .withMessage(
                        "XML error: Invalid value for attribute 'model' in element 'memory': 'x'.");
    }

    @Test
    void takesAnInterfaceWhoseLinkOrMtuSaysNothing() {
        String parts = "<mac address='00:0c:29:11:22:33'/><link state=''/><mtu size=''/>";
        assertThat(devices("<interface type='user'>" + parts + "</interface>")).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <encryption/>|XML error: unknown volume encryption format
                    <encryption format='x'/>|unsupported configuration: unknown volume encryption format type x
                    <encryption format='luks'><secret/></encryption>|XML error: unknown volume encryption secret type
                    <encryption format='luks'><secret type='x'/></encryption>|unsupported configuration: unknown volume encryption secret type x
                    <encryption format='luks'><secret type='passphrase'/></encryption>|XML error: missing secret uuid or usage attribute
                    <encryption format='luks'><secret type='passphrase' uuid='1'/></encryption>|XML error: invalid secret uuid '1'
                    <encryption format='luks'><secret type='passphrase' uuid='1' usage='u'/></encryption>|XML error: either secret uuid or usage expected
                    <encryption format='luks-any'/>|unsupported configuration: unknown volume encryption format type luks-any
                    """,
            quoteCharacter = '"')
    void refusesBrokenEncryptionBeforeTheKindOfDisk(String encryption, String message) {
        assertThatExceptionOfType(DomainXmlException.class)
                .isThrownBy(() -> devices("<disk device='q'>" + encryption + "</disk>"))
                .withMessage(message);
        assertThatExceptionOfType(DomainXmlException.class)
                .isThrownBy(() -> devices("<disk><source>" + encryption + "</source></disk>"))
                .withMessage(message);
    }

    @Test
    void refusesDriverOptionsThatAreNone() {
        refusesDevice(
                "<disk><target dev='sda'/><source file='a'/><driver discard='on'/></disk>",
                "XML error: Invalid value for attribute 'discard' in element 'driver': 'on'.",
                "/domain/devices/disk/driver/@discard");
    }

    @Test
    void refusesMoreCpusThanFitInTheirNumber() {
        refuses(
                document(
                        "<cpu><topology sockets='65536' cores='65536' threads='1'/></cpu>"
                                + "<cputune><shares>1</shares></cputune>",
                        ""),
                67,
                20,
                "unsupported configuration: cpu topology results in more than 4294967295 cpus",
                "/domain/cpu/topology");
        assertThat(read("<cpu><topology sockets='65535' cores='65537' threads='1'/></cpu>").cpu())
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <source/>|XML error: missing source address type
                    <source><address type="q"/></source>|unsupported configuration: unknown host device source address type 'q'
                    <source><address type="usb"/></source>|XML error: Missing required attribute 'bus' in element 'address'
                    """)
    void refusesHostDevicesThatAreNowhere(String source, String message) {
        assertThatExceptionOfType(DomainXmlException.class)
                .isThrownBy(() -> devices("<interface type='hostdev'>" + source + "</interface>"))
                .withMessage(message);
    }

    @Test
    void assumesWhatADocumentDoesNotSay() {
        DomainDefinition domain = read("");
        assertThat(domain.uuid()).hasToString(UUID);
        assertThat(domain.currentMemory()).isEqualTo(4096);
        assertThat(domain.vcpus().maximum()).isEqualTo(1);
        assertThat(domain.os().architecture()).isEqualTo("i686");
        assertThat(domain.lifecycle()).isEqualTo(Lifecycle.DEFAULT);
        assertThat(domain.cpu()).isEmpty();
        assertThat(domain.rest().isEmpty()).isTrue();
    }

    @Test
    void refusesAnotherRootElement() {
        refuses(
                "<foo/>",
                27,
                5,
                "XML error: expecting root element of 'domain', not 'foo'",
                "/foo");
    }

    @Test
    void missesTheNameBeforeAnythingElse() {
        refuses("<domain type='x'/>", 21, 20, "missing name information", "/domain");
    }

    @Test
    void refusesOtherHypervisorsOnlyAfterTheWholeDocument() {
        String other = document("<title>a</title>", "").replace("vmware", "kvm");
        refuses(
                other,
                8,
                44,
                "invalid argument: could not find capabilities for arch=i686 domaintype=kvm ",
                "/domain");
        refuses(
                other.replace("<title>a", "<title>a\n"),
                27,
                20,
                "XML error: Domain title can't contain newlines",
                "/domain/title");
    }

    @Test
    void acceptsOtherHypervisorsAtLevelFull() {
        String other = document("", "").replace("vmware", "kvm");
        assertThat(DomainXml.read(other, DomainXmlLevel.FULL, DomainProfile.ESX).type())
                .isEqualTo("kvm");
    }

    @ParameterizedTest
    @CsvSource({"KiB,3", "M,3072", "MB,2930", "bytes,1", "GiB,3145728", "gb,2929688"})
    void roundsMemoryUpToKibibytes(String unit, long kibibytes) {
        String text = document("", "").replace("<memory>4096", "<memory unit='" + unit + "'>3");
        assertThat(DomainXml.read(text).memory()).isEqualTo(kibibytes);
    }

    @Test
    void refusesMemoryBeyondSixtyThreeBits() {
        refuses(
                document("", "").replace("<memory>4096", "<memory unit='EiB'>17"),
                82,
                0,
                "numerical overflow: value too large: 17EiB",
                "/domain/memory");
    }

    @Test
    void refusesMoreCpusThanThereAre() {
        refuses(
                document("<vcpu current='3'>2</vcpu>", ""),
                67,
                20,
                "unsupported configuration: maximum vCPU count must not be less than current vCPU"
                        + " count",
                "/domain/vcpu/@current");
    }

    @Test
    void refusesCpusByTheBillion() {
        // libvirt asks for memory for each of them and is killed
        refuses(
                document("<vcpu>-1</vcpu>", ""),
                27,
                20,
                "XML error: too many vcpus: -1",
                "/domain/vcpu");
    }

    @Test
    void readsTheTopologyOfCpus() {
        DomainDefinition domain =
                read(
                        "<vcpu cpuset='0-3,^1'>2</vcpu>"
                                + "<cpu><topology sockets='1' cores='2' threads='1'/></cpu>");
        assertThat(domain.vcpus().cpus().orElseThrow().members()).containsExactly(0, 2, 3);
        assertThat(domain.cpu().orElseThrow().topology()).contains(new CpuTopology(1, 1, 1, 2, 1));
    }

    @Test
    void refusesSharesOutOfRangeAtTheEnd() {
        refuses(
                document("<cputune><shares>1</shares></cputune>", ""),
                67,
                20,
                "unsupported configuration: Value of cputune 'shares' must be in range"
                        + " [2, 262144]",
                "/domain/cputune");
    }

    @Test
    void guessesTheBusOfADiskFromItsName() {
        Disk disk = devices("<disk><source file='/a'/><target dev='sdp'/></disk>").disks().get(0);
        assertThat(disk.bus()).isEqualTo(DiskBus.SCSI);
        assertThat(disk.address()).contains(new DriveAddress(1, 0, 0, 0));
    }

    @Test
    void addsTheControllersThatDisksNeed() {
        Devices devices =
                devices(
                        "<disk><source file='/a'/><target dev='sdp'/></disk>"
                                + "<disk><source file='/b'/><target dev='hda'/></disk>"
                                + "<disk device='floppy'><target dev='fda'/></disk>");
        assertThat(devices.controllers())
                .extracting(one -> one.type().text() + one.index())
                .containsExactly("scsi0", "scsi1", "fdc0", "ide0");
    }

    @Test
    void sortsTheDisksOfABusByName() {
        Devices devices =
                devices(
                        "<disk><source file='/1'/><target dev='sdb' bus='scsi'/></disk>"
                                + "<disk><source file='/2'/><target dev='hda' bus='ide'/></disk>"
                                + "<disk><source file='/3'/><target dev='sda' bus='scsi'/></disk>");
        assertThat(devices.disks()).extracting(Disk::target).containsExactly("sda", "sdb", "hda");
    }

    @Test
    void namesTheDiskThatIsWrongWhereverItWasSorted() {
        refusesDevice(
                "<disk><source file='/1'/><target dev='sdb'/></disk>"
                        + "<disk><target dev='sda'/></disk>",
                "missing source information for device sda",
                "/domain/devices/disk[2]");
    }

    @Test
    void refusesTwoDisksWithOneName() {
        refusesDevice(
                "<disk><source file='/1'/><target dev='sda'/></disk>"
                        + "<disk><source file='/2'/><target dev='sda' bus='sata'/></disk>",
                "XML error: target 'sda' duplicated for disk sources '/1' and '/2'",
                "/domain/devices/disk[2]");
    }

    @Test
    void refusesABusThatIsNone() {
        refusesDevice(
                "<disk><source file='/1'/><target dev='sda' bus='nvme'/></disk>",
                "XML error: Invalid value for attribute 'bus' in element 'target': 'nvme'.",
                "/domain/devices/disk/target/@bus");
    }

    @Test
    void knowsNvmeSinceTwelve() {
        String text =
                document(
                        "",
                        "<disk><source file='/1'/><target dev='nvme0n1' bus='nvme'/>"
                                + "<address type='drive' controller='0'/></disk>");
        Devices devices =
                DomainXml.read(text, DomainXmlLevel.LIBVIRT_12, DomainProfile.ESX).devices();
        assertThat(devices.controllers())
                .extracting(Controller::type)
                .containsExactly(ControllerType.NVME);
    }

    @Test
    void makesACdromOfABlockDeviceWithoutSourceAFile() {
        String cdrom = "<disk type='block' device='cdrom'>%s<target dev='sda'/></disk>";
        assertThat(devices(cdrom.formatted("")).disks().get(0).type()).isEqualTo(SourceType.FILE);
        assertThat(
                        devices(cdrom.formatted("<source startupPolicy='optional'/>"))
                                .disks()
                                .get(0)
                                .type())
                .isEqualTo(SourceType.BLOCK);
    }

    @Test
    void doublesTheFirstSerialPortAsConsole() {
        Devices devices = devices("<serial type='file'><source path='/a'/></serial>");
        assertThat(devices.serials().get(0).port()).isEqualTo(OptionalInt.of(0));
        assertThat(devices.consoles())
                .containsExactly(
                        new CharacterDevice(
                                CharacterType.FILE,
                                Optional.of("/a"),
                                Optional.empty(),
                                Optional.of("serial"),
                                OptionalInt.of(0),
                                XmlElement.empty("console")));
    }

    @Test
    void makesASerialPortOfAConsole() {
        assertThat(devices("<console type='pty'/>").serials()).hasSize(1);
    }

    @Test
    void missesTheHostOfATcpPort() {
        refusesDevice(
                "<serial type='tcp'><source mode='bind' service='1'/></serial>",
                "internal error: Missing source host attribute for char device",
                "/domain/devices/serial");
    }

    @Test
    void addsAGraphicsCardForADisplay() {
        Devices devices = devices("<graphics type='vnc' port='-1'/>");
        assertThat(devices.graphics().get(0).automaticPort()).isTrue();
        assertThat(devices.videos())
                .containsExactly(
                        new Video(
                                "vmvga",
                                OptionalLong.of(4096),
                                OptionalInt.of(1),
                                true,
                                XmlElement.empty("video")));
    }

    @ParameterizedTest
    @CsvSource({"4097,8192", "0,4096", "1,1", "2147483649,4096"})
    void roundsGraphicsMemoryUpToAPowerOfTwo(String given, long memory) {
        Devices devices = devices("<video><model type='vmvga' vram='" + given + "'/></video>");
        assertThat(devices.videos().get(0).memory()).hasValue(memory);
    }

    @Test
    void dropsNamesOfNetworkDevicesThatLibvirtMakesUp() {
        String nic =
                "<interface type='user'><mac address='00:0c:29:11:22:33'/>"
                        + "<target dev='vnet7'/></interface>";
        assertThat(devices(nic).interfaces().get(0).target()).isEmpty();
        DomainXmlReading reading =
                DomainXml.readWithDropped(
                        document("", nic), DomainXmlLevel.LIBVIRT_9_0, DomainProfile.ESX);
        assertThat(reading.dropped())
                .containsExactly(new DroppedXml("/domain/devices/interface/target/@dev", "vnet7"));
    }

    @Test
    void spellsNetworkModelsAsLibvirtDoes() {
        String nic = "<interface type='user'><model type='%s'/></interface>";
        assertThat(devices(nic.formatted("VmxNet3")).interfaces().get(0).model())
                .contains("vmxnet3");
        refusesDevice(
                nic.formatted("foo"),
                "unsupported configuration: driver does not support net model 'foo'",
                "/domain/devices/interface/model/@type");
    }

    @Test
    void carriesAlongWhatHasNoComponent() {
        String text =
                document(
                        "<metadata><a:b xmlns:a='x'>c</a:b></metadata>",
                        "<disk><driver discard='unmap' cache='none'/><source file='/a'/>"
                                + "<target dev='sda'/><serial>abc</serial></disk>"
                                + "<watchdog model='ib700' action='reset'/>");
        DomainDefinition domain = DomainXml.read(text);
        assertThat(domain.rest().child("metadata")).isPresent();
        assertThat(domain.devices().rest().child("watchdog")).isPresent();
        XmlElement rest = domain.devices().disks().get(0).rest();
        assertThat(rest.elements())
                .extracting(XmlElement::name)
                .containsExactly("driver", "serial");
        assertThat(rest.child("driver").orElseThrow().attributes())
                .containsExactly(new XmlAttribute("discard", "unmap"));
    }

    @Test
    void tellsWhatItDrops() {
        String text =
                document(
                        "<foo>1</foo><!-- c -->",
                        "<disk bar='2'><source file='/a'/><target dev='sda'/><alias name='x'/>"
                                + "</disk>");
        DomainXmlReading reading =
                DomainXml.readWithDropped(text, DomainXmlLevel.LIBVIRT_9_0, DomainProfile.ESX);
        assertThat(reading.dropped())
                .containsExactlyInAnyOrder(
                        new DroppedXml("/domain/foo", "1"),
                        new DroppedXml("/domain/comment()", " c "),
                        new DroppedXml("/domain/devices/disk/@bar", "2"),
                        new DroppedXml("/domain/devices/disk/alias", ""));
    }

    @Test
    void dropsNothingOfWhatItReads() {
        String text =
                DomainXml.write(
                        DomainXml.read(
                                document(
                                        "<vcpu cpuset='0'>1</vcpu><cputune><shares>7</shares>"
                                                + "</cputune><memtune><min_guarantee>8"
                                                + "</min_guarantee></memtune>"
                                                + "<cpu><topology sockets='1' cores='1'"
                                                + " threads='1'/></cpu>",
                                        "<disk><source file='/a'/><target dev='sda'/></disk>"
                                                + "<interface type='bridge'><mac"
                                                + " address='00:0c:29:11:22:33'/><source"
                                                + " bridge='b'/><model type='e1000'/></interface>"
                                                + "<serial type='tcp'><source mode='bind' host='h'"
                                                + " service='1'/><protocol type='telnet'/></serial>"
                                                + "<graphics type='vnc' port='5900' listen='::'/>"
                                                + "<filesystem><source dir='/a'/><target dir='t'/>"
                                                + "</filesystem>")));
        DomainXmlReading reading =
                DomainXml.readWithDropped(text, DomainXmlLevel.LIBVIRT_9_0, DomainProfile.ESX);
        assertThat(reading.dropped()).isEmpty();
        assertThat(DomainXml.write(reading.definition())).isEqualTo(text);
    }

    @Test
    void refusesSlashesInNamesForPlayer() {
        String text = document("", "").replace("<name>t", "<name>a/b");
        assertThat(DomainXml.read(text).name()).contains("a/b");
        assertThatExceptionOfType(DomainXmlException.class)
                .isThrownBy(() ->
                        DomainXml.read(text, DomainXmlLevel.LIBVIRT_9_0, DomainProfile.PLAYER))
                .withMessage("XML error: name a/b cannot contain '/'");
    }

    @Test
    void bootsPlayersDomainsFromTheHardDisk() {
        DomainDefinition domain =
                DomainXml.read(document("", ""), DomainXmlLevel.LIBVIRT_9_0, DomainProfile.PLAYER);
        assertThat(domain.os().rest().child("boot").orElseThrow().attribute("dev")).contains("hd");
    }
}
