package dev.vireo.simulator.inventory;

import dev.vireo.vim.ManagedObjectReference;
import org.jspecify.annotations.Nullable;

/// The tasks of a machine: one at a time, as a host does it.
///
/// @param vm the machine
record VmTasks(SimVirtualMachine vm) {
    /// Starts a task that does nothing while another one runs.
    ///
    /// @param method the name on the wire, for example `PowerOnVM_Task`
    /// @param operation names it in the history, for example `powerOn`
    /// @param cancelable whether a client can cancel it
    /// @param work what to do once its own preconditions hold
    ManagedObjectReference start(
            String method, String operation, boolean cancelable, SimTask.Work work) {
        return vm.inventory()
                .tasks()
                .start(
                        vm,
                        new SimTask.Operation(
                                method,
                                "VirtualMachine." + operation,
                                cancelable,
                                task -> run(method, task, work)));
    }

    private @Nullable Object run(String method, SimTask task, SimTask.Work work) {
        try {
            task.requireNotAborted();
            requireIdle(task);
            return work.run(task);
        } catch (SimFault fault) {
            new PowerEvents(vm).failed(method, fault);
            throw fault;
        }
    }

    /// Checks that nothing else is going on.
    ///
    /// @param task the task that is about to work; null for a call that is none
    void requireIdle(@Nullable SimTask task) {
        for (SimTask other : vm.recentTasks()) {
            if (other != task && !other.isDone()) {
                throw SimFault.taskInProgress(other.self());
            }
        }
    }

    /// Does what changes the machine at once, without a task.
    ///
    /// @param method the name on the wire, for example `UnregisterVM`
    /// @param work what to do
    void now(String method, Runnable work) {
        vm.inventory()
                .durably(() -> {
                    try {
                        requireIdle(null);
                        work.run();
                    } catch (SimFault fault) {
                        new PowerEvents(vm).failed(method, fault);
                        throw fault;
                    }
                    return null;
                });
    }
}
