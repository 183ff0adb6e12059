package dev.vireo.vim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiVersionTest {
    @Test
    void ordersByNumberAndNotByText() {
        assertThat(ApiVersion.of("10.0")).isGreaterThan(ApiVersion.of("9.1.0.0"));
        assertThat(ApiVersion.of("6.7.2")).isGreaterThan(ApiVersion.of("6.7"));
        assertThat(ApiVersion.NEWEST).isGreaterThan(ApiVersion.of("999.9"));
    }

    @Test
    void missingPartsAreZeroAndUpdatesDoNotCount() {
        assertThat(ApiVersion.of("6.5")).isEqualTo(ApiVersion.of("6.5.0.0"));
        assertThat(ApiVersion.of("2.5u2")).isEqualTo(ApiVersion.of("2.5")).hasToString("2.5u2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "6.", "6..5", "99999.1", "-1.0"})
    void refusesWhatIsNoVersion(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiVersion.of(text))
                .withMessageContaining("'" + text + "'");
    }

    @Test
    void tableSaysWhatCameWhen() {
        DataMember created = VirtualMachineConfigInfo.TYPE.find("createDate").orElseThrow();
        assertThat(created.isIn(ApiVersion.of("6.5"))).isFalse();
        assertThat(created.isIn(ApiVersion.of("6.7"))).isTrue();
        assertThat(VirtualNVDIMM.TYPE.in(ApiVersion.of("6.5"))).isSameAs(VirtualDevice.TYPE);
        assertThat(VirtualNVDIMM.TYPE.in(ApiVersion.of("6.7"))).isSameAs(VirtualNVDIMM.TYPE);
    }
}
