package dev.vireo.simulator.inventory;

import dev.vireo.vim.HostDatastoreBrowserHandler;
import dev.vireo.vim.ManagedObjectReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks into datastores. Searching comes with the files.
final class SimDatastoreBrowser extends SimObject implements HostDatastoreBrowserHandler {
    private final List<SimDatastore> datastores;

    SimDatastoreBrowser(
            Inventory inventory, ManagedObjectReference self, List<SimDatastore> datastores) {
        super(inventory, self);
        this.datastores = datastores;
    }

    @Override
    @Nullable Object property(String name) {
        return switch (name) {
            case "datastore" -> SimEntity.references(datastores);
            case "supportedType" -> List.of();
            default -> null;
        };
    }
}
