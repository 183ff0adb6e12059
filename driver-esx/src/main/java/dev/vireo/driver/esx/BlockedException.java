package dev.vireo.driver.esx;

import dev.vireo.api.DomainQuestion;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;

/// Tells that a question of the virtual machine blocks an operation, and what could be answered.
@SuppressWarnings("serial") // never serialized
final class BlockedException extends VirtException {
    /// Makes one.
    ///
    /// @param verb what the question blocks, for example `start`
    /// @param reason why it is not answered, empty if there is nothing to say
    BlockedException(DomainQuestion question, String verb, String reason) {
        super(ErrorCode.INTERNAL_ERROR, text(question, verb, reason));
    }

    private static String text(DomainQuestion question, String verb, String reason) {
        String answers =
                question.choices().isEmpty()
                        ? "', which has no possible answers"
                        : "', with the possible answers " + question.labels();
        return "Could not "
                + verb
                + " '"
                + question.domain()
                + "': a question blocks it, '"
                + question.text()
                + answers
                + (reason.isEmpty() ? "" : " " + reason);
    }
}
