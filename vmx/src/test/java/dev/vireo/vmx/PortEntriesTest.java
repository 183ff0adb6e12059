package dev.vireo.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.CharacterDevice;
import dev.vireo.model.CharacterEndpoint;
import dev.vireo.model.CharacterProtocol;
import dev.vireo.model.CharacterType;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortEntriesTest {
    private static CharacterDevice serial(VmxLevel level, String lines) {
        return Reads.domain(level, "serial0.present = \"true\"\n" + lines)
                .devices()
                .serials()
                .getFirst();
    }

    private static CharacterDevice network(VmxLevel level, String name) {
        return serial(
                level, "serial0.fileType = \"network\"\nserial0.fileName = \"" + name + "\"\n");
    }

    @ParameterizedTest
    @CsvSource({
        "tcp://h:1, h, RAW",
        "//h:1, h, RAW",
        "TCP4://h:1/path?query#fragment, h, RAW",
        "telnet://user@h_1:1, h_1, TELNET",
        "telnets://h%41:1, hA, TELNETS",
        "tcp6+ssl://[::1]:1, ::1, TLS"
    })
    void readsWhereTheNetworkPortIs(String uri, String host, CharacterProtocol protocol) {
        assertThat(network(VmxLevel.LIBVIRT_9_0, uri).endpoint())
                .contains(new CharacterEndpoint(true, host, "1", protocol));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp://h", "tcp:h:1", "tcp://:1", ""})
    void needsAPort(String uri) {
        assertThatThrownBy(() -> network(VmxLevel.LIBVIRT_9_0, uri))
                .hasMessage(
                        "internal error: VMX entry 'serial0.fileName' doesn't contain a port part");
        assertThat(network(VmxLevel.LIBVIRT_12, uri).type()).isEqualTo(CharacterType.NULL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"://h:1", ":1", "tcp://h:x", "tcp://[::1:1", "tcp://h:1 ", "ä"})
    void refusesWhatIsNoUri(String uri) {
        assertThatThrownBy(() -> network(VmxLevel.LIBVIRT_9_0, uri))
                .hasMessage("internal error: Unable to parse URI " + uri)
                .extracting(error -> ((VirtException) error).domain())
                .isEqualTo(ErrorDomain.URI);
    }

    @Test
    void refusesOtherProtocols() {
        assertThatThrownBy(() -> network(VmxLevel.LIBVIRT_9_0, "udp://h:1"))
                .hasMessage(
                        "internal error: VMX entry 'serial0.fileName' contains unsupported scheme"
                                + " 'udp'");
    }

    @Test
    void endsAHostAtANul() {
        assertThat(network(VmxLevel.LIBVIRT_9_0, "tcp://h%00x:1").endpoint().orElseThrow().host())
                .isEqualTo("h");
    }

    /// libvirt's drivers crash here.
    @Test
    void namesTheFileThatIsMissing() {
        assertThatThrownBy(() -> serial(VmxLevel.LIBVIRT_9_0, "serial0.fileType = \"file\""))
                .hasMessage("internal error: Missing essential config entry 'serial0.fileName'");
    }

    @Test
    void connectsToTheConcentratorAtLevelFull() {
        String lines =
                """
                serial0.fileType = "network"
                serial0.fileName = "vSPC.py"
                serial0.network.endPoint = "server"
                serial0.vspc = "telnet://proxy:13370"
                """;

        assertThatThrownBy(() -> serial(VmxLevel.LIBVIRT_9_0, lines))
                .hasMessageContaining("doesn't contain a port part");
        assertThat(serial(VmxLevel.FULL, lines).endpoint())
                .contains(new CharacterEndpoint(false, "proxy", "13370", CharacterProtocol.TELNET));
        VmxFile back =
                Reads.back(Reads.domain(VmxLevel.FULL, "serial0.present = \"true\"\n" + lines));
        assertThat(back.get("serial0.vspc")).contains("telnet://proxy:13370");
        assertThat(back.get("serial0.fileName")).contains("vSPC.py");
        assertThat(back.get("serial0.network.endPoint")).contains("server");
    }

    @Test
    void doublesTheFirstSerialPortAsAConsole() {
        assertThat(Reads.libvirt9("serial1.present = \"true\"").devices().consoles()).hasSize(1);
    }

    @Test
    void looksAtFourSerialAndThreeParallelPorts() {
        String lines =
                """
                serial3.present = "true"
                serial4.present = "true"
                parallel2.present = "true"
                parallel2.fileType = "device"
                parallel2.fileName = "/dev/parport0"
                parallel3.present = "true"
                """;

        assertThat(Reads.libvirt9(lines).devices().serials()).hasSize(1);
        assertThat(Reads.libvirt9(lines).devices().parallels()).hasSize(1);
        assertThat(Reads.losses(VmxLevel.LIBVIRT_9_0, lines))
                .extracting(Loss::place)
                .contains("serial4.present", "parallel3.present");
    }
}
