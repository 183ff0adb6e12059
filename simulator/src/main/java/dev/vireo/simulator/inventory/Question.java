package dev.vireo.simulator.inventory;

import dev.vireo.simulator.document.XmlCharacters;
import dev.vireo.vim.ChoiceOption;
import dev.vireo.vim.ElementDescription;
import dev.vireo.vim.VirtualMachineMessage;
import dev.vireo.vim.VirtualMachineQuestionInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// A question that blocks a task of a virtual machine until it is answered.
///
/// @param messageId names the kind of question, for example `msg.serial.file.open`
/// @param text what is asked
/// @param choices the possible answers; their keys are `0`, `1`, ...
/// @param defaultChoice which of them is the default
public record Question(
        String messageId, String text, List<Choice> choices, OptionalInt defaultChoice) {
    /// Copies the list and checks that there is something to choose, and that replies can hold it.
    public Question {
        choices = List.copyOf(choices);
        if (choices.isEmpty()) {
            throw new IllegalArgumentException("a question needs a choice");
        }
        if (defaultChoice.isPresent()
                && (defaultChoice.getAsInt() < 0 || defaultChoice.getAsInt() >= choices.size())) {
            throw new IllegalArgumentException("the default is none of the choices");
        }
        Stream.concat(Stream.of(messageId, text), choices.stream().map(Choice::label))
                .flatMap(each -> XmlCharacters.firstOther(each).stream())
                .findFirst()
                .ifPresent(other -> {
                    throw new IllegalArgumentException(
                            "a question cannot hold " + other + ", which XML does not have");
                });
    }

    /// Asks what to do with the file that a serial port is to write to.
    static Question serialFileExists(String file) {
        return new Question(
                "msg.serial.file.open",
                "Serial port output file \""
                        + file
                        + "\" already exists. Do you want to replace it with any newly created"
                        + " content, or append new content to the end of the file?",
                List.of(
                        new Choice("Append", false),
                        new Choice("Replace", false),
                        new Choice("Cancel", true)),
                OptionalInt.of(0));
    }

    /// Asks what has become of a machine whose files are somewhere else than before.
    static Question movedOrCopied() {
        return new Question(
                "msg.uuid.altered",
                "This virtual machine might have been moved or copied. In order to configure certain"
                        + " management and networking features, VMware ESX needs to know if this"
                        + " virtual machine was moved or copied. If you don't know, answer \"I"
                        + " Copied It\".",
                List.of(
                        new Choice("Cancel", true),
                        new Choice("I Moved It", false),
                        new Choice("I Copied It", false)),
                OptionalInt.of(2));
    }

    /// Asks whether to take the medium away although the guest has locked the door.
    static Question cdromLocked() {
        return new Question(
                "msg.cdromdisconnect.locked",
                "The guest operating system has locked the CD-ROM door and is probably using the"
                        + " CD-ROM, which can prevent the guest from recognizing media changes. If"
                        + " possible, eject the CD-ROM from inside the guest before disconnecting."
                        + " Disconnect anyway and override the lock?",
                List.of(new Choice("Yes", false), new Choice("No", false)),
                OptionalInt.of(1));
    }

    /// Asks whether there is space by now.
    ///
    /// @param file what is to be written
    static Question noSpace(String file) {
        return new Question(
                "msg.hbacommon.outofspace",
                "There is no more space for virtual disk '"
                        + file
                        + "'. You might be able to continue this session by freeing disk space on"
                        + " the relevant volume, and clicking Retry. Click Cancel to terminate this"
                        + " session.",
                List.of(new Choice("Retry", false), new Choice("Cancel", true)),
                OptionalInt.of(0));
    }

    /// Finds a choice by its key.
    Optional<Choice> choice(String key) {
        for (int i = 0; i < choices.size(); i++) {
            if (key.equals(String.valueOf(i))) {
                return Optional.of(choices.get(i));
            }
        }
        return Optional.empty();
    }

    /// Finds the key of a choice.
    ///
    /// @param text its label or its key
    /// @throws IllegalArgumentException if there is no such choice
    String key(String text) {
        List<String> labels = choices.stream().map(Choice::label).toList();
        int index = labels.indexOf(text);
        if (index < 0 && choice(text).isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no answer; there is " + String.join(", ", labels));
        }
        return index < 0 ? text : String.valueOf(index);
    }

    VirtualMachineQuestionInfo describe(String id) {
        List<ElementDescription> elements = new ArrayList<>();
        for (int i = 0; i < choices.size(); i++) {
            String label = choices.get(i).label();
            elements.add(
                    ElementDescription.builder()
                            .label(label)
                            .summary(label)
                            .key(String.valueOf(i))
                            .build());
        }
        ChoiceOption.Builder<?> choice = ChoiceOption.builder().choiceInfo(elements);
        if (defaultChoice.isPresent()) {
            choice.defaultIndex(defaultChoice.getAsInt());
        }
        return VirtualMachineQuestionInfo.builder()
                .id(id)
                .text(text)
                .choice(choice.build())
                .message(List.of(VirtualMachineMessage.builder().id(messageId).text(text).build()))
                .build();
    }

    /// A possible answer.
    ///
    /// @param label what people see
    /// @param aborts whether it makes the task fail
    public record Choice(String label, boolean aborts) {}
}
