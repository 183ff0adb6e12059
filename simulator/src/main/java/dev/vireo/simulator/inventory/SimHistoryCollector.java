package dev.vireo.simulator.inventory;

import dev.vireo.vim.DestroyCollectorRequest;
import dev.vireo.vim.HistoryCollectorHandler;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ResetCollectorRequest;
import dev.vireo.vim.RewindCollectorRequest;
import dev.vireo.vim.SetCollectorPageSizeRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A session's view of a history: the latest page, and a position from which to read older or newer
/// items.
///
/// @param <T> an item
abstract class SimHistoryCollector<T> extends SimObject implements HistoryCollectorHandler {
    private static final int MOST = 1000;

    private final Session session;
    private int pageSize = 10;
    private long position; // the key of the last item before it

    SimHistoryCollector(Inventory inventory, Session session, ManagedObjectReference self) {
        super(inventory, self);
        this.session = session;
    }

    /// Returns the items, oldest first; their keys grow.
    abstract List<T> items();

    abstract long key(T item);

    /// Returns the object that knows the history: when it changes, so does this.
    abstract SimObject source();

    abstract Object filter();

    @Override
    final long changedAt() {
        return Math.max(super.changedAt(), source().changedAt());
    }

    @Override
    @Nullable Object property(String name) {
        return switch (name) {
            case "filter" -> filter();
            case "latestPage" -> latestPage().reversed();
            default -> null;
        };
    }

    private List<T> latestPage() {
        List<T> items = items();
        return items.subList(Math.max(0, items.size() - pageSize), items.size());
    }

    /// Reads newer items, oldest first.
    final List<T> readNext(int count) {
        check(count);
        List<T> page = items().stream().filter(item -> key(item) > position).limit(count).toList();
        if (!page.isEmpty()) {
            position = key(page.getLast());
        }
        return page;
    }

    /// Reads older items, newest first.
    final List<T> readPrevious(int count) {
        check(count);
        List<T> page = new ArrayList<>();
        for (T item : items().reversed()) {
            if (key(item) <= position && page.size() < count) {
                page.add(item);
            }
        }
        if (!page.isEmpty()) {
            position = key(page.getLast()) - 1;
        }
        return page;
    }

    private static void check(int count) {
        if (count < 1 || count > MOST) {
            throw SimFault.invalidArgument("maxCount");
        }
    }

    @Override
    public void rewindCollector(RewindCollectorRequest request) {
        position = 0;
    }

    @Override
    public void resetCollector(ResetCollectorRequest request) {
        List<T> page = latestPage();
        position = page.isEmpty() ? 0 : key(page.getFirst()) - 1;
    }

    @Override
    public void setCollectorPageSize(SetCollectorPageSizeRequest request) {
        check(request.maxCount());
        pageSize = request.maxCount();
        touch();
    }

    @Override
    public void destroyCollector(DestroyCollectorRequest request) {
        session.remove(this);
        inventory().nextVersion();
    }
}
