package dev.vireo.simulator.inventory;

import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.TaskDescription;
import dev.vireo.vim.TaskManagerHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Starts tasks, and forgets them some time after their end.
final class SimTaskManager extends SimObject implements TaskManagerHandler {
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST = 200;

    private final boolean multiHost;
    private final Deque<SimTask> recent = new ArrayDeque<>();
    private final Map<String, Duration> times = new HashMap<>();
    private int started;

    SimTaskManager(Inventory inventory, ManagedObjectReference self, boolean multiHost) {
        super(inventory, self);
        this.multiHost = multiHost;
    }

    /// Sets how long the tasks of a method take.
    void taskTime(String method, Duration time) {
        times.put(method, time);
    }

    /// Starts a task. Unless it is to take time it is done, or waits for an answer, when this
    /// returns.
    ManagedObjectReference start(SimEntity entity, SimTask.Operation operation) {
        forgetOld();
        SimTask task =
                inventory()
                        .add(
                                new SimTask(
                                        reference(entity, operation),
                                        operation,
                                        entity,
                                        inventory().events().nextKey()));
        if (multiHost) {
            inventory().events().postTask(task, task.info());
        }
        recent.add(task);
        entity.recentTasks().add(task);
        entity.touch();
        touch();
        task.start(times.getOrDefault(operation.methodName(), Duration.ZERO));
        return task.self();
    }

    private ManagedObjectReference reference(SimEntity entity, SimTask.Operation operation) {
        started++;
        String id =
                multiHost
                        ? "task-" + started
                        : "haTask-"
                                + entity.self().value()
                                + "-vim."
                                + operation.descriptionId()
                                + "-"
                                + started;
        return new ManagedObjectReference("Task", id);
    }

    private void forgetOld() {
        Instant before = inventory().now().minus(KEPT);
        int left = recent.size();
        for (Iterator<SimTask> all = recent.iterator(); all.hasNext(); ) {
            SimTask task = all.next();
            Instant end = task.completeTime();
            if (end != null && (end.isBefore(before) || left > MOST)) {
                all.remove();
                left--;
                inventory().remove(task);
                task.entity().recentTasks().remove(task);
                task.entity().touch();
            }
        }
    }

    @Override
    @Nullable Object property(String name) {
        return switch (name) {
            case "recentTask" -> recent.stream().map(SimObject::self).toList();
            case "description" ->
                    TaskDescription.builder()
                            .methodInfo(List.of())
                            .state(List.of())
                            .reason(List.of())
                            .build();
            case "maxCollector" -> 32;
            default -> null;
        };
    }
}
