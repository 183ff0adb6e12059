package dev.vireo.api;

import dev.vireo.api.DomainQuestion.Choice;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Decides what becomes of a question that blocks an operation. Asked on a thread of its own, while
/// the operation goes on to wait for its task. The thread is interrupted when the answer is no
/// longer wanted: the operation's time is over, somebody else has answered, or the task has ended.
/// An answer that comes later is dropped.
@FunctionalInterface
public interface QuestionPolicy {
    /// Decides about a question.
    ///
    /// @param question the question
    /// @return what to do
    Decision decide(DomainQuestion question);

    /// What to do with a question.
    sealed interface Decision {}

    /// Answers it.
    ///
    /// @param choice the answer, one of the question's choices
    record Answer(Choice choice) implements Decision {}

    /// Leaves it to somebody else: the operation fails and tells the question.
    ///
    /// @param reason why it is not answered, as the message's last words; empty if there is nothing
    ///   to say
    record Refuse(String reason) implements Decision {}

    /// Never answers: what `auto_answer=0` means.
    ///
    /// @return the policy
    static QuestionPolicy refusing() {
        return _ -> new Refuse("");
    }

    /// Answers with the choice that the server proposes, whatever it is: what `auto_answer=1`
    /// means.
    ///
    /// @return the policy; it refuses where there is no default
    static QuestionPolicy answeringDefault() {
        return question ->
                question.defaultChoice()
                        .<Decision>map(Answer::new)
                        .orElseGet(() -> new Refuse("and there is no default"));
    }

    /// Asks a person.
    ///
    /// @param person returns the label or the key of a choice, empty for no answer
    /// @return the policy; it refuses what is no choice
    static QuestionPolicy asking(Function<DomainQuestion, Optional<String>> person) {
        return question ->
                person.apply(question)
                        .map(name -> answer(question, name))
                        .orElseGet(() -> new Refuse("and nobody answers it"));
    }

    private static Decision answer(DomainQuestion question, String name) {
        return question.choice(name)
                .<Decision>map(Answer::new)
                .orElseGet(() -> new Refuse("and '" + name + "' is none of them"));
    }

    /// Goes by rules: the first one that is for a question decides.
    ///
    /// @param rules the rules
    /// @param otherwise decides where no rule is for a question
    /// @return the policy
    static QuestionPolicy ofRules(List<QuestionRule> rules, QuestionPolicy otherwise) {
        List<QuestionRule> known = List.copyOf(rules);
        return question ->
                known.stream()
                        .filter(rule -> rule.isFor(question))
                        .findFirst()
                        .map(rule -> rule.decide(question))
                        .orElseGet(() -> otherwise.decide(question));
    }
}
