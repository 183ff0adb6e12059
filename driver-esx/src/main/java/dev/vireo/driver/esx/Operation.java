package dev.vireo.driver.esx;

import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.PowerOffVMTaskRequest;
import dev.vireo.vim.PowerOnVMTaskRequest;
import dev.vireo.vim.ResetVMTaskRequest;
import dev.vireo.vim.SuspendVMTaskRequest;
import dev.vireo.vim.VirtualMachinePowerState;

/// What changes a domain's power state through a task, and the state it must be in before.
enum Operation {
    START("start"),
    RESUME("resume"),
    SUSPEND("suspend"),
    RESET("reset"),
    DESTROY("destroy");

    private final String verb;

    Operation(String verb) {
        this.verb = verb;
    }

    /// Returns the verb for messages.
    String verb() {
        return verb;
    }

    VirtualMachinePowerState precondition() {
        return switch (this) {
            case START -> VirtualMachinePowerState.POWERED_OFF;
            case RESUME -> VirtualMachinePowerState.SUSPENDED;
            case SUSPEND, RESET, DESTROY -> VirtualMachinePowerState.POWERED_ON;
        };
    }

    /// Makes the call that starts the task.
    MethodRequest<ManagedObjectReference> request(ManagedObjectReference vm) {
        return switch (this) {
            case START, RESUME -> PowerOnVMTaskRequest.builder(vm).build();
            case SUSPEND -> SuspendVMTaskRequest.builder(vm).build();
            case RESET -> ResetVMTaskRequest.builder(vm).build();
            case DESTROY -> PowerOffVMTaskRequest.builder(vm).build();
        };
    }
}
