package dev.vireo.simulator.inventory;

import dev.vireo.vim.CloseInventoryViewFolderRequest;
import dev.vireo.vim.InventoryViewHandler;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.OpenInventoryViewFolderRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The inventory as a tree whose folders are opened and closed: it shows what open ones contain.
final class SimInventoryView extends SimView implements InventoryViewHandler {
    private final Set<ManagedObjectReference> open = new LinkedHashSet<>();

    SimInventoryView(Inventory inventory, Session session, ManagedObjectReference self) {
        super(inventory, session, self);
        open.add(inventory.content().rootFolder());
    }

    @Override
    List<ManagedObjectReference> references() {
        Set<ManagedObjectReference> shown = new LinkedHashSet<>();
        ManagedObjectReference root = inventory().content().rootFolder();
        shown.add(root);
        show(root, shown);
        return List.copyOf(shown);
    }

    private void show(ManagedObjectReference from, Set<ManagedObjectReference> shown) {
        if (open.contains(from)
                && inventory().find(from).orElse(null) instanceof SimEntity entity) {
            for (SimEntity child : entity.children()) {
                if (shown.add(child.self())) {
                    show(child.self(), shown);
                }
            }
        }
    }

    @Override
    public List<ManagedObjectReference> openInventoryViewFolder(
            OpenInventoryViewFolderRequest request) {
        List<ManagedObjectReference> unresolved = unresolved(request.entity());
        request.entity().stream().filter(entity -> !unresolved.contains(entity)).forEach(open::add);
        touch();
        return unresolved;
    }

    @Override
    public List<ManagedObjectReference> closeInventoryViewFolder(
            CloseInventoryViewFolderRequest request) {
        request.entity().forEach(open::remove);
        touch();
        return unresolved(request.entity());
    }

    /// Returns what does not exist or cannot be opened.
    private List<ManagedObjectReference> unresolved(List<ManagedObjectReference> wanted) {
        List<ManagedObjectReference> unresolved = new ArrayList<>();
        for (ManagedObjectReference reference : wanted) {
            boolean known =
                    inventory().find(reference).orElse(null) instanceof SimEntity entity
                            && SimContainerView.isContainer(entity);
            if (!known) {
                unresolved.add(reference);
            }
        }
        return unresolved;
    }
}
