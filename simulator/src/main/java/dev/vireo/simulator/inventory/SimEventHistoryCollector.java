package dev.vireo.simulator.inventory;

import dev.vireo.vim.Event;
import dev.vireo.vim.EventHistoryCollectorHandler;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ReadNextEventsRequest;
import dev.vireo.vim.ReadPreviousEventsRequest;
import java.util.List;

/// The events that a filter selects.
final class SimEventHistoryCollector extends SimHistoryCollector<Event>
        implements EventHistoryCollectorHandler {
    private final EventSelection selection;

    SimEventHistoryCollector(
            Inventory inventory,
            Session session,
            ManagedObjectReference self,
            EventSelection selection) {
        super(inventory, session, self);
        this.selection = selection;
    }

    @Override
    List<Event> items() {
        return selection.select(inventory().events().all());
    }

    @Override
    long key(Event item) {
        return item.key();
    }

    @Override
    SimObject source() {
        return inventory().events();
    }

    @Override
    Object filter() {
        return selection.spec();
    }

    @Override
    public List<Event> readNextEvents(ReadNextEventsRequest request) {
        return readNext(request.maxCount());
    }

    @Override
    public List<Event> readPreviousEvents(ReadPreviousEventsRequest request) {
        return readPrevious(request.maxCount());
    }
}
