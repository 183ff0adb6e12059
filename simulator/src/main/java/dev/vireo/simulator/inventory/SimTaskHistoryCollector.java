package dev.vireo.simulator.inventory;

import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ReadNextTasksRequest;
import dev.vireo.vim.ReadPreviousTasksRequest;
import dev.vireo.vim.TaskHistoryCollectorHandler;
import dev.vireo.vim.TaskInfo;
import java.util.List;

/// The tasks that a filter selects, running and done.
final class SimTaskHistoryCollector extends SimHistoryCollector<TaskInfo>
        implements TaskHistoryCollectorHandler {
    private final TaskSelection selection;

    SimTaskHistoryCollector(
            Inventory inventory,
            Session session,
            ManagedObjectReference self,
            TaskSelection selection) {
        super(inventory, session, self);
        this.selection = selection;
    }

    @Override
    List<TaskInfo> items() {
        return selection.select(inventory().tasks().history());
    }

    @Override
    long key(TaskInfo item) {
        return item.eventChainId();
    }

    @Override
    SimObject source() {
        return inventory().tasks();
    }

    @Override
    Object filter() {
        return selection.spec();
    }

    @Override
    public List<TaskInfo> readNextTasks(ReadNextTasksRequest request) {
        return readNext(request.maxCount());
    }

    @Override
    public List<TaskInfo> readPreviousTasks(ReadPreviousTasksRequest request) {
        return readPrevious(request.maxCount());
    }
}
