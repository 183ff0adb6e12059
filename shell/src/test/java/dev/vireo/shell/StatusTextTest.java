package dev.vireo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.shell.text.StatusText;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusTextTest {
    private static String line(String label, int columns, int percent, int seconds) {
        return new StatusText(label).line(columns, percent, Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({
        "80, 'start web  [########            ]  40 %  1:05'",
        "44, 'start web   40 %  1:05'",
        "20, 'star..   40 %  1:05'",
        "12, 40 %",
        "3, ''",
        "0, ''",
    })
    void saysAsMuchAsThereIsRoomFor(int columns, String expected) {
        assertThat(line("start web", columns, 40, 65)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 10, 13, 20, 40, 80, 200})
    void isNeverAsWideAsTheWindow(int columns) {
        for (int percent : new int[] {-1, 0, 7, 100, 250}) {
            assertThat(line("snapshot-delete 世界 web", columns, percent, 40_000).length())
                    .isLessThan(columns);
        }
    }

    @Test
    void turnsAWheelAsLongAsNothingIsKnown() {
        StatusText text = new StatusText("list");
        assertThat(text.line(80, -1, Duration.ZERO)).isEqualTo("list  |  0:00");
        assertThat(text.line(80, -1, Duration.ofHours(2))).isEqualTo("list  /  2:00:00");
    }

    @Test
    void namesCannotControlTheTerminal() {
        assertThat(line("start \u001b[2Jx", 80, -1, 0)).isEqualTo("start \\x1b[2Jx  |  0:00");
    }
}
