package dev.vireo.simulator.inventory;

import dev.vireo.vim.ElementDescription;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.RetrieveEntityScheduledTaskRequest;
import dev.vireo.vim.RetrieveObjectScheduledTaskRequest;
import dev.vireo.vim.ScheduledTaskDescription;
import dev.vireo.vim.ScheduledTaskDetail;
import dev.vireo.vim.ScheduledTaskManagerHandler;
import dev.vireo.vim.TypeDescription;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says that nothing is scheduled.
final class SimScheduledTaskManager extends SimObject implements ScheduledTaskManagerHandler {
    SimScheduledTaskManager(Inventory inventory, ManagedObjectReference self) {
        super(inventory, self);
    }

    @Override
    @Nullable Object property(String name) {
        return switch (name) {
            case "scheduledTask" -> List.of();
            case "description" -> describe();
            default -> null;
        };
    }

    private static ScheduledTaskDescription describe() {
        return ScheduledTaskDescription.builder()
                .action(
                        List.of(
                                TypeDescription.builder()
                                        .key("MethodAction")
                                        .label("Method action")
                                        .summary("Calls a method")
                                        .build()))
                .schedulerInfo(
                        Stream.of("Once", "Hourly", "Daily", "Weekly", "MonthlyByDay")
                                .map(SimScheduledTaskManager::scheduler)
                                .toList())
                .state(elements("queued", "running", "success", "error"))
                .dayOfWeek(
                        elements(
                                "sunday",
                                "monday",
                                "tuesday",
                                "wednesday",
                                "thursday",
                                "friday",
                                "saturday"))
                .weekOfMonth(elements("first", "second", "third", "fourth", "last"))
                .build();
    }

    private static ScheduledTaskDetail scheduler(String name) {
        return ScheduledTaskDetail.builder()
                .key(name + "TaskScheduler")
                .label(name)
                .summary(name)
                .frequency(name)
                .build();
    }

    private static List<ElementDescription> elements(String... keys) {
        return Stream.of(keys)
                .map(key -> ElementDescription.builder().key(key).label(key).summary(key).build())
                .toList();
    }

    @Override
    public List<ManagedObjectReference> retrieveEntityScheduledTask(
            RetrieveEntityScheduledTaskRequest request) {
        return List.of();
    }

    @Override
    public List<ManagedObjectReference> retrieveObjectScheduledTask(
            RetrieveObjectScheduledTaskRequest request) {
        return List.of();
    }
}
