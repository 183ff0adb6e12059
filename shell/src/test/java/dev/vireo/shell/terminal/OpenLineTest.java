package dev.vireo.shell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Lines that are being typed.
class OpenLineTest {
    @Test
    void theLastCommandIsSplitIntoWords() {
        assertThat(OpenLine.of("list; start 'a b' we").words())
                .containsExactly("start", "a b", "we");
        assertThat(OpenLine.of("start ").words()).containsExactly("start", "");
        assertThat(OpenLine.of("").words()).containsExactly("");
        assertThat(OpenLine.of("start a\\ b").last()).isEqualTo("a b");
    }

    @Test
    void theLastWordIsKnownWithItsQuote() {
        OpenLine line = OpenLine.of("start \"a b");
        assertThat(line.last()).isEqualTo("a b");
        assertThat(line.quote()).isEqualTo('"');
        assertThat(line.start()).isEqualTo(6);
    }

    @Test
    void itGoesOnBehindAnOpenQuoteOrABackslash() {
        assertThat(OpenLine.of("echo 'a").unfinished()).isTrue();
        assertThat(OpenLine.of("echo \"a").unfinished()).isTrue();
        assertThat(OpenLine.of("echo \\").unfinished()).isTrue();
        assertThat(OpenLine.of("echo 'a' \"it's\"").unfinished()).isFalse();
        assertThat(OpenLine.of("list # it's a comment").unfinished()).isFalse();
    }

    @Test
    void pastedTextIsTakenApartWhereLinesAreComplete() {
        assertThat(OpenLine.complete("list\necho 'a\nb'\n\nuri"))
                .containsExactly("list", "echo 'a\nb'", "", "uri");
        assertThat(OpenLine.complete("")).isEmpty();
    }

    @Test
    void wordsAreWrittenSoThatTheyAreReadTheSame() {
        for (String word : new String[] {"plain", "a b", "it's", "50% \"off\"", "x\\y", "#1"}) {
            for (char quote : new char[] {0, '\'', '"'}) {
                String written = LineParser.quoted(word, quote, true);
                assertThat(OpenLine.of("start " + written).last()).as(written).isEqualTo(word);
            }
        }
    }

    @Test
    void linesWithPasswordsAreForgotten() {
        assertThat(DiscreetHistory.isSecret("simulator --password hunter2")).isTrue();
        assertThat(DiscreetHistory.isSecret("connect esx://root:hunter2@esx1/")).isTrue();
        assertThat(DiscreetHistory.isSecret("connect esx://root@esx1/")).isFalse();
    }
}
