package dev.vireo.driver.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.Version;
import dev.vireo.model.DomainDefinition;
import dev.vireo.model.DomainXml;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HardwareVersionTest {
    private static final Version NEW = new Version(8, 0, 2);

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
        assertThat(HardwareVersion.ofNew(new Version(major, minor, 0), server)).isEqualTo(expected);
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
        assertThat(HardwareVersion.ofNew(new Version(major, minor, release), false))
                .isEqualTo(expected);
    }

    @Test
    void takesTheMachineTypeOfTheDocument() {
        assertThat(HardwareVersion.chosen(domain(" machine='vmx-13'"), NEW, false)).isEqualTo(13);
        assertThat(HardwareVersion.chosen(domain(""), NEW, false)).isEqualTo(21);
        assertThat(HardwareVersion.wanted(domain(" machine='pc-q35-7.2'"))).isEmpty();
    }

    @Test
    void refusesWhatIsTooNewForTheHost() {
        assertThatThrownBy(() -> HardwareVersion.chosen(domain(" machine='vmx-99'"), NEW, false))
                .isInstanceOfSatisfying(
                        VirtException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_UNSUPPORTED))
                .hasMessageContaining("up to version 21, the machine type is 'vmx-99'");
    }

    @Test
    void refusesAnotherVersionForAMachineThatIsThere() {
        HardwareVersion.checkUnchanged(domain(""), 13);
        HardwareVersion.checkUnchanged(domain(" machine='vmx-13'"), 13);

        assertThatThrownBy(() -> HardwareVersion.checkUnchanged(domain(" machine='vmx-14'"), 13))
                .isInstanceOfSatisfying(
                        VirtException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_UNSUPPORTED))
                .hasMessageContaining("has version 13");
    }

    private static DomainDefinition domain(String machine) {
        return DomainXml.read(
                "<domain type='vmware'><name>web</name><memory>4096</memory><os><type arch='x86_64'"
                        + machine
                        + ">hvm</type></os></domain>");
    }
}
