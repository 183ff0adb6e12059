package dev.vireo.driver.esx;

import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.TaskInfoState;
import dev.vireo.vim.VirtualMachinePowerState;
import dev.vireo.vim.VirtualMachineQuestionInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What must be known of a virtual machine before a task is started on it: its power state, a
/// question it waits with, and the tasks that are still at work on it.
///
/// @param powerState the power state
/// @param question the question, if there is one
/// @param hasRecentTasks whether it was part of a task lately
/// @param pendingTasks the tasks that are queued or running; known only after a look at them
/// @param takenAt when this was so, by [System#nanoTime()]
record Facts(
        @Nullable VirtualMachinePowerState powerState,
        Optional<VirtualMachineQuestionInfo> question,
        boolean hasRecentTasks,
        List<ManagedObjectReference> pendingTasks,
        long takenAt) {
    static final String QUESTION = "runtime.question";
    static final String RECENT_TASK = "recentTask";
    static final String TASK_STATE = "info.state";

    /// What a row of a machine must hold.
    static final List<String> OF_MACHINE =
            List.of(VirtualMachines.POWER_STATE, QUESTION, RECENT_TASK);

    /// How long facts that came with a lookup are good enough to act on. The server checks the
    /// state again, so this only decides who notices that it has changed.
    private static final Duration FRESH = Duration.ofSeconds(5);

    Facts {
        pendingTasks = List.copyOf(pendingTasks);
    }

    /// Reads the facts from the row of a virtual machine and those of its tasks.
    static Facts of(Row vm, List<Row> tasks) {
        List<ManagedObjectReference> pending =
                tasks.stream().filter(Facts::isPending).map(Row::object).toList();
        return new Facts(
                VirtualMachines.powerState(vm),
                vm.find(QUESTION, VirtualMachineQuestionInfo.class),
                !vm.list(RECENT_TASK, ManagedObjectReference.class).isEmpty(),
                pending,
                System.nanoTime());
    }

    /// Returns whether a task is queued or running.
    static boolean isPending(Row task) {
        Optional<TaskInfoState> state = task.find(TASK_STATE, TaskInfoState.class);
        return state.filter(s -> s.equals(TaskInfoState.QUEUED) || s.equals(TaskInfoState.RUNNING))
                .isPresent();
    }

    /// Returns whether a task can be started on the strength of these facts alone. Whatever speaks
    /// against it is worth a second, closer look.
    boolean allows(Operation operation) {
        return operation.precondition().equals(powerState)
                && question.isEmpty()
                && !hasRecentTasks
                && System.nanoTime() - takenAt < FRESH.toNanos();
    }
}
