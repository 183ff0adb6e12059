package dev.vireo.simulator.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentTest {
    @Test
    void readsYaml() {
        DocumentValue root = Document.parse("x", "a: 1\nb: [x, 'y']\nc: {d: 1.5s, e: true}\nf:\n");
        assertThat(root.keys()).containsExactly("a", "b", "c", "f");
        assertThat(root.get("a").number(0, 9)).isEqualTo(1);
        assertThat(root.get("b").items()).extracting(DocumentValue::text).containsExactly("x", "y");
        assertThat(root.get("c").get("d").duration()).isEqualTo(Duration.ofMillis(1500));
        assertThat(root.get("c").get("e").flag()).isTrue();
        assertThat(root.find("f")).isEmpty();
    }

    @Test
    void readsJsonIndentedWithTabs() {
        DocumentValue root = Document.parse("x", "{\n\t\"a\": [\n\t\t1,\n\t\t\"\\u0041\"\n\t]\n}");
        assertThat(root.get("a").items()).extracting(DocumentValue::text).containsExactly("1", "A");
    }

    @ParameterizedTest
    @CsvSource({"250ms,PT0.25S", "1.5s,PT1.5S", "2m,PT2M", "3 h,PT3H", "1d,PT24H", "0,PT0S"})
    void readsTimes(String text, Duration time) {
        assertThat(DocumentValue.duration(text)).contains(time);
    }

    @Test
    void readsMoments() {
        assertThat(Document.parse("x", "t: 2026-01-31T12:00:00Z").get("t").instant())
                .isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a: [1'|x:1:6: expected ',' or ']', but got <stream end>",
                "''|x: the document is empty",
                "'a: 1\na: 2'|x:2:1: a is there twice",
                "'a: {b: z}'|x:1:8: a.b: a whole number is expected, not 'z'",
                "'a:\n  b: 100'|x:2:6: a.b: 100 is not between 1 and 9",
                "'a:\n  c: 1'|x:2:3: a: unknown key 'c'; did you mean 'b'? (known here: b)",
                "'a: x'|x:1:4: a: keys with values are expected here",
                "'a: {}'|x:1:4: a: 'b' is missing",
            })
    void saysWhereAMistakeIs(String text, String message) {
        assertThatThrownBy(() -> Document.parse("x", text).get("a").only("b").get("b").number(1, 9))
                .isInstanceOf(DocumentException.class)
                .hasMessage(message);
    }

    @Test
    void refusesEndlessNesting() {
        assertThatThrownBy(() -> Document.parse("x", "[".repeat(200_000)))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("nested too deeply");
    }

    @Test
    void namesFileThatIsNotThere() {
        assertThatThrownBy(() -> Document.read(Path.of("no", "such.yaml")))
                .hasMessage(Path.of("no", "such.yaml") + ": there is no such file");
    }
}
