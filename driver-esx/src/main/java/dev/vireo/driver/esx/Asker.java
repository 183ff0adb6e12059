package dev.vireo.driver.esx;

import dev.vireo.api.DomainQuestion;
import dev.vireo.api.DomainQuestion.Choice;
import dev.vireo.client.OneLine;
import dev.vireo.vim.ElementDescription;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.VirtualMachineMessage;
import dev.vireo.vim.VirtualMachineQuestionInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Who asks questions: a virtual machine.
///
/// @param vm the machine
/// @param name its name, for messages
/// @param uuid its UUID
record Asker(ManagedObjectReference vm, String name, UUID uuid) {
    /// Makes the one of a row.
    static Asker of(Row row) {
        return new Asker(row.object(), VirtualMachines.name(row), VirtualMachines.uuid(row));
    }

    /// Puts a question into the API's terms.
    DomainQuestion question(VirtualMachineQuestionInfo info) {
        List<Choice> choices = info.choice().choiceInfo().stream().map(Asker::choice).toList();
        Integer index = info.choice().defaultIndex();
        return new DomainQuestion(
                name,
                uuid,
                info.id(),
                info.message().stream().map(VirtualMachineMessage::id).toList(),
                OneLine.of(info.text()),
                choices,
                index == null || index < 0 || index >= choices.size()
                        ? Optional.empty()
                        : Optional.of(choices.get(index)));
    }

    private static Choice choice(ElementDescription element) {
        return new Choice(
                element.key(), OneLine.of(element.label()), OneLine.of(element.summary()));
    }
}
