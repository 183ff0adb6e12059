package dev.vireo.simulator.inventory;

import dev.vireo.vim.CreateCollectorForTasksRequest;
import dev.vireo.vim.CreateCollectorWithInfoFilterForTasksRequest;
import dev.vireo.vim.CreateTaskRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ReadNextTasksByViewSpecRequest;
import dev.vireo.vim.TaskInfo;
import dev.vireo.vim.TaskManagerHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Starts tasks, and forgets them some time after their end.
final class SimTaskManager extends SimObject implements TaskManagerHandler {
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST = 200;
    private static final int KEPT_IN_HISTORY = 1000;
    private static final int MOST_COLLECTORS = 32;

    private final boolean multiHost;
    private final Deque<SimTask> recent = new ArrayDeque<>();
    private final Deque<TaskInfo> old = new ArrayDeque<>();
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

    /// Returns how long the tasks of a method take, and what a guest does by itself.
    Duration time(String method) {
        return times.getOrDefault(method, Duration.ZERO);
    }

    /// Starts a task. Unless it is to take time it is done, or waits for an answer, when this
    /// returns.
    ManagedObjectReference start(SimEntity entity, SimTask.Operation operation) {
        SimTask task = make(entity, operation);
        TaskScript script = Call.tasks();
        Duration time = time(operation.methodName());
        task.start(script.equals(TaskScript.NONE) ? TaskScript.lasting(time) : script);
        return task.self();
    }

    /// Starts a task whose work is done elsewhere, until [SimTask#finish(java.util.Optional)].
    SimTask lead(SimEntity entity, String methodName, String descriptionId) {
        SimTask task =
                make(
                        entity,
                        new SimTask.Operation(
                                methodName, descriptionId, false, SimTask.Work.BY_LEASE));
        task.begin();
        return task;
    }

    private SimTask make(SimEntity entity, SimTask.Operation operation) {
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
        return task;
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
                remember(task.info());
                task.entity().recentTasks().remove(task);
                task.entity().touch();
            }
        }
    }

    /// Goes on after the tasks of earlier processes.
    ///
    /// @param count how many they have made
    void continueAfter(int count) {
        started = Math.max(started, count);
    }

    /// Returns how many tasks were ever made.
    int started() {
        return started;
    }

    private void remember(TaskInfo ended) {
        old.add(ended);
        if (old.size() > KEPT_IN_HISTORY) {
            old.remove();
        }
    }

    /// Returns the tasks that are known still, oldest first.
    List<TaskInfo> history() {
        return Stream.of(
                        inventory().history().tasks().stream(),
                        old.stream(),
                        recent.stream().map(SimTask::info))
                .flatMap(tasks -> tasks)
                .sorted(Comparator.comparingInt(TaskInfo::eventChainId))
                .toList();
    }

    @Override
    public ManagedObjectReference createCollectorForTasks(CreateCollectorForTasksRequest request) {
        return collector(new TaskSelection(inventory(), request.filter(), null));
    }

    @Override
    public ManagedObjectReference createCollectorWithInfoFilterForTasks(
            CreateCollectorWithInfoFilterForTasksRequest request) {
        return collector(new TaskSelection(inventory(), request.filter(), request.infoFilter()));
    }

    private ManagedObjectReference collector(TaskSelection selection) {
        Session session = Call.current().authenticated();
        if (session.all(SimTaskHistoryCollector.class).size() >= MOST_COLLECTORS) {
            throw SimFault.invalidState("There are too many task collectors.");
        }
        return session.add(
                        new SimTaskHistoryCollector(
                                inventory(),
                                session,
                                session.newReference("TaskHistoryCollector"),
                                selection))
                .self();
    }

    @Override
    public List<TaskInfo> readNextTasksByViewSpec(ReadNextTasksByViewSpecRequest request) {
        return new TaskSelection(inventory(), request.filterSpec(), request.infoFilterSpec())
                .select(history());
    }

    @Override
    public TaskInfo createTask(CreateTaskRequest request) {
        SimEntity entity = Scope.find(inventory(), request.obj());
        SimTask task =
                make(
                        entity,
                        new SimTask.Operation(
                                "",
                                request.taskTypeId(),
                                request.cancelable(),
                                SimTask.Work.BY_CLIENT));
        task.ledByClient(request.parentTaskKey());
        return task.info();
    }

    @Override
    @Nullable Object property(String name) {
        return switch (name) {
            case "recentTask" -> recent.stream().map(SimObject::self).toList();
            case "description" -> TaskNames.describe();
            case "maxCollector" -> MOST_COLLECTORS;
            default -> null;
        };
    }
}
