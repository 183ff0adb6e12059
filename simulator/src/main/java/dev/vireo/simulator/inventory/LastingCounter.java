package dev.vireo.simulator.inventory;

import dev.vireo.vim.ManagedObjectReference;

/// Counts up, across restarts too.
final class LastingCounter implements Lasting {
    private final Inventory inventory;
    private final ManagedObjectReference self;
    private long last;

    LastingCounter(Inventory inventory, String name) {
        this.inventory = inventory;
        this.self = new ManagedObjectReference("Counter", name);
    }

    @Override
    public ManagedObjectReference self() {
        return self;
    }

    long next() {
        last++;
        inventory.lasting(this);
        return last;
    }

    @Override
    public void save(StateWriter out) {
        out.number("last", last);
    }

    @Override
    public void restore(StateReader in) {
        last = in.number("last", last);
    }

    @Override
    public void discard() {
        last = 0;
    }
}
