package dev.vireo.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {
    @ParameterizedTest
    @CsvSource({
        "8, b, 1",
        "8, BYTES, 1",
        "8, byte, 1",
        "8, k, 8",
        "8, kib, 8",
        "8, kB, 8",
        "8, m, 8192",
        "8, MB, 7813",
        "8, GB, 7812500",
        "8, GiB, 8388608",
        "8, TB, 7812500000",
        "8, T, 8589934592",
        "8, PiB, 8796093022208",
        "8, EB, 7812500000000000",
        "1, E, 1125899906842624",
        "1024, b, 1",
        "1025, b, 2",
        "1025, KB, 1001",
        "9007199254740991, KiB, 9007199254740991"
    })
    void roundsUpAsLibvirtDoes(long value, String unit, long kibibytes) {
        assertThat(ByteSize.of(value, unit).kibibytes()).isEqualTo(kibibytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ki", "Z", "KiBx", "x", "kibi", " KiB"})
    void refusesUnknownUnits(String unit) {
        assertThatThrownBy(() -> ByteSize.of(8, unit))
                .hasMessage("invalid argument: unknown suffix '" + unit + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "8, E",
        "15, EiB",
        "9007199254740992, KiB",
        "-1, KiB",
        "-1, b",
        "-9223372036854775808, b"
    })
    void refusesSizesThatAreTooLarge(long value, String unit) {
        assertThatThrownBy(() -> ByteSize.of(value, unit))
                .hasMessage(
                        "numerical overflow: value too large: "
                                + Long.toUnsignedString(value)
                                + unit);
    }

    @Test
    void refusesToRoundBeyondTheLimit() {
        ByteSize size = ByteSize.of(Long.MAX_VALUE, "b");

        assertThatThrownBy(size::kibibytes)
                .hasMessage("numerical overflow: size value too large")
                .isInstanceOfSatisfying(
                        VirtException.class,
                        e -> assertThat(e.domain()).isEqualTo(ErrorDomain.DOMAIN));
    }
}
