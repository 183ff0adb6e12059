package dev.vireo.simulator.inventory;

import dev.vireo.vim.ObjectContent;
import java.util.AbstractList;
import java.util.function.IntFunction;

/// A result with so many rows that each is only read when somebody asks for it, as for the pages of
/// a retrieval. Reading one takes the inventory's lock, and works for the caller who asked for all.
public final class LongResult extends AbstractList<ObjectContent> {
    private final Inventory inventory;
    private final Call call = Call.current();
    private final int size;
    private final IntFunction<ObjectContent> rows;

    LongResult(Inventory inventory, int size, IntFunction<ObjectContent> rows) {
        this.inventory = inventory;
        this.size = size;
        this.rows = rows;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public ObjectContent get(int index) {
        return inventory.locked(() -> call.run(() -> rows.apply(index)));
    }
}
