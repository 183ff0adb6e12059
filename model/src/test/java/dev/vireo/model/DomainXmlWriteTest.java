package dev.vireo.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DomainXmlWriteTest {
    private static final DomainXmlOptions SECRET = DomainXmlOptions.DEFAULT.withPasswords(true);

    @Test
    void weavesInWhatIsCarriedAlong() throws IOException {
        assertThat(DomainXml.write(rich(), SECRET)).isEqualTo(golden("rich.xml"));
    }

    @Test
    void leavesPasswordsOut() throws IOException {
        assertThat(DomainXml.write(rich()))
                .isEqualTo(golden("rich.xml").replace(" passwd='x&amp;'", ""));
    }

    @Test
    void writesTheSmallestDomain() {
        assertThat(DomainXml.write(DomainDefinition.builder().memory(4096).build()))
                .isEqualTo(
                        """
                        <domain type='vmware'>
                          <uuid>00000000-0000-0000-0000-000000000000</uuid>
                          <memory unit='KiB'>4096</memory>
                          <currentMemory unit='KiB'>0</currentMemory>
                          <vcpu placement='static'>1</vcpu>
                          <os>
                            <type arch='i686'>hvm</type>
                          </os>
                          <clock offset='utc'/>
                          <on_poweroff>destroy</on_poweroff>
                          <on_reboot>restart</on_reboot>
                          <on_crash>destroy</on_crash>
                          <devices>
                          </devices>
                        </domain>
                        """);
    }

    @Test
    void escapesAndDropsControlCharacters() {
        DomainDefinition domain =
                DomainDefinition.builder()
                        .name(Optional.of("<>&'\"\u0001\t\n\u007F\u00E9"))
                        .description(Optional.of(""))
                        .build();

        assertThat(DomainXml.write(domain))
                .contains("<name>&lt;&gt;&amp;&apos;&quot;\t\n\u007F\u00E9</name>")
                .contains("<description></description>");
    }

    @Test
    void writesWhatVmwareAdds() {
        DomainDefinition domain =
                DomainDefinition.builder()
                        .vmware(new VmwareNamespace(Optional.of("a/b<"), Optional.of("vm-1")))
                        .build();

        assertThat(DomainXml.write(domain))
                .startsWith(
                        "<domain type='vmware'"
                                + " xmlns:vmware='http://libvirt.org/schemas/domain/vmware/1.0'>\n")
                .endsWith(
                        """
                          </devices>
                          <vmware:datacenterpath>a/b&lt;</vmware:datacenterpath>
                          <vmware:moref>vm-1</vmware:moref>
                        </domain>
                        """);
    }

    @Test
    void writesClustersIfAsked() {
        DomainDefinition domain =
                DomainDefinition.builder()
                        .cpu(Optional.of(cpu(new CpuTopology(1, 1, 1, 2, 1))))
                        .build();

        assertThat(DomainXml.write(domain, DomainXmlOptions.DEFAULT.withClusters(true)))
                .contains("<topology sockets='1' dies='1' clusters='1' cores='2' threads='1'/>\n");
    }

    private static Cpu cpu(CpuTopology topology) {
        return new Cpu(
                CpuMode.CUSTOM, false, Optional.of(topology), List.of(), XmlElement.empty("cpu"));
    }

    private static DomainDefinition rich() {
        return DomainDefinition.builder()
                .name(Optional.of("a<b"))
                .uuid(UUID.fromString("564d9bef-acd9-b4e0-c8f0-aea8b9103515"))
                .generationId(Optional.of(UUID.fromString("564d9bef-acd9-b4e0-c8f0-aea8b9103516")))
                .title(Optional.of("t"))
                .description(Optional.of("d'\""))
                .memory(4096)
                .currentMemory(4096)
                .memoryTuning(
                        new MemoryTuning(
                                OptionalLong.of(1),
                                OptionalLong.empty(),
                                OptionalLong.of(4),
                                OptionalLong.empty()))
                .vcpus(new Vcpus(2, 2, Optional.of(CpuSet.of(0, 1, 3)), XmlElement.empty("vcpu")))
                .cpuShares(OptionalLong.of(7))
                .os(
                        new OperatingSystem(
                                "hvm",
                                "x86_64",
                                Optional.empty(),
                                Optional.of(Firmware.EFI),
                                List.of(),
                                Optional.of("/n"),
                                Optional.of(SmbiosMode.HOST),
                                XmlDocument.parse("<os><boot dev='hd'/></os>")))
                .cpu(Optional.of(cpu(new CpuTopology(1, 1, 1, 2, 1))))
                .devices(devices())
                .rest(
                        XmlDocument.parse(
                                """
                                <domain>
                                  <pm><suspend-to-mem enabled='no'/></pm>
                                  <clock offset='localtime'>
                                    <timer name='rtc' tickpolicy='catchup'/>
                                  </clock>
                                  <features><acpi/></features>
                                  <sysinfo type='smbios'>
                                    <bios><entry name='vendor'>v</entry></bios>
                                  </sysinfo>
                                  <cputune><period>2000</period></cputune>
                                  <metadata><x:m x:a="\u00E9'" xmlns:x="urn:x"><x:n/>
                                    <x:o>t &amp; \u00E9</x:o><!-- c --></x:m></metadata>
                                </domain>
                                """))
                .build();
    }

    private static Devices devices() {
        return Devices.builder()
                .disks(List.of(disk()))
                .controllers(
                        List.of(
                                new Controller(
                                        ControllerType.SCSI,
                                        0,
                                        Optional.of("lsilogic"),
                                        Optional.of(
                                                new PciAddress(
                                                        0,
                                                        3,
                                                        0x15,
                                                        0,
                                                        XmlDocument.parse(
                                                                "<address multifunction='on'/>"))),
                                        XmlDocument.parse(
                                                "<controller><driver queues='2'/></controller>"))))
                .filesystems(
                        List.of(
                                new Filesystem(
                                        FilesystemType.MOUNT,
                                        Optional.of("/a"),
                                        "b",
                                        true,
                                        XmlElement.empty("filesystem"))))
                .interfaces(
                        List.of(
                                new NetworkInterface(
                                        InterfaceType.BRIDGE,
                                        MacAddress.parse("00:0c:29:01:02:03").orElseThrow(),
                                        Optional.of(MacAddressType.STATIC),
                                        Optional.of(false),
                                        Optional.of("VM Network"),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of("e1000"),
                                        XmlDocument.parse(
                                                "<interface><link state='down'/></interface>"))))
                .serials(List.of(file("serial", Optional.empty()), network()))
                .consoles(List.of(file("console", Optional.of("serial"))))
                .graphics(List.of(graphics()))
                .videos(
                        List.of(
                                new Video(
                                        "vmvga",
                                        OptionalLong.of(4096),
                                        OptionalInt.of(1),
                                        true,
                                        XmlDocument.parse(
                                                "<video><model><acceleration"
                                                        + " accel3d='yes'/></model></video>"))))
                .rest(
                        XmlDocument.parse(
                                """
                                <devices>
                                  <watchdog model='i6300esb' action='reset'/>
                                  <input type='tablet' bus='usb'/>
                                  <emulator>/e</emulator>
                                </devices>
                                """))
                .build();
    }

    private static Disk disk() {
        return new Disk(
                SourceType.FILE,
                DiskDevice.DISK,
                Optional.of("[a] b.vmdk"),
                Optional.of(StartupPolicy.OPTIONAL),
                "sda",
                DiskBus.SCSI,
                Optional.of(new DriveAddress(0, 0, 0, 0)),
                Optional.of("lsilogic"),
                DiskCache.WRITE_THROUGH,
                true,
                false,
                false,
                XmlDocument.parse(
                        "<disk><boot order='1'/><serial>s</serial><driver io='threads'/></disk>"));
    }

    private static CharacterDevice file(String name, Optional<String> targetType) {
        return new CharacterDevice(
                CharacterType.FILE,
                Optional.of("/x"),
                Optional.empty(),
                targetType,
                OptionalInt.of(1),
                new XmlElement(
                        name, List.of(), List.of(XmlDocument.parse("<source append='on'/>"))));
    }

    private static CharacterDevice network() {
        return new CharacterDevice(
                CharacterType.TCP,
                Optional.empty(),
                Optional.of(new CharacterEndpoint(true, "h", "1", CharacterProtocol.TELNET)),
                Optional.empty(),
                OptionalInt.of(2),
                XmlElement.empty("serial"));
    }

    private static Graphics graphics() {
        return new Graphics(
                GraphicsType.VNC,
                OptionalInt.of(5900),
                false,
                List.of(
                        new GraphicsListen(
                                ListenType.ADDRESS,
                                Optional.of("1.2.3.4"),
                                XmlElement.empty("listen"))),
                Optional.of("de"),
                Optional.of("x&"),
                XmlDocument.parse("<graphics sharePolicy='force-shared'/>"));
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = DomainXmlWriteTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
