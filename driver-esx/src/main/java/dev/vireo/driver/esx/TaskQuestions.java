package dev.vireo.driver.esx;

import dev.vireo.api.DomainQuestion;
import dev.vireo.client.Cancellation;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The questions that come up while a task is followed. Its methods belong to the thread that
/// follows the task, which goes on to do so while somebody is asked.
final class TaskQuestions implements AutoCloseable {
    /// A policy that need not think is waited for, so that its answer is there before the server is
    /// asked for more news.
    private static final Duration AT_ONCE = Duration.ofMillis(250);

    private final QuestionDesk desk;
    private final Cancellation cancellation = new Cancellation();
    private @Nullable Asking asking;

    TaskQuestions(QuestionDesk desk) {
        this.desk = desk;
    }

    /// Returns what ends the wait for the task once a question is refused.
    Cancellation cancellation() {
        return cancellation;
    }

    /// Begins to ask.
    ///
    /// @throws BlockedException if the question is refused at once
    void ask(DomainQuestion question) {
        Asking begun = new Asking(desk, question, _ -> cancellation.cancel());
        asking = begun;
        begun.await(AT_ONCE);
        if (begun.failure().isPresent()) {
            throw begun.failure().get();
        }
    }

    /// Stops to ask: the question is answered, by whomever.
    void gone() {
        if (asking != null) {
            asking.abandon();
            asking = null;
        }
    }

    /// Returns why the last question was refused.
    Optional<BlockedException> failure() {
        return Optional.ofNullable(asking).flatMap(Asking::failure);
    }

    /// Returns the failure for an end of the time while somebody is still asked.
    ///
    /// @param limit how long it took, for the message
    Optional<BlockedException> tooLate(String limit) {
        return Optional.ofNullable(asking)
                .filter(Asking::isPending)
                .map(pending -> pending.tooLate(limit));
    }

    @Override
    public void close() {
        gone();
    }
}
