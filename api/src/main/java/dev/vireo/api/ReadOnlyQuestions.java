package dev.vireo.api;

import java.util.Optional;

/// A domain whose questions can be read.
interface ReadOnlyQuestions extends DomainQuestions {
    /// Returns the domain that is looked at.
    Domain target();

    @Override
    default Optional<DomainQuestion> fetchQuestion() {
        return target().fetchQuestion();
    }

    @Override
    default void answer(String questionId, String choice) {
        throw ReadOnlyDomain.refused("VirtualMachine.AnswerVM");
    }

    @Override
    default DomainControl fetchControl() {
        return target().fetchControl();
    }
}
