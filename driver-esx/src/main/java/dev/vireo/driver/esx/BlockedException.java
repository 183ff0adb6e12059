package dev.vireo.driver.esx;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;

/// Tells that a question of the virtual machine blocks an operation, and what could be answered.
@SuppressWarnings("serial") // never serialized
final class BlockedException extends VirtException {
    BlockedException(Question question, String verb, String name, String addition) {
        super(ErrorCode.INTERNAL_ERROR, text(question, verb, name, addition));
    }

    private static String text(Question question, String verb, String name, String addition) {
        return "Could not "
                + verb
                + " '"
                + name
                + "': a question blocks it, '"
                + question.text()
                + "', with the possible answers "
                + question.labels()
                + (addition.isEmpty() ? "" : " " + addition);
    }

    /// Adds what became of the task.
    VirtException withCancellation(boolean cancelled) {
        return new VirtException(
                code(),
                detail()
                        + (cancelled
                                ? "; the task was cancelled"
                                : "; the task could not be cancelled and is still blocked"),
                this);
    }
}
