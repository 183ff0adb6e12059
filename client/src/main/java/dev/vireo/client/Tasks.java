package dev.vireo.client;

import dev.vireo.vim.CancelTaskRequest;
import dev.vireo.vim.InvalidState;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.NotSupported;
import dev.vireo.vim.ObjectUpdate;
import dev.vireo.vim.PropertyFilterSpec;
import java.util.List;
import java.util.Optional;

/// Starts and follows tasks. A task is followed by one property filter on its state and, if wanted,
/// on the questions of a virtual machine, so that a question shows at once although the state of
/// the task does not change. Nothing is polled; the filter is destroyed however the wait ends.
public final class Tasks {
    private static final List<String> STATE =
            List.of("info.state", "info.progress", "info.error", "info.result");

    private final Session session;

    Tasks(Session session) {
        this.session = session;
    }

    /// Starts a task and follows it to its end.
    ///
    /// @param start the call that starts it
    /// @param options how it is followed; the limits hold for the call too
    /// @return the task's result, such as a reference to what was made
    /// @throws TaskFailedException if the task ends with an error
    public Optional<Object> run(MethodRequest<ManagedObjectReference> start, TaskOptions options) {
        return follow(session.invoke(start, options.calls()), options);
    }

    /// Follows a task to its end.
    ///
    /// @param task the task
    /// @param options how it is followed
    /// @return the task's result, such as a reference to what was made
    /// @throws TaskFailedException if the task ends with an error
    /// @throws TransportException if the limits are passed first, or the server is lost
    public Optional<Object> follow(ManagedObjectReference task, TaskOptions options) {
        if (Unsent.isTask(task, session.client().transport())) {
            return Unsent.result(task);
        }
        TaskFollower follower = new TaskFollower(session, task, options);
        try (PropertyWatch watch =
                session.propertyCollector().watch(List.of(filter(task, options)))) {
            Deadline deadline = Deadline.in(options.calls().timeout());
            while (!follower.isOver()) {
                CallOptions left = options.calls().withTimeout(deadline.remaining());
                List<ObjectUpdate> updates = watch.next(left);
                follower.accept(updates);
            }
        } catch (TransportException e) {
            if (options.cancelTaskWhenAborted() && isAborted(e)) {
                Cleanup.run("CancelTask", limits -> cancel(task, limits));
            }
            throw e;
        }
        return follower.result();
    }

    private static boolean isAborted(TransportException e) {
        return e.kind() == TransportException.Kind.TIMEOUT
                || e.kind() == TransportException.Kind.CANCELLED;
    }

    private static PropertyFilterSpec filter(ManagedObjectReference task, TaskOptions options) {
        PropertyFilters filter = PropertyFilters.start().properties("Task", STATE).object(task);
        ManagedObjectReference machine = options.machine();
        if (machine != null) {
            filter.properties("VirtualMachine", List.of(TaskFollower.QUESTION)).object(machine);
        }
        return filter.build();
    }

    /// Asks the server to cancel a task; the VI API's `CancelTask`. The task ends later, as its
    /// state tells.
    ///
    /// @param task the task
    /// @return false if the task cannot be cancelled or is over
    public boolean cancel(ManagedObjectReference task) {
        return cancel(task, session.options().calls());
    }

    private boolean cancel(ManagedObjectReference task, CallOptions limits) {
        try {
            session.invoke(CancelTaskRequest.builder(task).build(), limits);
            return true;
        } catch (VimFaultException e) {
            MethodFault fault = e.fault().orElse(null);
            if (fault instanceof NotSupported || fault instanceof InvalidState) {
                return false;
            }
            throw e;
        }
    }
}
