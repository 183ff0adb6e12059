package dev.vireo.vmx;

import static dev.vireo.vmx.Domains.bridged;
import static dev.vireo.vmx.Domains.extra;
import static dev.vireo.vmx.Domains.network;
import static dev.vireo.vmx.Domains.port;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.CharacterDevice;
import dev.vireo.model.CharacterProtocol;
import dev.vireo.model.CharacterType;
import dev.vireo.model.DomainDefinition;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.Filesystem;
import dev.vireo.model.FilesystemType;
import dev.vireo.model.Graphics;
import dev.vireo.model.GraphicsListen;
import dev.vireo.model.GraphicsType;
import dev.vireo.model.InterfaceType;
import dev.vireo.model.ListenType;
import dev.vireo.model.MacAddressType;
import dev.vireo.model.NetworkInterface;
import dev.vireo.model.SwitchPort;
import dev.vireo.model.Video;
import dev.vireo.model.XmlElement;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What interfaces, ports, displays and shared folders are in VMX.
class DeviceOutputTest {
    private static final long GENERATED = 0x000c291a2b3cL;
    private static final long VCENTER = 0x005056800001L;
    private static final long ASSIGNED = 0x005056000001L;
    private static final long FOREIGN = 0x00abcd000001L;

    private static DomainDefinition interfaces(NetworkInterface... interfaces) {
        return Domains.with(it -> it.interfaces(List.of(interfaces)));
    }

    private static NetworkInterface interfaceOf(
            InterfaceType type, Optional<SwitchPort> port, Optional<String> model) {
        NetworkInterface base = bridged("x", GENERATED);
        return new NetworkInterface(
                type,
                base.mac(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                port,
                Optional.empty(),
                model,
                base.rest());
    }

    private static List<String> address(
            long mac, Optional<MacAddressType> type, Optional<Boolean> check) {
        NetworkInterface base = bridged("x", mac);
        NetworkInterface one =
                new NetworkInterface(
                        InterfaceType.USER,
                        base.mac(),
                        type,
                        check,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        base.rest());
        return extra(interfaces(one)).stream()
                .skip(2)
                .map(line -> line.substring("ethernet0.".length()))
                .toList();
    }

    @Test
    void bridgesToAPortGroup() {
        assertThat(extra(interfaces(bridged("VM Network", GENERATED))))
                .containsExactly(
                        "ethernet0.present = \"true\"",
                        "ethernet0.networkName = \"VM Network\"",
                        "ethernet0.connectionType = \"bridged\"",
                        "ethernet0.addressType = \"generated\"",
                        "ethernet0.generatedAddress = \"00:0c:29:1a:2b:3c\"",
                        "ethernet0.generatedAddressOffset = \"0\"");
    }

    @Test
    void refusesAQuoteInTheNameOfANetwork() {
        DomainToVmxTest.refused(
                interfaces(bridged("a", GENERATED), bridged("a\"b", FOREIGN)),
                ErrorCode.CONFIG_UNSUPPORTED,
                "unsupported configuration: the value of"
                        + " /domain/devices/interface[2]/source/@bridge holds a double quote, which"
                        + " VMX entry 'ethernet1.networkName' cannot hold");
    }

    @Test
    void saysWhoMadeAnAddressByItsRange() {
        assertThat(address(VCENTER, Optional.empty(), Optional.empty()))
                .containsExactly(
                        "addressType = \"vpx\"", "generatedAddress = \"00:50:56:80:00:01\"");
        assertThat(address(ASSIGNED, Optional.empty(), Optional.empty()))
                .containsExactly("addressType = \"static\"", "address = \"00:50:56:00:00:01\"");
        assertThat(address(FOREIGN, Optional.empty(), Optional.empty()))
                .containsExactly(
                        "addressType = \"static\"",
                        "address = \"00:ab:cd:00:00:01\"",
                        "checkMACAddress = \"false\"");
    }

    @Test
    void letsTheDocumentOverruleTheRange() {
        assertThat(address(FOREIGN, Optional.of(MacAddressType.GENERATED), Optional.empty()))
                .containsExactly(
                        "addressType = \"generated\"",
                        "generatedAddress = \"00:ab:cd:00:00:01\"",
                        "generatedAddressOffset = \"0\"");
        assertThat(address(VCENTER, Optional.of(MacAddressType.GENERATED), Optional.empty()))
                .contains("addressType = \"vpx\"");
        assertThat(address(GENERATED, Optional.of(MacAddressType.STATIC), Optional.of(true)))
                .containsExactly(
                        "addressType = \"static\"",
                        "address = \"00:0c:29:1a:2b:3c\"",
                        "checkMACAddress = \"true\"");
    }

    @Test
    void writesModelsThatVmwareHas() {
        assertThat(
                        extra(
                                interfaces(
                                        interfaceOf(
                                                InterfaceType.NULL,
                                                Optional.empty(),
                                                Optional.of("vmxnet2")))))
                .contains("ethernet0.virtualDev = \"vmxnet\"", "ethernet0.features = \"15\"");
        DomainToVmxTest.refused(
                interfaces(
                        interfaceOf(
                                InterfaceType.NETWORK, Optional.empty(), Optional.of("virtio"))),
                ErrorCode.INTERNAL_ERROR,
                "internal error: Expecting domain XML entry 'devices/interface/model' to be"
                        + " 'vlance' or 'vmxnet' or 'vmxnet2' or 'vmxnet3' or 'e1000' or 'e1000e'"
                        + " but found 'virtio'");
        DomainToVmxTest.refused(
                interfaces(interfaceOf(InterfaceType.NETWORK, Optional.empty(), Optional.empty())),
                ErrorCode.CONFIG_UNSUPPORTED,
                "unsupported configuration: Unsupported net type 'network'");
    }

    @Test
    void connectsToAPortOfADistributedSwitch() {
        SwitchPort port =
                new SwitchPort(
                        UUID.fromString("aabbccdd-eeff-0011-2233-445566778899"),
                        OptionalLong.of(0),
                        Optional.of("group<1>"),
                        OptionalLong.of(-5));
        DomainDefinition domain =
                interfaces(interfaceOf(InterfaceType.VDS, Optional.of(port), Optional.empty()));

        assertThat(extra(domain))
                .contains(
                        "ethernet0.dvs.switchId = \"aa bb cc dd ee ff 00 11-22 33 44 55 66 77 88"
                                + " 99\"",
                        "ethernet0.dvs.portId = \"0\"",
                        "ethernet0.dvs.portgroupId = \"group&lt;1&gt;\"",
                        "ethernet0.dvs.connectionId = \"-5\"");
        assertThat(extra(domain, 4, VmxLevel.LIBVIRT_12))
                .contains("ethernet0.dvs.connectionId = \"-5\"")
                .doesNotContain("ethernet0.dvs.portId = \"0\"");
    }

    @Test
    void hasFourInterfacesAndTenFromHardwareVersion7() {
        DomainDefinition domain =
                interfaces(
                        Collections.nCopies(11, bridged("x", GENERATED))
                                .toArray(NetworkInterface[]::new));

        DomainToVmxTest.refused(
                domain,
                ErrorCode.INTERNAL_ERROR,
                "internal error: Ethernet controller index 4 out of [0..3] range");
        assertThatThrownBy(() -> Domains.vmx(domain, 7))
                .hasMessage("internal error: Ethernet controller index 10 out of [0..9] range");
    }

    @Test
    void connectsSerialPorts() {
        assertThat(serial(port(CharacterType.DEV, "/dev/ttyS0", 1)))
                .containsExactly(
                        "serial1.present = \"true\"",
                        "serial1.fileType = \"device\"",
                        "serial1.fileName = \"/dev/ttyS0\"",
                        "serial1.yieldOnMsrRead = \"true\"");
        assertThat(serial(port(CharacterType.FILE, "[ds] s.log", 0)))
                .contains(
                        "serial0.fileType = \"file\"",
                        "serial0.fileName = \"/vmfs/volumes/ds/s.log\"");
        assertThat(serial(port(CharacterType.PIPE, "/tmp/p", 0)))
                .containsExactly(
                        "serial0.present = \"true\"",
                        "serial0.fileType = \"pipe\"",
                        "serial0.pipe.endPoint = \"client\"",
                        "serial0.tryNoRxLoss = \"false\"",
                        "serial0.fileName = \"/tmp/p\"",
                        "serial0.yieldOnMsrRead = \"true\"");
        assertThat(serial(network(CharacterProtocol.TLS, true, "::1", "http")))
                .containsExactly(
                        "serial0.present = \"true\"",
                        "serial0.fileType = \"network\"",
                        "serial0.fileName = \"ssl://::1:http\"",
                        "serial0.network.endPoint = \"server\"",
                        "serial0.yieldOnMsrRead = \"true\"");
    }

    private static List<String> serial(CharacterDevice port) {
        return extra(Domains.with(it -> it.serials(List.of(port))));
    }

    @Test
    void refusesPortsThatVmwareHasNot() {
        DomainToVmxTest.refused(
                Domains.with(it -> it.serials(List.of(port(CharacterType.DEV, "/x", 4)))),
                ErrorCode.INTERNAL_ERROR,
                "internal error: Serial port index 4 out of [0..3] range");
        DomainToVmxTest.refused(
                Domains.with(it -> it.serials(List.of(port(CharacterType.PTY, "", 0)))),
                ErrorCode.CONFIG_UNSUPPORTED,
                "unsupported configuration: Unsupported character device type 'pty'");
        DomainToVmxTest.refused(
                Domains.with(it -> it.parallels(List.of(port(CharacterType.DEV, "/x", 3)))),
                ErrorCode.INTERNAL_ERROR,
                "internal error: Parallel port index 3 out of [0..2] range");
        DomainToVmxTest.refused(
                Domains.with(it -> it.parallels(List.of(port(CharacterType.PIPE, "/x", 0)))),
                ErrorCode.CONFIG_UNSUPPORTED,
                "unsupported configuration: Unsupported character device type 'pipe'");
    }

    @Test
    void connectsParallelPorts() {
        assertThat(
                        extra(
                                Domains.with(it ->
                                        it.parallels(
                                                List.of(port(CharacterType.FILE, "/lpt.out", 2))))))
                .containsExactly(
                        "parallel2.present = \"true\"",
                        "parallel2.fileType = \"file\"",
                        "parallel2.fileName = \"/lpt.out\"");
    }

    @Test
    void showsTheScreenWithVnc() {
        assertThat(extra(display(graphics(GraphicsType.VNC, 5901, false, "secret"))))
                .containsExactly(
                        "RemoteDisplay.vnc.enabled = \"true\"",
                        "RemoteDisplay.vnc.port = \"5901\"",
                        "RemoteDisplay.vnc.ip = \"1.2.3.4\"",
                        "RemoteDisplay.vnc.keymap = \"de\"",
                        "RemoteDisplay.vnc.password = \"secret\"");
        assertThat(extra(display(graphics(GraphicsType.VNC, -1, true, "secret"))))
                .noneMatch(line -> line.contains(".port"));
        DomainToVmxTest.refused(
                display(graphics(GraphicsType.SPICE, 5901, false, "secret")),
                ErrorCode.CONFIG_UNSUPPORTED,
                "unsupported configuration: Unsupported graphics type 'spice'");
    }

    @Test
    void refusesAQuoteInThePasswordWithoutShowingIt() {
        DomainToVmxTest.refused(
                display(graphics(GraphicsType.VNC, 5901, false, "a\"b")),
                ErrorCode.CONFIG_UNSUPPORTED,
                "unsupported configuration: the value of /domain/devices/graphics/@passwd holds a"
                        + " double quote, which VMX entry 'RemoteDisplay.vnc.password' cannot"
                        + " hold");
    }

    private static DomainDefinition display(Graphics graphics) {
        return Domains.with(it -> it.graphics(List.of(graphics)));
    }

    private static Graphics graphics(
            GraphicsType type, int port, boolean automatic, String password) {
        return new Graphics(
                type,
                OptionalInt.of(port),
                automatic,
                List.of(
                        new GraphicsListen(
                                ListenType.ADDRESS,
                                Optional.of("1.2.3.4"),
                                XmlElement.empty("listen"))),
                Optional.of("de"),
                Optional.of(password),
                XmlElement.empty("graphics"));
    }

    @Test
    void givesTheGraphicsCardItsMemoryInBytes() {
        assertThat(extra(videos(video("vmvga", 65, 1))))
                .containsExactly("svga.vramSize = \"131072\"");
        DomainToVmxTest.refused(
                videos(video("qxl", 64, 1)),
                ErrorCode.CONFIG_UNSUPPORTED,
                "unsupported configuration: Unsupported video device type 'qxl'");
        DomainToVmxTest.refused(
                videos(video("vmvga", 64, 2)),
                ErrorCode.CONFIG_UNSUPPORTED,
                "unsupported configuration: Multi-head video devices are unsupported");
        // the number of heads has no sign
        DomainToVmxTest.refused(
                videos(video("vmvga", 64, -1)),
                ErrorCode.CONFIG_UNSUPPORTED,
                "unsupported configuration: Multi-head video devices are unsupported");
        DomainToVmxTest.refused(
                videos(video("vmvga", 64, 1), video("qxl", 64, 1)),
                ErrorCode.INTERNAL_ERROR,
                "internal error: No support for multiple video devices");
    }

    private static DomainDefinition videos(Video... cards) {
        return Domains.with(it -> it.videos(List.of(cards)));
    }

    private static Video video(String model, long memory, int heads) {
        return new Video(
                model,
                OptionalLong.of(memory),
                OptionalInt.of(heads),
                true,
                XmlElement.empty("video"));
    }

    @Test
    void sharesFolders() {
        assertThat(extra(folders(FilesystemType.MOUNT)))
                .containsExactly(
                        "isolation.tools.hgfs.disable = \"false\"",
                        "sharedFolder.maxNum = \"1\"",
                        "sharedFolder0.present = \"true\"",
                        "sharedFolder0.enabled = \"true\"",
                        "sharedFolder0.readAccess = \"true\"",
                        "sharedFolder0.writeAccess = \"false\"",
                        "sharedFolder0.hostPath = \"/srv\"",
                        "sharedFolder0.guestName = \"srv\"");
        DomainToVmxTest.refused(
                folders(FilesystemType.RAM),
                ErrorCode.CONFIG_UNSUPPORTED,
                "unsupported configuration: Only 'mount' filesystem type is supported");
    }

    private static DomainDefinition folders(FilesystemType type) {
        Filesystem folder =
                new Filesystem(
                        type, Optional.of("/srv"), "srv", true, XmlElement.empty("filesystem"));
        return Domains.with(it -> it.filesystems(List.of(folder)));
    }
}
