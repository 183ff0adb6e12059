package dev.vireo.simulator.inventory;

import dev.vireo.vim.ListViewHandler;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ModifyListViewRequest;
import dev.vireo.vim.ResetListViewFromViewRequest;
import dev.vireo.vim.ResetListViewRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A list of objects that the client chooses.
final class SimListView extends SimView implements ListViewHandler {
    private final Set<ManagedObjectReference> objects = new LinkedHashSet<>();

    SimListView(
            Inventory inventory,
            Session session,
            ManagedObjectReference self,
            List<ManagedObjectReference> objects) {
        super(inventory, session, self);
        add(objects);
    }

    @Override
    List<ManagedObjectReference> references() {
        return List.copyOf(objects);
    }

    @Override
    public List<ManagedObjectReference> modifyListView(ModifyListViewRequest request) {
        request.remove().forEach(objects::remove);
        return add(request.add());
    }

    @Override
    public List<ManagedObjectReference> resetListView(ResetListViewRequest request) {
        objects.clear();
        return add(request.obj());
    }

    @Override
    public void resetListViewFromView(ResetListViewFromViewRequest request) {
        List<ManagedObjectReference> shown = SimView.find(request.view()).references();
        objects.clear();
        add(shown);
    }

    /// Adds what exists, and returns what does not.
    private List<ManagedObjectReference> add(List<ManagedObjectReference> wanted) {
        List<ManagedObjectReference> unresolved = new ArrayList<>();
        for (ManagedObjectReference reference : wanted) {
            if (inventory().find(reference).isPresent()) {
                objects.add(reference);
            } else {
                unresolved.add(reference);
            }
        }
        touch();
        return unresolved;
    }
}
