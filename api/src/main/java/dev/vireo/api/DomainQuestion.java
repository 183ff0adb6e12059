package dev.vireo.api;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A question that a domain waits with until somebody answers. libvirt has no such thing; the VI
/// API's `VirtualMachineQuestionInfo`.
///
/// @param domain the domain's name
/// @param uuid the domain's UUID
/// @param id what an answer refers to; another one each time that something is asked
/// @param messageIds what kinds of question it is made of, for example `msg.uuid.altered`; empty if
///   the server does not tell
/// @param text what is asked, in one line
/// @param choices the answers there are
/// @param defaultChoice the answer that the server proposes
public record DomainQuestion(
        String domain,
        UUID uuid,
        String id,
        List<String> messageIds,
        String text,
        List<Choice> choices,
        Optional<Choice> defaultChoice) {
    /// Copies the lists.
    public DomainQuestion {
        messageIds = List.copyOf(messageIds);
        choices = List.copyOf(choices);
    }

    /// Finds a choice by what a person or a rule calls it.
    ///
    /// @param name its label in any case, with or without the mark of a shortcut, or its key
    /// @return the choice; a label goes before a key
    public Optional<Choice> choice(String name) {
        return choices.stream()
                .filter(choice -> choice.isCalled(name))
                .findFirst()
                .or(() -> choices.stream().filter(c -> c.key().equals(name.strip())).findFirst());
    }

    /// Returns the labels of the choices as messages have them.
    ///
    /// @return the labels in quotes, with commas between them
    public String labels() {
        return choices.stream()
                .map(choice -> "'" + choice.label() + "'")
                .collect(Collectors.joining(", "));
    }

    /// A possible answer.
    ///
    /// @param key what the server knows it by
    /// @param label what people see
    /// @param summary the label once more, or more about it; can be empty
    public record Choice(String key, String label, String summary) {
        /// Returns whether this answer gives something up: what is asked about, the operation that
        /// asks, or what the domain has in memory. It does if its label or summary has a word such
        /// as `abort`, `cancel`, `delete`, `discard`, `erase`, `format`, `off`, `overwrite`,
        /// `purge`, `remove`, `replace`, `reset`, `stop` or `wipe`, in any case, or one that means
        /// the same in another language that VMware's hosts speak (German, French, Spanish,
        /// Japanese, Korean, Chinese). Labels of hosts without their texts, such as
        /// `button.uuid.cancel`, are taken apart, too.
        ///
        /// @return whether a rule has to name it
        public boolean isDestructive() {
            return Stream.of(label, summary).map(Choice::plain).anyMatch(WordsOfLoss::areIn);
        }

        /// Returns whether a name is its label or its summary.
        ///
        /// @param name what somebody calls it
        /// @return whether it is this one
        public boolean isCalled(String name) {
            String wanted = plain(name);
            return !wanted.isEmpty()
                    && Stream.of(label, summary)
                            .anyMatch(text -> plain(text).equalsIgnoreCase(wanted));
        }

        /// Drops the marks of shortcuts: hosts say `I _Copied It`.
        private static String plain(String text) {
            return text.replace("_", "").replace("&", "").strip();
        }
    }
}
