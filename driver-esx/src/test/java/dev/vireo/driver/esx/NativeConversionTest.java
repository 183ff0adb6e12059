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
        "2, 0, true, 7"
    })
    void choosesTheHardwareVersionThatLibvirtChooses(
            int major, int minor, boolean server, int expected) {
        assertThat(NativeConversion.hardwareVersion(new Version(major, minor, 0), server))
                .isEqualTo(expected);
    }

    /// libvirt takes the one of 2011 for them.
    @ParameterizedTest
    @CsvSource({
        "7, 0, 0, 17",
        "7, 0, 1, 18",
        "7, 0, 3, 19",
        "8, 0, 0, 20",
        "8, 0, 2, 21",
        "9, 0, 0, 22"
    })
    void choosesTheNewestHardwareVersionOfNewHosts(
            int major, int minor, int release, int expected) {
        assertThat(NativeConversion.hardwareVersion(new Version(major, minor, release), false))
                .isEqualTo(expected);
    }
}
