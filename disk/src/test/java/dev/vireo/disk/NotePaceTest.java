package dev.vireo.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class NotePaceTest {
    private static final long START = Long.MAX_VALUE - 5;
    private final NotePace pace = new NotePace(1 << 20, START);

    private boolean isDue(long mebibytes, Duration later) {
        return pace.isDue(mebibytes << 20, START + later.toNanos());
    }

    @Test
    void waitsForSomeBytesOrSomeTime() {
        assertThat(isDue(64, Duration.ofSeconds(2))).isFalse();
        assertThat(isDue(65, Duration.ZERO)).isTrue();
        assertThat(isDue(2, Duration.ofSeconds(3))).isTrue();
    }

    @Test
    void hasNothingToNoteWhereNothingHasCome() {
        assertThat(isDue(1, Duration.ofHours(1))).isFalse();
    }
}
