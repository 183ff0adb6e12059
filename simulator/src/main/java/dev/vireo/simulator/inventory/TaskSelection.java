package dev.vireo.simulator.inventory;

import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.TaskFilterSpec;
import dev.vireo.vim.TaskFilterSpecByEntity;
import dev.vireo.vim.TaskFilterSpecByTime;
import dev.vireo.vim.TaskInfo;
import dev.vireo.vim.TaskInfoFilterSpec;
import dev.vireo.vim.TaskInfoFilterSpecFilterTaskResults;
import dev.vireo.vim.TaskReasonAlarm;
import dev.vireo.vim.TaskReasonSchedule;
import dev.vireo.vim.TaskReasonUser;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which tasks a filter selects.
final class TaskSelection {
    private final Inventory inventory;
    private final TaskFilterSpec spec;
    private final @Nullable TaskInfoFilterSpec shown;

    /// Checks a filter.
    ///
    /// @param shown which results are left out; null for none
    /// @throws SimFault `ManagedObjectNotFound` for an entity that is none
    TaskSelection(Inventory inventory, TaskFilterSpec spec, @Nullable TaskInfoFilterSpec shown) {
        this.inventory = inventory;
        this.spec = spec;
        this.shown = shown;
        TaskFilterSpecByEntity entity = spec.entity();
        if (entity != null) {
            Scope.find(inventory, entity.entity());
        }
    }

    TaskFilterSpec spec() {
        return spec;
    }

    /// Selects.
    ///
    /// @param tasks tasks, oldest first
    List<TaskInfo> select(List<TaskInfo> tasks) {
        return tasks.stream().filter(this::matches).map(this::trim).toList();
    }

    private boolean matches(TaskInfo task) {
        return matchesEntity(task)
                && matchesTime(task)
                && matchesUser(task)
                && matchesCause(task)
                && isIn(spec.state(), task.state())
                && isIn(spec.activationId(), task.activationId())
                && isIn(spec.eventChainId(), task.eventChainId())
                && isIn(spec.tag(), task.changeTag())
                && isIn(spec.parentTaskKey(), task.parentTaskKey())
                && isIn(spec.rootTaskKey(), task.rootTaskKey());
    }

    private static <T> boolean isIn(List<T> wanted, @Nullable T actual) {
        return wanted.isEmpty() || (actual != null && wanted.contains(actual));
    }

    private boolean matchesEntity(TaskInfo task) {
        TaskFilterSpecByEntity by = spec.entity();
        ManagedObjectReference entity = task.entity();
        return by == null
                || new Scope(inventory, by.entity(), by.recursion().value())
                        .includes(entity == null ? List.of() : List.of(entity));
    }

    private boolean matchesTime(TaskInfo task) {
        TaskFilterSpecByTime by = spec.time();
        if (by == null) {
            return true;
        }
        Instant time =
                switch (by.timeType().value()) {
                    case "startedTime" -> task.startTime();
                    case "completedTime" -> task.completeTime();
                    default -> task.queueTime();
                };
        return Scope.within(by.beginTime(), by.endTime(), time);
    }

    private boolean matchesUser(TaskInfo task) {
        var by = spec.userName();
        String user = task.reason() instanceof TaskReasonUser of ? of.userName() : "";
        return by == null || Scope.byUser(by.systemUser(), by.userList(), user);
    }

    private boolean matchesCause(TaskInfo task) {
        ManagedObjectReference alarm =
                task.reason() instanceof TaskReasonAlarm of ? of.alarm() : null;
        ManagedObjectReference schedule =
                task.reason() instanceof TaskReasonSchedule of ? of.scheduledTask() : null;
        return (spec.alarm() == null || Objects.equals(spec.alarm(), alarm))
                && (spec.scheduledTask() == null || Objects.equals(spec.scheduledTask(), schedule));
    }

    private TaskInfo trim(TaskInfo task) {
        TaskInfoFilterSpecFilterTaskResults results =
                shown == null ? null : shown.filterTaskResults();
        if (results == null) {
            return task;
        }
        boolean named = results.descriptionIds().contains(task.descriptionId());
        boolean removed =
                Objects.equals(results.removeAll(), true)
                        || (!results.descriptionIds().isEmpty()
                                && named != Objects.equals(results.filterIn(), true));
        return removed ? task.toBuilder().result(null).build() : task;
    }
}
