package dev.vireo.driver.esx;

import dev.vireo.client.OneLine;
import dev.vireo.vim.ChoiceOption;
import dev.vireo.vim.ElementDescription;
import dev.vireo.vim.VirtualMachineQuestionInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A question of a virtual machine, which keeps it from going on until somebody answers.
///
/// @param id what the answer refers to
/// @param text the question
/// @param choices the answers there are
/// @param defaultChoice the answer that the server proposes
record Question(
        String id,
        String text,
        List<ElementDescription> choices,
        Optional<ElementDescription> defaultChoice) {
    static Question of(VirtualMachineQuestionInfo info) {
        ChoiceOption choice = info.choice();
        List<ElementDescription> choices = choice.choiceInfo();
        Integer index = choice.defaultIndex();
        return new Question(
                info.id(),
                OneLine.of(info.text()),
                choices,
                index == null || index < 0 || index >= choices.size()
                        ? Optional.empty()
                        : Optional.of(choices.get(index)));
    }

    /// Returns the labels of the choices, in quotes.
    String labels() {
        return choices.stream()
                .map(choice -> "'" + OneLine.of(choice.label()) + "'")
                .collect(Collectors.joining(", "));
    }
}
