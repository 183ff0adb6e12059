package dev.vireo.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CpuSetTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    0           | 0
                    0-3         | 0-3
                    0-3,^2,8    | 0-1,3,8
                    ^2,0-3      | 0-3
                    0-3,^7      | 0-3
                    "  1 , 2 "  | 1-2
                    1 - 2       | 1-2
                    1,          | 1
                    "1, "       | 1
                    16383       | 16383
                    00012       | 12
                    5,1         | 1,5
                    """)
    void readsWhatLibvirtReads(String text, String normal) {
        CpuSet set = CpuSet.parse(text);

        assertThat(set).hasToString(normal).isEqualTo(CpuSet.parse(normal));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1-",
                "-1",
                "3-1",
                "1,,2",
                ",1",
                "a",
                "1a",
                "0x3",
                "^1-2",
                "1-2-3",
                "16384",
                "99999999999",
                "4294967296",
                "1;2",
                "1 2",
                "0-16384",
                "+1",
                "^ 1,1",
                "all",
                "1-^2",
                "-",
                "^"
            })
    void refusesWhatLibvirtRefuses(String text) {
        assertThatThrownBy(() -> CpuSet.parse(text))
                .hasMessage("invalid argument: Failed to parse bitmap '" + text + "'")
                .isInstanceOfSatisfying(
                        VirtException.class,
                        e -> assertThat(e.domain()).isEqualTo(ErrorDomain.NONE));
    }

    @Test
    void canBeEmpty() {
        assertThat(CpuSet.parse("1,^1").isEmpty()).isTrue();
        assertThat(CpuSet.of().isEmpty()).isTrue();
        assertThat(CpuSet.of(3, 1)).hasToString("1,3");
        assertThat(CpuSet.of(3, 1).isEmpty()).isFalse();
    }
}
