package dev.vireo.driver.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.DomainQuestion;
import dev.vireo.api.QuestionPolicy;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.ChoiceOption;
import dev.vireo.vim.ElementDescription;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.VirtualMachineQuestionInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QuestionDeskTest {
    private static final Asker WEB =
            new Asker(new ManagedObjectReference("VirtualMachine", "1"), "web", new UUID(1, 2));

    private final List<String> answers = new ArrayList<>();

    @Test
    void takesTheDefaultToTheServer() {
        settle(desk(), question(1, "Yes", "No"));
        assertThat(answers).containsExactly("q: key of No");
    }

    @Test
    void reportsAQuestionWithoutChoices() {
        assertThatThrownBy(() -> settle(desk(), question(0)))
                .isInstanceOfSatisfying(
                        VirtException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL_ERROR))
                .hasMessage(
                        "internal error: Could not start 'web': a question blocks it, 'Go on?',"
                                + " which has no possible answers and there is no default");
    }

    @Test
    void takesADefaultBeyondTheChoicesForNone() {
        for (int index : List.of(-1, 2)) {
            assertThatThrownBy(() -> settle(desk(), question(index, "Yes", "No")))
                    .hasMessageContaining("'Yes', 'No' and there is no default");
        }
    }

    @Test
    void answersAQuestionThatComesAgainOnlySoManyTimes() {
        QuestionDesk desk = desk();
        for (int i = 0; i < 10; i++) {
            settle(desk, question(0, "Retry"));
        }
        assertThatThrownBy(() -> settle(desk, question(0, "Retry")))
                .hasMessageContaining("and 10 answers did not help");
        assertThat(answers).hasSize(10);
    }

    @Test
    void tellsWhyTheServerDoesNotTakeAnAnswer() {
        QuestionDesk desk =
                new QuestionDesk(
                        (_, _) -> {
                            throw new VirtException(ErrorCode.INVALID_ARG, "answerChoice");
                        },
                        QuestionPolicy.answeringDefault(),
                        "start");
        assertThatThrownBy(() -> settle(desk, question(0, "Yes")))
                .hasMessageContaining("and 'Yes' is not taken: answerChoice");
    }

    private static void settle(QuestionDesk desk, DomainQuestion question) {
        desk.answer(question, desk.choose(question));
    }

    private QuestionDesk desk() {
        return new QuestionDesk(
                (id, key) -> answers.add(id + ": " + key),
                QuestionPolicy.answeringDefault(),
                "start");
    }

    private static DomainQuestion question(int defaultIndex, String... labels) {
        return WEB.question(
                VirtualMachineQuestionInfo.builder()
                        .id("q")
                        .text("Go\non?")
                        .choice(
                                ChoiceOption.builder()
                                        .choiceInfo(
                                                Stream.of(labels)
                                                        .map(label ->
                                                                ElementDescription.builder()
                                                                        .key("key of " + label)
                                                                        .label(label)
                                                                        .summary(label)
                                                                        .build())
                                                        .toList())
                                        .defaultIndex(defaultIndex)
                                        .build())
                        .build());
    }
}
