package dev.vireo.client;

import dev.vireo.vim.LocalizedMethodFault;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodFault;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says that a task ended with an error, which it carries.
@SuppressWarnings("serial") // carried between threads, never serialized
public final class TaskFailedException extends VimException {
    /// The task.
    private final ManagedObjectReference task;

    /// What the server said of the error.
    private final @Nullable LocalizedMethodFault error;

    TaskFailedException(
            Endpoint server, ManagedObjectReference task, @Nullable LocalizedMethodFault error) {
        super(server.authority() + ": task " + task.value() + " failed" + describe(error), null);
        this.task = task;
        this.error = error;
    }

    private static String describe(@Nullable LocalizedMethodFault error) {
        if (error == null) {
            return "";
        }
        String message = error.localizedMessage();
        String type =
                error.value("fault").map(Object::getClass).map(Class::getSimpleName).orElse("");
        return OneLine.of(": " + type + (message == null ? "" : ": " + message));
    }

    /// Returns the task.
    ///
    /// @return the reference
    public ManagedObjectReference task() {
        return task;
    }

    /// Returns the decoded fault.
    ///
    /// @return the fault, empty if the server gave none
    public Optional<MethodFault> fault() {
        return Optional.ofNullable(error)
                .flatMap(known -> known.value("fault"))
                .map(MethodFault.class::cast);
    }

    /// Returns the server's text for the error.
    ///
    /// @return the text, empty if the server gave none
    public Optional<String> localizedMessage() {
        return Optional.ofNullable(error).map(LocalizedMethodFault::localizedMessage);
    }

    /// Looks for a fault of a type: the fault itself, its cause, or one that it reports in a
    /// member.
    ///
    /// @param type the fault's class
    /// @param <T> the fault's class
    /// @return the first that is of this type or of one that extends it
    public <T extends MethodFault> Optional<T> find(Class<T> type) {
        return VimFaultException.find(type, fault().orElse(null));
    }
}
