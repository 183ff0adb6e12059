package dev.vireo.vim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DataAssemblerTest {
    private static final DataType HARDWARE = VirtualHardware.TYPE;
    private static final int NUM_CPU = HARDWARE.indexOf("numCPU", 0);
    private static final int DEVICE = HARDWARE.indexOf("device", 0);
    private static final DataType RUNTIME = VirtualMachineRuntimeInfo.TYPE;
    private static final int POWER_STATE = RUNTIME.indexOf("powerState", 0);

    private final DataAssembler content = HARDWARE.assemble();

    @Test
    void buildsTheTypeThatItWasMadeFor() {
        content.set(NUM_CPU, 2);
        content.add(DEVICE, VirtualE1000.builder().key(1).build());
        assertThat(content.type()).isSameAs(HARDWARE);
        assertThat(content.get(NUM_CPU)).isEqualTo(2);
        VirtualHardware built = (VirtualHardware) content.build();
        assertThat(built.numCPU()).isEqualTo(2);
        assertThat(built.device()).hasSize(1);
    }

    @Test
    void isOfNoUseOnceFinished() {
        content.build();
        String message = "this VirtualHardware is finished";
        assertThatIllegalStateException().isThrownBy(content::build).withMessage(message);
        assertThatIllegalStateException().isThrownBy(() -> content.get(0)).withMessage(message);
        assertThatIllegalStateException()
                .isThrownBy(() -> content.set(NUM_CPU, 1))
                .withMessage(message);
        assertThatIllegalStateException()
                .isThrownBy(() -> content.setList(DEVICE, List.of()))
                .withMessage(message);
        assertThatIllegalStateException()
                .isThrownBy(() -> content.add(DEVICE, VirtualE1000.builder().build()))
                .withMessage(message);
        assertThatIllegalStateException()
                .isThrownBy(() -> content.wireType("X"))
                .withMessage(message);
        assertThatIllegalStateException()
                .isThrownBy(() -> content.addUnknown(0, RawElement.of("x", "")))
                .withMessage(message);
    }

    @Test
    void takesListsForListsOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> content.set(DEVICE, VirtualE1000.builder().build()))
                .withMessage("VirtualHardware.device is a list");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> content.add(NUM_CPU, 1))
                .withMessage("VirtualHardware.numCPU is no list");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> content.setList(NUM_CPU, List.of(1)))
                .withMessage("VirtualHardware.numCPU is no list");
    }

    @Test
    void takesValuesOfTheDeclaredTypeOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> content.set(NUM_CPU, "2"))
                .withMessage("VirtualHardware.numCPU takes int, not String");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> content.add(DEVICE, Description.builder().build()))
                .withMessage("VirtualHardware.device takes VirtualDevice, not Description");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> content.setList(DEVICE, List.of("x")))
                .withMessageContaining("VirtualHardware.device takes VirtualDevice");
    }

    @Test
    void takesValuesOfTheDeclaredEnumerationOnly() {
        DataAssembler runtime = RUNTIME.assemble();
        runtime.set(POWER_STATE, VirtualMachinePowerState.of("dreaming"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> runtime.set(POWER_STATE, HostSystemPowerState.POWERED_ON))
                .withMessage(
                        "VirtualMachineRuntimeInfo.powerState takes VirtualMachinePowerState, not"
                                + " HostSystemPowerState");
    }

    @Test
    void takesAnyValueOfTheApiForAnyType() {
        DataAssembler option = OptionValue.TYPE.assemble();
        int value = OptionValue.TYPE.indexOf("value", 0);
        for (Object good :
                new Object[] {
                    "text",
                    1,
                    1L,
                    (short) 1,
                    (byte) 1,
                    1.5f,
                    1.5,
                    true,
                    Instant.EPOCH,
                    Binary.of(new byte[0]),
                    VirtualMachinePowerState.POWERED_ON,
                    Description.builder().build(),
                    new ManagedObjectReference("Task", "task-1"),
                    new ArrayValue("String", List.of("a")),
                    RawElement.of("x", "")
                }) {
            option.set(value, good);
            assertThat(option.get(value)).isSameAs(good);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> option.set(value, List.of("a")))
                .withMessageStartingWith("OptionValue.value takes anyType, not");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OptionValue.builder().value(new Object()));
    }

    @ParameterizedTest
    @EnumSource(ValueKind.class)
    void acceptsForEachKindNoOther(ValueKind kind) {
        assertThat(kind.accepts(new Object())).isFalse();
        assertThat(kind.accepts('c')).isFalse();
        assertThat(kind.accepts(List.of())).isFalse();
    }

    @Test
    void leavesValuesAsTheyWereWhenACopyIsChanged() {
        content.add(DEVICE, VirtualE1000.builder().key(1).build());
        VirtualHardware original = (VirtualHardware) content.build();
        DataAssembler copy = new DataAssembler(original);
        copy.add(DEVICE, VirtualE1000.builder().key(2).build());
        assertThat(((VirtualHardware) copy.build()).device()).hasSize(2);
        assertThat(original.device()).hasSize(1);
    }

    @Test
    void copiesTheListsItIsGiven() {
        List<VirtualDevice> devices = new ArrayList<>(List.of(VirtualE1000.builder().build()));
        content.setList(DEVICE, devices);
        devices.clear();
        assertThat(((VirtualHardware) content.build()).device()).hasSize(1);
    }

    @Test
    void rejectsPositionsThatThereAreNot() {
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> content.set(HARDWARE.memberCount(), 1));
    }
}
