package dev.vireo.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.vim.InvalidPowerState;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.PutUsbScanCodesRequest;
import dev.vireo.vim.UsbScanCodeSpec;
import dev.vireo.vim.UsbScanCodeSpecKeyEvent;
import dev.vireo.vim.UsbScanCodeSpecModifierType;
import dev.vireo.vim.VirtualMachinePowerState;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Keyboards on which clients type.
class KeyboardTest {
    private static final UsbScanCodeSpecKeyEvent DELETE =
            UsbScanCodeSpecKeyEvent.builder()
                    .usbHidCode(0x4c << 16 | 7)
                    .modifiers(UsbScanCodeSpecModifierType.builder().leftControl(true).build())
                    .build();
    private static final UsbScanCodeSpecKeyEvent ESCAPE =
            UsbScanCodeSpecKeyEvent.builder().usbHidCode(0x29 << 16 | 7).build();

    @Test
    void rememberTheKeysOfTheirMachine() {
        try (Simulator simulator = Simulator.builder().machines(2).start();
                TypedClient client = TypedClient.login(simulator)) {
            assertThat(simulator.machines().getFirst().typedKeys()).isEmpty();
            assertThat(client.call(typing(simulator.machines().getFirst(), List.of(ESCAPE))))
                    .isEqualTo(1);
            assertThat(
                            client.call(
                                    typing(
                                            simulator.machines().getFirst(),
                                            List.of(DELETE, ESCAPE))))
                    .isEqualTo(2);
            assertThat(simulator.machines().getFirst().typedKeys())
                    .containsExactly(ESCAPE, DELETE, ESCAPE);
            assertThat(simulator.machines().getLast().typedKeys()).isEmpty();
        }
    }

    @Test
    void rememberTheLastThousandKeys() {
        try (Simulator simulator = Simulator.builder().machines(1).start();
                TypedClient client = TypedClient.login(simulator)) {
            SimulatedMachine machine = simulator.machines().getFirst();
            client.call(typing(machine, Collections.nCopies(999, ESCAPE)));
            client.call(typing(machine, List.of(DELETE, DELETE)));
            assertThat(machine.typedKeys()).hasSize(1000).endsWith(ESCAPE, DELETE, DELETE);
        }
    }

    @Test
    void ofMachinesThatAreOffTakeNothing() {
        try (Simulator simulator = Simulator.builder().machines(1).start();
                TypedClient client = TypedClient.login(simulator)) {
            SimulatedMachine machine = simulator.machines().getFirst();
            machine.powerState(VirtualMachinePowerState.POWERED_OFF);
            client.refused(typing(machine, List.of(ESCAPE)), InvalidPowerState.class);
            assertThat(machine.typedKeys()).isEmpty();
        }
    }

    private static PutUsbScanCodesRequest typing(
            SimulatedMachine machine, List<UsbScanCodeSpecKeyEvent> keys) {
        return PutUsbScanCodesRequest.builder(
                        new ManagedObjectReference("VirtualMachine", machine.id()))
                .spec(UsbScanCodeSpec.builder().keyEvents(keys).build())
                .build();
    }
}
