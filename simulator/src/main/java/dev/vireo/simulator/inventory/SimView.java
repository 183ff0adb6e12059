package dev.vireo.simulator.inventory;

import dev.vireo.vim.DestroyViewRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ManagedObjectViewHandler;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A list of objects that belongs to a session.
abstract class SimView extends SimObject implements ManagedObjectViewHandler {
    private final Session session;

    SimView(Inventory inventory, Session session, ManagedObjectReference self) {
        super(inventory, self);
        this.session = session;
    }

    /// Finds a view of the calling session.
    static SimView find(ManagedObjectReference reference) {
        if (Call.current().find(reference).orElse(null) instanceof SimView view) {
            return view;
        }
        throw SimFault.notFound(reference);
    }

    /// Returns what the view shows now.
    abstract List<ManagedObjectReference> references();

    @Override
    @Nullable Object property(String name) {
        return name.equals("view") ? references() : null;
    }

    @Override
    public void destroyView(DestroyViewRequest request) {
        session.remove(this);
        inventory().nextVersion();
    }
}
