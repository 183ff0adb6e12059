package dev.vireo.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "Büro", "標準語", "\uD83D\uDE00", "\uFFFD", "\u0000"})
    void readsValidUtf8AsItIs(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(RawText.decode(bytes)).isEqualTo(text);
        assertThat(RawText.encode(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "80, DC80",
        "ff, DCFF",
        "42fc726f, 0042 DCFC 0072 006F",
        "c080, DCC0 DC80",
        "e28241, DCE2 DC82 0041",
        "eda080, DCED DCA0 DC80",
        "f0808080, DCF0 DC80 DC80 DC80",
        "f4908080, DCF4 DC90 DC80 DC80",
        "f09f98, DCF0 DC9F DC98",
        "c3bcc3, 00FC DCC3",
        "efbfbdff, FFFD DCFF"
    })
    void standsALoneSurrogateInForEachByteThatIsNoUtf8(String hex, String characters) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        String text = RawText.decode(bytes);
        assertThat(text.chars().mapToObj("%04X"::formatted))
                .containsExactly(characters.split(" ", -1));
        assertThat(RawText.encode(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\uD800", "\uD800b", "\uDC7F", "\uDD00", "\uDC80\uD800"})
    void refusesToWriteOtherLoneSurrogates(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> RawText.encode(text));
    }

    @Test
    void anyBytesComeBack() {
        Random random = new Random(7);
        byte[] often = {'a', (byte) 0xC3, (byte) 0xBC, (byte) 0xE2, (byte) 0x82, (byte) 0xF0};
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(12)];
            random.nextBytes(bytes);
            for (int j = 0; j < bytes.length; j++) {
                if (random.nextBoolean()) {
                    bytes[j] = often[random.nextInt(often.length)];
                }
            }
            assertThat(RawText.encode(RawText.decode(bytes))).isEqualTo(bytes);
        }
    }
}
