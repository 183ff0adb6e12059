package dev.vireo.driver.esx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.api.Version;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeConversionTest {
    @ParameterizedTest
    @CsvSource({
        "3, 5, false, 4",
        "4, 0, false, 7",
        "4, 1, false, 7",
        "5, 0, false, 9",
        "5, 1, false, 9",
        "5, 5, false, 10",
        "6, 7, false, 10",
        "7, 0, false, 8",
        "8, 0, false, 8",
        "2, 0, true, 7"
    })
    void choosesTheHardwareVersionThatLibvirtChooses(
            int major, int minor, boolean server, int expected) {
        assertThat(NativeConversion.hardwareVersion(new Version(major, minor, 0), server))
                .isEqualTo(expected);
    }
}
