package dev.vireo.client;

import dev.vireo.vim.DataMember;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.PutUsbScanCodesRequest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What stands for calls that a [CallGate] has left.
final class Unsent {
    private static final String TASK = "not-sent-";
    private static final String RESULT = "result-of-";

    /// What calls make, of which the next ones may be told. What reads it finds nothing.
    private static final Map<String, String> MADE =
            Map.of(
                    "CreateDVS_Task", "VmwareDistributedVirtualSwitch",
                    "CreateNasDatastore", "Datastore",
                    "CreateSnapshot_Task", "VirtualMachineSnapshot",
                    "CreateVM_Task", "VirtualMachine",
                    "CloneVM_Task", "VirtualMachine",
                    "RegisterVM_Task", "VirtualMachine");

    private Unsent() {}

    /// Answers a call: with nothing, with a task, or with what it would have made.
    ///
    /// @throws UnsentException if nothing of that is an answer
    static @Nullable Object answer(MethodRequest<?> request, Endpoint server, CallGate gate) {
        String method = request.vimMethod().name();
        DataMember result = request.vimMethod().result().orElse(null);
        if (result == null) {
            return null;
        }
        if (method.endsWith("_Task")) {
            return new ManagedObjectReference("Task", TASK + method);
        }
        if (request instanceof PutUsbScanCodesRequest keys) {
            return keys.spec().keyEvents().size();
        }
        Optional<ManagedObjectReference> made = made(method);
        if (made.isPresent()) {
            return made.get();
        }
        gate.needed(method);
        throw new UnsentException(server, method);
    }

    private static Optional<ManagedObjectReference> made(String method) {
        return Optional.ofNullable(MADE.get(method))
                .map(type -> new ManagedObjectReference(type, RESULT + method));
    }

    /// Returns whether a task was not begun.
    static boolean isTask(ManagedObjectReference task, Transport transport) {
        return transport.gate() != null && task.value().startsWith(TASK);
    }

    /// Ends a task that was not begun.
    ///
    /// @return what it would have made, empty if it is not for that
    static Optional<Object> result(ManagedObjectReference task) {
        return made(task.value().substring(TASK.length())).map(Object.class::cast);
    }
}
