package dev.vireo.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.InterfaceType;
import dev.vireo.model.MacAddressType;
import dev.vireo.model.NetworkInterface;
import dev.vireo.model.SwitchPort;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EthernetEntriesTest {
    private static final String SWITCH = "50 25 0f 27 53 8b 50 91-a4 3b a5 0c e9 5f 23 82";

    private static NetworkInterface only(VmxLevel level, String lines) {
        List<NetworkInterface> all =
                Reads.domain(level, "ethernet0.present = \"true\"\n" + lines)
                        .devices()
                        .interfaces();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static NetworkInterface libvirt9(String lines) {
        return only(VmxLevel.LIBVIRT_9_0, lines);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ethernet.present",
                "ethernet1",
                "ethernet1x.present",
                "ethernet1:0",
                "ethernet2147483648.a"
            })
    void refusesAnyKeyThatOnlyBeginsLikeAnInterface(String key) {
        assertThatThrownBy(() -> Reads.libvirt9(key + " = \"\""))
                .hasMessage(
                        "internal error: failed to parse the index of the VMX key '" + key + "'");
    }

    @Test
    void readsInterfacesOfAnyNumberInTheirOrder() {
        assertThat(
                        Reads.libvirt9(
                                        """
                                        ethernet100.present = "true"
                                        ethernet100.networkName = "b"
                                        ethernet3.present = "true"
                                        ethernet3.networkName = "a"
                                        """)
                                .devices()
                                .interfaces())
                .extracting(NetworkInterface::bridge)
                .containsExactly(Optional.of("a"), Optional.of("b"));
    }

    @Test
    void takesTheAddressThatItsTypeNames() {
        String both =
                """
                ethernet0.address = "0:50:56:a:b:c"
                ethernet0.generatedAddress = "00:0C:29:01:02:03"
                """;

        assertThat(libvirt9(both).mac()).hasToString("00:0c:29:01:02:03");
        assertThat(libvirt9(both).macType()).isEmpty();
        NetworkInterface fixed = libvirt9(both + "ethernet0.addressType = \"Static\"");
        assertThat(fixed.mac()).hasToString("00:50:56:0a:0b:0c");
        assertThat(fixed.macType()).contains(MacAddressType.STATIC);
        assertThat(libvirt9(both + "ethernet0.addressType = \"vpx\"").macType())
                .contains(MacAddressType.GENERATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00:0c:29:11:22", " 00:0c:29:11:22:33", "000:0c:29:11:22:33", "x"})
    void refusesWhatIsNoAddress(String mac) {
        assertThatThrownBy(() -> libvirt9("ethernet0.generatedAddress = \"" + mac + '"'))
                .hasMessage(
                        "internal error: Expecting VMX entry 'ethernet0.generatedAddress' to be MAC"
                                + " address but found '"
                                + mac
                                + "'");
    }

    @Test
    void ignoresWhatFollowsAnAddressAfterABlank() {
        assertThat(libvirt9("ethernet0.generatedAddress = \"00:0c:29:11:22:33 x\"").mac())
                .hasToString("00:0c:29:11:22:33");
    }

    @ParameterizedTest
    @CsvSource({"true, true", "TRUE, false", "false, false", "1, false"})
    void checksAddressesOnlyForTheLowerCaseWord(String value, boolean check) {
        assertThat(libvirt9("ethernet0.checkMACAddress = \"" + value + '"').macCheck())
                .contains(check);
    }

    @ParameterizedTest
    @CsvSource({
        "bridged, BRIDGE",
        "NAT, USER",
        "custom, BRIDGE",
    })
    void readsHowItIsConnected(String connection, InterfaceType type) {
        assertThat(
                        libvirt9(
                                        """
                                        ethernet0.networkName = "VM Network"
                                        ethernet0.vnet = "vmnet7"
                                        ethernet0.connectionType = "%s"
                                        """
                                                .formatted(connection))
                                .type())
                .isEqualTo(type);
    }

    @Test
    void isConnectedToNothingWithoutANetwork() {
        assertThat(libvirt9("").type()).isEqualTo(InterfaceType.NULL);
    }

    @Test
    void leavesOutNamesOfDevicesThatLibvirtWouldMakeUp() {
        String custom =
                "ethernet0.networkName = \"a\"\nethernet0.connectionType = \"custom\"\n"
                        + "ethernet0.vnet = ";

        assertThat(libvirt9(custom + "\"vmnet7\"").target()).contains("vmnet7");
        assertThat(libvirt9(custom + "\"vnet0\"").target()).isEmpty();
    }

    @Test
    void refusesHostOnlyNetworksExceptAtLevelFull() {
        String line = "ethernet0.connectionType = \"hostonly\"";

        assertThatThrownBy(() -> libvirt9(line))
                .hasMessage(
                        "internal error: No yet handled value 'hostonly' for VMX entry"
                                + " 'ethernet0.connectionType'");
        assertThat(only(VmxLevel.FULL, line).type()).isEqualTo(InterfaceType.NULL);
        assertThat(Reads.losses(VmxLevel.FULL, "ethernet0.present = \"true\"\n" + line))
                .extracting(Loss::place)
                .contains("ethernet0.connectionType");
    }

    @Test
    void refusesUnknownModelsExceptAtLevelFull() {
        String line = "ethernet0.virtualDev = \"vmxnet4\"";

        assertThatThrownBy(() -> libvirt9(line)).hasMessageContaining("but found 'vmxnet4'");
        assertThat(only(VmxLevel.FULL, line).model()).isEmpty();
    }

    @Test
    void knowsVmxnet2ByItsFeatures() {
        assertThat(libvirt9("ethernet0.virtualDev = \"VMXNET\"").model()).contains("vmxnet");
        assertThat(
                        libvirt9("ethernet0.virtualDev = \"vmxnet\"\nethernet0.features = \"15\"")
                                .model())
                .contains("vmxnet2");
    }

    @Test
    void readsThePortOfADistributedSwitch() {
        String lines =
                """
                ethernet0.connectionType = "nat"
                ethernet0.dvs.switchId = "%s"
                ethernet0.dvs.portId = "5"
                ethernet0.dvs.portgroupId = "dvportgroup-1"
                ethernet0.dvs.connectionId = "6"
                """
                        .formatted(SWITCH);

        assertThat(libvirt9(lines).port())
                .contains(
                        new SwitchPort(
                                UUID.fromString("50250f27-538b-5091-a43b-a50ce95f2382"),
                                OptionalLong.of(5),
                                Optional.of("dvportgroup-1"),
                                OptionalLong.of(6)));
    }

    @Test
    void needsAllOfAPortOfADistributedSwitchBeforeLibvirt12() {
        String line = "ethernet0.dvs.switchId = \"" + SWITCH + '"';

        assertThatThrownBy(() -> libvirt9(line))
                .hasMessage(
                        "internal error: Missing essential config entry"
                                + " 'ethernet0.dvs.portgroupId'");
        assertThat(only(VmxLevel.LIBVIRT_12, line).type()).isEqualTo(InterfaceType.VDS);
    }
}
