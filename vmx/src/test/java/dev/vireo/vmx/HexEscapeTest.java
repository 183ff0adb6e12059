package dev.vireo.vmx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HexEscapeTest {
    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "50% a/b, 50%25 a%2fb",
        "back\\slash, back%5cslash",
        "we ird/nam%e, we ird%2fnam%25e",
        "Büro, Büro"
    })
    void escapesNames(String plain, String escaped) {
        assertThat(HexEscape.NAME.escape(plain)).isEqualTo(escaped);
        assertThat(HexEscape.NAME.unescape(escaped)).contains(plain);
    }

    @Test
    void escapesVmxValues() {
        assertThat(HexEscape.VMX_VALUE.escape("a|b\"c%")).isEqualTo("a|7cb|22c%");
        assertThat(HexEscape.VMX_VALUE.unescape("a|7Cb|22c%")).contains("a|b\"c%");
    }

    @Test
    void resolvesBytesOfCharactersBeyondAscii() {
        assertThat(HexEscape.NAME.unescape("B%c3%BCro")).contains("Büro");
    }

    @Test
    void keepsBytesThatAreNoUtf8() {
        assertThat(HexEscape.NAME.unescape("a%c3")).contains("a\uDCC3");
        assertThat(HexEscape.VMX_VALUE.unescape("\uDCC3|bc")).contains("ü");
    }

    @Test
    void endsATextWhereANulIsEscaped() {
        assertThat(HexEscape.NAME.unescape("a%00b")).contains("a");
        assertThat(HexEscape.VMX_VALUE.unescape("|00")).contains("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"50% off", "50%", "5%2", "%g0", "%%41", "%00%"})
    void refusesWhatIsNoEscape(String text) {
        assertThat(HexEscape.NAME.unescape(text)).isEmpty();
    }

    @Test
    void everyNameComesBack() {
        Random random = new Random(42);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder name = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
                name.append("%/\\|\"aZ9 ü日".charAt(random.nextInt(11)));
            }
            for (HexEscape escape : HexEscape.values()) {
                assertThat(escape.unescape(escape.escape(name.toString())))
                        .contains(name.toString());
            }
        }
    }
}
