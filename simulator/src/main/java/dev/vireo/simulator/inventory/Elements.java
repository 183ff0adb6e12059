package dev.vireo.simulator.inventory;

import dev.vireo.vim.ElementDescription;

/// Describes the elements of enumerations that clients show to people.
final class Elements {
    private Elements() {}

    static ElementDescription of(String key, String label) {
        return ElementDescription.builder().key(key).label(label).summary(label).build();
    }
}
