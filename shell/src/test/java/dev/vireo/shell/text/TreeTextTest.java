package dev.vireo.shell.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TreeTextTest {
    @Test
    void drawsBranchesAsVirshDoes() {
        Map<String, List<String>> children =
                Map.of("s1", List.of("a", "s2"), "a", List.of("b"), "s2", List.of("c"));
        assertThat(
                        new TreeText<String>(
                                        node -> children.getOrDefault(node, List.of()),
                                        node -> node)
                                .add("s1")
                                .toString())
                .isEqualTo(
                        """
                        s1
                          |
                          +- a
                          |   |
                          |   +- b
                          |    \s
                          +- s2
                              |
                              +- c
                               \s
                        """);
    }

    @Test
    void endsALonelyRootWithAnEmptyLine() {
        assertThat(new TreeText<String>(_ -> List.of(), node -> node).add("s1").toString())
                .isEqualTo("s1\n\n");
    }
}
