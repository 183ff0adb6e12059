package dev.vireo.client;

import dev.vireo.vim.DestroyViewRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.PropertyFilterSpec;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// A view of a part of the server's inventory; the VI API's `ContainerView`.
public final class InventoryView implements AutoCloseable {
    private final Session session;
    private final ManagedObjectReference view;
    private final AtomicBoolean closed = new AtomicBoolean();

    InventoryView(Session session, ManagedObjectReference view) {
        this.session = session;
        this.view = view;
    }

    /// Returns the view as the server names it.
    ///
    /// @return the reference
    public ManagedObjectReference reference() {
        return view;
    }

    /// Builds a filter for properties of the objects in this view.
    ///
    /// @param type the managed type
    /// @param paths the property paths
    /// @return the filter
    public PropertyFilterSpec filter(String type, List<String> paths) {
        return PropertyFilters.start().properties(type, paths).referredToBy(view, "view").build();
    }

    /// Destroys the view on the server, also when the thread was interrupted. A failure is ignored:
    /// the view then ends with the session.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            Cleanup.run(
                    "DestroyView",
                    limits -> session.invokeOnce(DestroyViewRequest.builder(view).build(), limits));
        }
    }
}
