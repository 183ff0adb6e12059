package dev.vireo.client;

import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.VirtualMachineQuestionInfo;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// How a task is followed.
///
/// @param calls the limits of the whole wait
/// @param machine the virtual machine whose questions are looked after meanwhile, or null
/// @param onQuestion is told once of each question that the machine has, on the waiting thread; it
///   may answer it, or throw to end the wait
/// @param onQuestionGone is told when a question that was told is no longer asked, while the task
///   goes on
/// @param onProgress is told of the progress in percent
/// @param cancelTaskWhenAborted whether to cancel the task on the server when the wait ends by
///   time-out, cancellation or interruption
public record TaskOptions(
        CallOptions calls,
        @Nullable ManagedObjectReference machine,
        Consumer<VirtualMachineQuestionInfo> onQuestion,
        Runnable onQuestionGone,
        IntConsumer onProgress,
        boolean cancelTaskWhenAborted) {

    /// Returns options that wait as the given limits allow and look after nothing else.
    ///
    /// @param calls the limits of the whole wait
    /// @return the options
    public static TaskOptions of(CallOptions calls) {
        return new TaskOptions(calls, null, question -> {}, () -> {}, percent -> {}, false);
    }

    /// Looks after the questions of a virtual machine.
    ///
    /// @param machine the virtual machine
    /// @param onQuestion is told once of each question
    /// @return a copy that does
    public TaskOptions withQuestions(
            ManagedObjectReference machine, Consumer<VirtualMachineQuestionInfo> onQuestion) {
        return new TaskOptions(
                calls, machine, onQuestion, onQuestionGone, onProgress, cancelTaskWhenAborted);
    }

    /// Learns when a question is no longer asked, because somebody has answered it.
    ///
    /// @param onQuestionGone is told, on the waiting thread
    /// @return a copy that does
    public TaskOptions withQuestionGone(Runnable onQuestionGone) {
        return new TaskOptions(
                calls, machine, onQuestion, onQuestionGone, onProgress, cancelTaskWhenAborted);
    }

    /// Listens to the progress.
    ///
    /// @param onProgress is told of the progress in percent
    /// @return a copy that does
    public TaskOptions withProgress(IntConsumer onProgress) {
        return new TaskOptions(
                calls, machine, onQuestion, onQuestionGone, onProgress, cancelTaskWhenAborted);
    }

    /// Cancels the task on the server when the wait is ended early.
    ///
    /// @return a copy that does
    public TaskOptions cancellingTask() {
        return new TaskOptions(calls, machine, onQuestion, onQuestionGone, onProgress, true);
    }
}
