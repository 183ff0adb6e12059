package dev.vireo.driver.esx;

import dev.vireo.api.DomainQuestion;
import dev.vireo.api.DomainQuestion.Choice;
import dev.vireo.client.OneLine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One question that is put to the connection's policy on a thread of its own: a person may think
/// for longer than the operation may take, or never answer at all.
final class Asking {
    private final QuestionDesk desk;
    private final DomainQuestion question;
    private final Consumer<BlockedException> onFailure;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean abandoned;
    private volatile @Nullable BlockedException failure;

    /// Begins to ask.
    ///
    /// @param onFailure is told, on the thread that asks, if the question is not answered, unless
    ///   the asking was abandoned before
    Asking(QuestionDesk desk, DomainQuestion question, Consumer<BlockedException> onFailure) {
        this.desk = desk;
        this.question = question;
        this.onFailure = onFailure;
        this.thread = Thread.ofVirtual().name("vireo-question").unstarted(this::settle);
        thread.start();
    }

    private void settle() {
        try {
            Choice choice = desk.choose(question);
            if (!abandoned) { // who was asked may come back long after
                desk.answer(question, choice);
            }
        } catch (BlockedException e) {
            fail(e);
        } catch (RuntimeException e) {
            fail(desk.blocked(question, "and no answer got through: " + OneLine.of("" + e)));
        } finally {
            end.countDown();
        }
    }

    private void fail(BlockedException e) {
        if (!abandoned) {
            failure = e;
            onFailure.accept(e);
        }
    }

    /// Waits for the end of it. If the waiting thread is interrupted, it stays so.
    ///
    /// @param limit how long at most; any length, also more than a `long` of milliseconds
    /// @return whether it is over
    boolean await(Duration limit) {
        try {
            return end.await(TimeUnit.MILLISECONDS.convert(limit), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Returns whether nobody has answered or refused yet.
    boolean isPending() {
        return end.getCount() > 0;
    }

    /// Returns why it failed, empty if it has not failed.
    Optional<BlockedException> failure() {
        return Optional.ofNullable(failure);
    }

    /// Makes the failure of an operation whose time is over before there is an answer.
    BlockedException tooLate(String limit) {
        return desk.blocked(
                question,
                "and nobody answers it within " + limit + ", which is the limit for tasks");
    }

    /// Stops to ask: the answer is no longer wanted.
    @SuppressWarnings("Interruption") // the thread is our own, and the only way to reach a person
    void abandon() {
        abandoned = true;
        thread.interrupt();
    }
}
