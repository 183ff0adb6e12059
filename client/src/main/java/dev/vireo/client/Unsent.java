package dev.vireo.client;

import dev.vireo.vim.DataMember;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What stands for calls that a [CallGate] has left.
final class Unsent {
    private static final String PREFIX = "not-sent-";

    /// Tasks whose result is what they were started for.
    private static final Set<String> WITH_RESULT =
            Set.of(
                    "CloneVM_Task",
                    "CreateDVS_Task",
                    "CreateScreenshot_Task",
                    "CreateSnapshot_Task",
                    "CreateVM_Task",
                    "RegisterVM_Task");

    private Unsent() {}

    /// Answers a call: with nothing, or with a task.
    ///
    /// @throws UnsentException if neither is an answer
    static @Nullable Object answer(MethodRequest<?> request, Endpoint server, CallGate gate) {
        String method = request.vimMethod().name();
        DataMember result = request.vimMethod().result().orElse(null);
        if (result == null) {
            return null;
        }
        if (method.endsWith("_Task")) {
            return new ManagedObjectReference("Task", PREFIX + method);
        }
        gate.needed(method);
        throw new UnsentException(server, method);
    }

    /// Ends a task that was not begun.
    ///
    /// @return whether it is such a task
    /// @throws UnsentException if the result is what it is for
    static boolean isOver(ManagedObjectReference task, Transport transport) {
        CallGate gate = transport.gate();
        if (gate == null || !task.value().startsWith(PREFIX)) {
            return false;
        }
        String method = task.value().substring(PREFIX.length());
        if (WITH_RESULT.contains(method)) {
            gate.needed(method);
            throw new UnsentException(transport.server(), method);
        }
        return true;
    }
}
