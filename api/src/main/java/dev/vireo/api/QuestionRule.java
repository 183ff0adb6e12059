package dev.vireo.api;

import dev.vireo.api.DomainQuestion.Choice;
import dev.vireo.api.QuestionPolicy.Answer;
import dev.vireo.api.QuestionPolicy.Decision;
import dev.vireo.api.QuestionPolicy.Refuse;
import java.util.Optional;
import java.util.regex.Pattern;

/// A rule that decides about some questions.
///
/// A choice that gives something up ([Choice#isDestructive()]) is only picked by a rule that names
/// it by its label: not as the default, and not by a key, which does not say what it means.
///
/// @param messageId the kind of question that it is for, empty for all
/// @param text what must be found in the question's text, empty for anything
/// @param action what it does
public record QuestionRule(Optional<String> messageId, Optional<Pattern> text, Action action) {
    /// What a rule does.
    public sealed interface Action {}

    /// Picks a choice.
    ///
    /// @param choice its label, or its key
    public record Pick(String choice) implements Action {}

    /// Picks the default.
    public record PickDefault() implements Action {}

    /// Lets another policy decide, for example one that asks a person or refuses.
    ///
    /// @param policy the policy
    public record Defer(QuestionPolicy policy) implements Action {}

    /// Makes a rule for a kind of question.
    ///
    /// @param messageId for example `msg.uuid.altered`
    /// @param choice the label of the choice to pick
    /// @return the rule
    public static QuestionRule ofMessage(String messageId, String choice) {
        return new QuestionRule(Optional.of(messageId), Optional.empty(), new Pick(choice));
    }

    /// Makes a rule for questions by their text.
    ///
    /// @param text what must be found in it
    /// @param choice the label of the choice to pick
    /// @return the rule
    public static QuestionRule ofText(Pattern text, String choice) {
        return new QuestionRule(Optional.empty(), Optional.of(text), new Pick(choice));
    }

    /// Returns whether this rule is for a question.
    ///
    /// @param question the question
    /// @return whether both conditions hold
    public boolean isFor(DomainQuestion question) {
        return messageId.map(question.messageIds()::contains).orElse(true)
                && text.map(wanted -> wanted.matcher(question.text()).find()).orElse(true);
    }

    Decision decide(DomainQuestion question) {
        return switch (action) {
            case Defer(QuestionPolicy policy) -> policy.decide(question);
            case PickDefault _ ->
                    question.defaultChoice()
                            .map(choice -> pick(choice, ""))
                            .orElseGet(() -> new Refuse("and there is no default"));
            case Pick(String name) ->
                    question.choice(name)
                            .map(choice -> pick(choice, name))
                            .orElseGet(() ->
                                    new Refuse(
                                            "and the rule's answer '"
                                                    + name
                                                    + "' is none of them"));
        };
    }

    private static Decision pick(Choice choice, String name) {
        if (choice.isDestructive() && !choice.isCalled(name)) {
            return new Refuse(
                    "and no rule names '" + choice.label() + "', which is only picked by its name");
        }
        return new Answer(choice);
    }
}
