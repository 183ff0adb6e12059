package dev.vireo.driver.esx;

import dev.vireo.api.DomainControl;
import dev.vireo.api.DomainQuestion;
import dev.vireo.api.DomainQuestion.Choice;
import dev.vireo.api.DomainQuestions;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.VirtualMachineQuestionInfo;
import java.util.Optional;

/// Reads and answers what a machine asks.
interface MachineQuestions extends DomainQuestions {
    /// Returns the machine that this is about.
    Machine machine();

    @Override
    default Optional<DomainQuestion> fetchQuestion() {
        return machine()
                .fetch(Facts.QUESTION)
                .find(Facts.QUESTION, VirtualMachineQuestionInfo.class)
                .map(machine().asker()::question);
    }

    @Override
    default void answer(String questionId, String choice) {
        DomainQuestion question =
                fetchQuestion()
                        .orElseThrow(() -> invalid("'" + machine().name() + "' asks nothing"));
        if (!question.id().equals(questionId)) {
            throw invalid(
                    "'"
                            + machine().name()
                            + "' asks something else by now, '"
                            + question.text()
                            + "' ("
                            + question.id()
                            + ")");
        }
        Choice picked = question.choice(choice).orElseThrow(() -> noChoice(question, choice));
        if (!machine().session().answer(machine().asker(), questionId, picked.key())) {
            throw invalid("Somebody else has answered the question of '" + machine().name() + "'");
        }
    }

    @Override
    default DomainControl fetchControl() {
        return machine().fetchControl();
    }

    private static VirtException invalid(String detail) {
        return new VirtException(ErrorCode.OPERATION_INVALID, detail);
    }

    private static VirtException noChoice(DomainQuestion question, String choice) {
        return new VirtException(
                ErrorCode.INVALID_ARG,
                "'"
                        + choice
                        + "' is no answer to the question of '"
                        + question.domain()
                        + "'; possible answers are "
                        + question.labels());
    }
}
