package dev.vireo.simulator.inventory;

import dev.vireo.vim.EnvironmentBrowserHandler;
import dev.vireo.vim.ManagedObjectReference;
import org.jspecify.annotations.Nullable;

/// Tells what a machine on a compute resource could have.
final class SimEnvironmentBrowser extends SimObject implements EnvironmentBrowserHandler {
    SimEnvironmentBrowser(Inventory inventory, ManagedObjectReference self) {
        super(inventory, self);
    }

    @Override
    @Nullable Object property(String name) {
        return null;
    }
}
