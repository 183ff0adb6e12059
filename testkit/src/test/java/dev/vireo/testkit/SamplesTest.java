package dev.vireo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class SamplesTest {
    @Test
    void givesTheSameSamplesInEveryRun() {
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        Samples.check(50, random -> Samples.text(random, 20), first::add);
        Samples.check(50, random -> Samples.text(random, 20), second::add);
        assertThat(first).isEqualTo(second).hasSize(50);
        assertThat(Set.copyOf(first)).hasSizeGreaterThan(40);
    }

    @Test
    void namesSeedAndSampleOfAFailure() {
        assertThatThrownBy(() ->
                        Samples.check(
                                100,
                                random -> random.nextInt(10),
                                n -> assertThat(n).isNotEqualTo(7)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dseed=")
                .hasMessageContaining("<7>");
    }

    @Test
    void runsOnlyTheSeedAskedFor() {
        List<Integer> seen = new ArrayList<>();
        System.setProperty("seed", "42");
        try {
            Samples.check(100, random -> random.nextInt(), seen::add);
        } finally {
            System.clearProperty("seed");
        }
        assertThat(seen).hasSize(1);
    }

    @Test
    void makesOnlyTextsThatXmlCanCarry() {
        Samples.check(
                500,
                random -> Samples.text(random, 40),
                text ->
                        assertThat(text.codePoints())
                                .allMatch(c ->
                                        c == '\t'
                                                || c == '\n'
                                                || c == '\r'
                                                || (c >= ' ' && c < 0xD800)
                                                || (c >= 0xE000 && c < 0xFFFE)
                                                || c >= 0x10000));
    }

    @Test
    void makesListsUpToTheMaximum() {
        Samples.check(
                200,
                random -> Samples.list(random, 3, r -> Samples.oneOf(r, List.of("a", "b"))),
                list -> assertThat(list).hasSizeLessThanOrEqualTo(3).isSubsetOf("a", "b"));
    }
}
