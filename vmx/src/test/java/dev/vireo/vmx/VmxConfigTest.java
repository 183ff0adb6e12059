package dev.vireo.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The expectations are what libvirt 9.0 makes of the same values.
class VmxConfigTest {
    @ParameterizedTest
    @CsvSource({
        "8, 8",
        "+8, 8",
        "-8, -8",
        "010, 10",
        "' \t8', 8",
        "unlimited, -1",
        "UnLimited, -1",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808"
    })
    void readsIntegers(String value, long integer) {
        assertThat(config(value).integer("k")).hasValue(integer);
        assertThat(config(value).requiredInteger("k")).isEqualTo(integer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "8 ",
                "- 8",
                "+-8",
                "0x8",
                "8.0",
                "8MB",
                " unlimited",
                "9223372036854775808",
                "-9223372036854775809",
                "٨"
            })
    void refusesOtherIntegers(String value) {
        assertFails(
                () -> config(value).integer("k"),
                "Config entry 'k' must represent an integer value");
    }

    @Test
    void readsTruthValuesInAnyCase() {
        assertThat(config("TRUE").bool("k", false)).isTrue();
        assertThat(config("False").bool("k", true)).isFalse();
        assertThat(config("x").bool("other", true)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "yes", " true"})
    void refusesOtherTruthValues(String value) {
        assertFails(
                () -> config(value).bool("k", false),
                "Config entry 'k' must represent a boolean value (true|false)");
    }

    @Test
    void readsUuids() {
        assertThat(config("56 4d 9b ef ac d9 b4 e0-c8 f0 ae a8 b9 10 35 15").uuid("k"))
                .contains(UUID.fromString("564d9bef-acd9-b4e0-c8f0-aea8b9103515"));
        assertThat(config("x").uuid("other")).isEmpty();
        assertFails(() -> config("zz").uuid("k"), "Could not parse UUID from string 'zz'");
    }

    @Test
    void tellsTheEmptyTextFromNoEntry() {
        assertThat(config("").string("k")).contains("");
        assertThat(config("").requiredString("K")).isEmpty();
        assertThat(config("").string("other")).isEmpty();
        assertThat(config("").integer("other")).isEmpty();
        assertThat(config("").integer("other", 32)).isEqualTo(32);
    }

    @Test
    void namesTheEntryThatMustBeThere() {
        assertFails(
                () -> config("").requiredInteger("config.version"),
                "Missing essential config entry 'config.version'");
        assertFails(
                () -> config("").requiredString("virtualHW.version"),
                "Missing essential config entry 'virtualHW.version'");
    }

    @Test
    void remembersWhatNobodyAskedFor() {
        VmxFile file = VmxFile.parse("a = '1'\nb = '2'\nA = '3'\nc = '4'\n");
        VmxConfig config = new VmxConfig(file, true);
        config.string("A");
        config.integer("c", 0);
        config.string("absent");
        assertThat(config.neverAsked()).extracting(VmxEntry::value).containsExactly("2", "3");
    }

    private static VmxConfig config(String value) {
        return new VmxConfig(VmxFile.parse("k = \"" + value + "\"\n"), false);
    }

    private static void assertFails(ThrowingCallable call, String detail) {
        assertThatExceptionOfType(VirtException.class)
                .isThrownBy(call)
                .satisfies(e -> {
                    assertThat(e.detail()).isEqualTo(detail);
                    assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
                    assertThat(e.domain()).isEqualTo(ErrorDomain.NONE);
                });
    }
}
