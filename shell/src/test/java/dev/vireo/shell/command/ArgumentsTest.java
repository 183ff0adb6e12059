package dev.vireo.shell.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    void refusesNegativeCountsAsVirshDoes() {
        Arguments arguments = new Arguments(Map.of("count", "-1", "other", "2"), List.of());
        assertThat(arguments.unsigned("other")).isEqualTo(2);
        assertThat(arguments.unsigned("absent")).isNull();
        assertThatThrownBy(() -> arguments.unsigned("count"))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("Numeric value '-1' for <count> option is malformed or out of range");
    }
}
