package dev.vireo.simulator.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.vim.OptionValue;
import dev.vireo.vim.PropertyChange;
import dev.vireo.vim.PropertyChangeOp;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceConnectInfo;
import dev.vireo.vim.VirtualE1000;
import dev.vireo.vim.VirtualHardware;
import dev.vireo.vim.VirtualMachineConfigInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

class PropertyDifferenceTest {
    private static VirtualHardware hardware(int memory, VirtualDevice... devices) {
        return VirtualHardware.builder()
                .numCPU(1)
                .memoryMB(memory)
                .device(List.of(devices))
                .build();
    }

    private static VirtualDevice card(int key, boolean connected) {
        return VirtualE1000.builder()
                .key(key)
                .connectable(
                        VirtualDeviceConnectInfo.builder()
                                .startConnected(true)
                                .allowGuestControl(true)
                                .connected(connected)
                                .build())
                .build();
    }

    private static List<String> parts(String path, Object before, Object after) {
        return PropertyDifference.of(path, before, after, true).stream()
                .map(change -> change.op() + " " + change.name())
                .toList();
    }

    @Test
    void wholePropertyIsToldUnlessPartsAreWanted() {
        VirtualHardware after = hardware(2048);
        assertThat(PropertyDifference.of("config.hardware", hardware(1024), after, false))
                .containsExactly(
                        PropertyChange.builder()
                                .name("config.hardware")
                                .op(PropertyChangeOp.ASSIGN)
                                .val(after)
                                .build());
        assertThat(parts("config.hardware", hardware(1024), after))
                .containsExactly("assign config.hardware.memoryMB");
    }

    @Test
    void elementsAreNamedByTheirKeys() {
        assertThat(
                        parts(
                                "config.hardware",
                                hardware(1024, card(4000, true), card(4001, true)),
                                hardware(1024, card(4000, false), card(4002, true))))
                .containsExactly(
                        "remove config.hardware.device[4001]",
                        "assign config.hardware.device[4000].connectable.connected",
                        "add config.hardware.device[4002]");
    }

    @Test
    void keysThatAreTextAreQuoted() {
        assertThat(parts("config", options("a", "1"), options("a", "2")))
                .containsExactly("assign config.extraConfig[\"a\"].value");
    }

    private static VirtualMachineConfigInfo options(String key, String value) {
        return VirtualMachineConfigInfo.builder()
                .extraConfig(List.of(OptionValue.builder().key(key).value(value).build()))
                .build();
    }

    @Test
    void listWithoutKeysIsToldAsAWhole() {
        VirtualMachineConfigInfo before =
                VirtualMachineConfigInfo.builder().vAssertsEnabled(true).build();
        assertThat(parts("config", before, before)).isEmpty();
        assertThat(parts("config", before, before.toBuilder().vAssertsEnabled(false).build()))
                .containsExactly("assign config.vAssertsEnabled");
    }
}
