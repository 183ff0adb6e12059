package dev.vireo.simulator.inventory;

import org.jspecify.annotations.Nullable;

/// A part of the tree that is as it was captured.
final class ReplayedEntity extends SimEntity implements Replayed {
    private final CapturedObject captured;

    ReplayedEntity(Inventory inventory, CapturedObject captured, @Nullable SimEntity parent) {
        super(inventory, captured.self(), parent, captured.text("name").orElse(""));
        this.captured = captured;
    }

    @Override
    @Nullable Object property(String name) {
        Object value = captured.value(name);
        return value == null ? super.property(name) : value;
    }
}
