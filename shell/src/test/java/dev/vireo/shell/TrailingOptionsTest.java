package dev.vireo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrailingOptionsTest {
    @Test
    void findsGlobalOptionsBehindTheCommand() {
        TrailingOptions found =
                TrailingOptions.of(List.of("list", "--all", "--format", "json", "--stats"));
        assertThat(found.words()).containsExactly("list", "--all");
        assertThat(found.options()).containsExactly("--format", "json", "--stats");
        assertThat(TrailingOptions.of(List.of("list", "--format=json")).options())
                .containsExactly("--format=json");
    }

    @Test
    void leavesTheRestAsItIs() {
        assertThat(TrailingOptions.of(List.of("domstate", "--", "--stats")).words())
                .containsExactly("domstate", "--", "--stats");
        assertThat(TrailingOptions.of(List.of("nosuchcommand", "--stats")).words())
                .containsExactly("nosuchcommand", "--stats");
        assertThat(TrailingOptions.of(List.of("list --stats")).words())
                .containsExactly("list --stats");
        assertThat(TrailingOptions.of(List.of()).words()).isEmpty();
    }

    @Test
    void keepsAnOptionThatLacksItsValueForTheParserToRefuse() {
        assertThat(TrailingOptions.of(List.of("list", "--format")).options())
                .containsExactly("--format");
    }
}
