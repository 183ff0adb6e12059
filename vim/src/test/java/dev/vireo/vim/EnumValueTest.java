package dev.vireo.vim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

class EnumValueTest {
    @Test
    void isAConstantWhereTheSchemaHasIt() {
        assertThat(VirtualMachinePowerState.of("poweredOn"))
                .isSameAs(VirtualMachinePowerState.POWERED_ON)
                .hasToString("poweredOn");
        assertThat(VirtualMachinePowerState.POWERED_ON.isKnown()).isTrue();
    }

    @Test
    void keepsTheTextOfAnUnknownValue() {
        VirtualMachinePowerState unknown = VirtualMachinePowerState.of("hibernated");
        assertThat(unknown.isKnown()).isFalse();
        assertThat(unknown.value()).isEqualTo("hibernated");
        assertThat(unknown.vimType()).isSameAs(VirtualMachinePowerState.TYPE);
        assertThat(unknown).hasToString("hibernated");
    }

    @Test
    void isEqualToAnUnknownValueWithTheSameText() {
        assertThat(VirtualMachinePowerState.of("hibernated"))
                .isEqualTo(VirtualMachinePowerState.of("hibernated"))
                .hasSameHashCodeAs(VirtualMachinePowerState.of("hibernated"))
                .isNotEqualTo(VirtualMachinePowerState.of("dreaming"))
                .isNotEqualTo(VirtualMachinePowerState.POWERED_ON);
    }

    @Test
    void isNotEqualToAValueOfAnotherEnumeration() {
        assertThat((EnumValue) VirtualMachinePowerState.POWERED_ON)
                .isNotEqualTo(HostSystemPowerState.POWERED_ON);
        assertThat((EnumValue) VirtualMachinePowerState.of("x"))
                .isNotEqualTo(HostSystemPowerState.of("x"));
    }

    @Test
    void listsTheConstantsInTheSchemasOrder() {
        assertThat(VirtualMachinePowerState.TYPE.constants())
                .containsExactly(
                        VirtualMachinePowerState.POWERED_OFF,
                        VirtualMachinePowerState.POWERED_ON,
                        VirtualMachinePowerState.SUSPENDED)
                .isUnmodifiable();
        assertThat(VirtualMachinePowerState.TYPE).hasToString("VirtualMachinePowerState");
    }

    @Test
    @SuppressWarnings("NullAway") // the point of the test
    void isNeverMadeOfNull() {
        assertThatNullPointerException().isThrownBy(() -> VirtualMachinePowerState.of(null));
    }
}
