package dev.vireo.api;

import dev.vireo.model.VirtException;
import java.util.Optional;

/// What a domain asks, and what else keeps it from being worked on.
///
/// A method that a driver does not have fails with `NO_SUPPORT`.
public interface DomainQuestions {
    /// Fetches the question that the domain waits with.
    ///
    /// VI API: `runtime.question`.
    ///
    /// @return the question, empty if it asks nothing
    default Optional<DomainQuestion> fetchQuestion() {
        throw Unsupported.function("VirtualMachine.question");
    }

    /// Answers the question that the domain waits with.
    ///
    /// VI API: `AnswerVM`.
    ///
    /// @param questionId the question's id
    /// @param choice the label or the key of a choice, see [DomainQuestion#choice(String)]
    /// @throws VirtException `OPERATION_INVALID` if the domain asks nothing, or something else;
    ///   `INVALID_ARG` if there is no such choice
    default void answer(String questionId, String choice) {
        throw Unsupported.function("VirtualMachine.AnswerVM");
    }

    /// Fetches whether the domain can be worked on now.
    ///
    /// libvirt: `virDomainGetControlInfo`. VI API: `runtime.connectionState`, `runtime.question`,
    /// `recentTask`.
    ///
    /// @return whether it can, and why not
    default DomainControl fetchControl() {
        throw Unsupported.function("virDomainGetControlInfo");
    }
}
