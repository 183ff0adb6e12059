package dev.vireo.simulator.inventory;

import org.jspecify.annotations.Nullable;

/// An object that is as it was captured.
final class ReplayedObject extends SimObject implements Replayed {
    private final CapturedObject captured;

    ReplayedObject(Inventory inventory, CapturedObject captured) {
        super(inventory, captured.self());
        this.captured = captured;
    }

    @Override
    @Nullable Object property(String name) {
        return captured.value(name);
    }
}
