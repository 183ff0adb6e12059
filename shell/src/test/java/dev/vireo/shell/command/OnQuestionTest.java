package dev.vireo.shell.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.DomainQuestion;
import dev.vireo.api.DomainQuestion.Choice;
import dev.vireo.api.QuestionPolicy.Answer;
import dev.vireo.api.QuestionPolicy.Decision;
import dev.vireo.api.QuestionPolicy.Refuse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnQuestionTest {
    private static final Choice COPIED = new Choice("2", "I Copied It", "I Copied It");
    private static final Choice MOVED = new Choice("1", "I Moved It", "I Moved It");
    private static final DomainQuestion QUESTION =
            new DomainQuestion(
                    "web",
                    new UUID(1, 2),
                    "q1",
                    List.of("msg.uuid.altered"),
                    "This virtual machine might have been moved or copied.",
                    List.of(MOVED, COPIED),
                    Optional.of(COPIED));

    @TempDir Path folder;

    private final Deque<String> typed = new ArrayDeque<>();
    private final List<String> shown = new ArrayList<>();

    @Test
    void readsRules() throws IOException {
        assertThat(
                        decide(
                                """
                                ---
                                # who asks what
                                - message: msg.other   # another one
                                  answer: "Can\\u0063el"
                                - text: 'might have .* copied'
                                  message: msg.uuid.altered
                                  answer: 'i moved it'

                                - use: fail
                                """))
                .isEqualTo(new Answer(MOVED));
        assertThat(decide("- message: msg.other\n  answer: Yes\n"))
                .isEqualTo(new Refuse("and no rule is for it"));
        assertThat(decide("- use: default")).isEqualTo(new Answer(COPIED));
        assertThat(decide("- use: fail")).isEqualTo(new Refuse(""));
        assertThat(decide("")).isEqualTo(new Refuse("and no rule is for it"));
    }

    @Test
    void readsRulesInJson() throws IOException {
        assertThat(decide("[{\"text\": \"moved\", \"answer\": \"I Moved It\"}]"))
                .isEqualTo(new Answer(MOVED));
        assertThatThrownBy(() -> decide("[{\"text\": }]")).hasMessageContaining("is no JSON");
        assertThatThrownBy(() -> decide("[1]"))
                .hasMessageContaining("a rule is an object, not '1'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "answer: Yes|rules.yaml:1: a rule begins with '-'",
                "- answer|rules.yaml:1: '- answer' is no line such as '- answer: Retry'",
                "- answers: Yes|rules.yaml, rule 1: unknown key 'answers'; known are answer,",
                "- text: x|rules.yaml, rule 1: a rule has either 'answer'",
                "- use: often|'use' is 'default', 'fail' or 'ask', not 'often'",
                "- answer: \"Yes|this text has no closing quote: \"Yes",
                "- {answer: Yes}|is no line such as"
            })
    void tellsWhatIsWrongWithRules(String line, String message) {
        assertThatThrownBy(() -> decide(line)).hasMessageContaining(message);
    }

    @Test
    void tellsWhatIsWrongInLaterLines() {
        assertThatThrownBy(() -> decide("- text: '('\n  answer: Yes"))
                .hasMessageContaining("'(' is no regular expression");
        assertThatThrownBy(() -> decide("- answer: Yes\n  answer: No"))
                .hasMessageContaining("rules.yaml:2: 'answer' stands twice in one rule");
        assertThatThrownBy(() -> new OnQuestion(prompt()).policy("defaults"))
                .hasMessage(
                        "failed to open configuration file 'defaults', which --on-question names"
                                + " besides 'default', 'fail' and 'ask': No such file or"
                                + " directory");
    }

    @Test
    void asksUntilTheAnswerIsAChoice() {
        typed.addAll(List.of("what?", "i moved it"));
        assertThat(new OnQuestion(prompt()).policy("ask").decide(QUESTION))
                .isEqualTo(new Answer(MOVED));
        assertThat(shown)
                .containsExactly(
                        """
                        Question of domain 'web':
                        This virtual machine might have been moved or copied.
                          1: I Moved It
                          2: I Copied It
                        Answer [I Copied It]: \
                        """,
                        "Answer [I Copied It]: ");
    }

    @Test
    void takesAnEmptyLineForTheDefault() {
        typed.add("");
        assertThat(new OnQuestion(prompt()).policy("ask").decide(QUESTION))
                .isEqualTo(new Answer(COPIED));
    }

    @Test
    void refusesWhereThereIsNobodyToAsk() {
        assertThat(new OnQuestion(prompt()).policy("ask").decide(QUESTION))
                .isEqualTo(new Refuse("and nobody answers it"));
        typed.addAll(List.of("a", "b", "c", "d"));
        assertThat(new OnQuestion(prompt()).policy("ask").decide(QUESTION))
                .isInstanceOf(Refuse.class);
        assertThat(typed).containsExactly("d");
    }

    private Decision decide(String rules) throws IOException {
        Path file = Files.writeString(folder.resolve("rules.yaml"), rules);
        return new OnQuestion(prompt()).policy(file.toString()).decide(QUESTION);
    }

    private Prompt prompt() {
        return new Prompt() {
            @Override
            public Optional<String> line(String question) {
                shown.add(question);
                return Optional.ofNullable(typed.poll());
            }

            @Override
            public Optional<String> secret(String question) {
                return Optional.empty();
            }
        };
    }
}
