package dev.vireo.export;

import dev.vireo.api.InventoryItem;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A snapshot of a machine.
///
/// @param machine the machine
/// @param node its place in the tree
/// @param parent the identity of the snapshot that it is based on
/// @param depth how many snapshots there are from the first to this one
record MachineSnapshot(Machine machine, InventoryItem node, Optional<String> parent, int depth) {
    private Optional<InventoryItem> layout() {
        return machine.snapshotLayout(node.text("snapshot"));
    }

    private Optional<InventoryItem> stateFile() {
        return layout().flatMap(layout -> layout.number("dataKey")).map(machine.files()::get);
    }

    Optional<String> fileName() {
        return stateFile().flatMap(file -> file.text("name"));
    }

    long stateSize() {
        return stateFile().flatMap(file -> file.number("size")).orElse(0L);
    }

    /// Returns the size of all that it needs and the one before it does not.
    long size() {
        Set<Long> own = diskFiles(layout());
        own.removeAll(diskFiles(machine.snapshotLayout(parent)));
        Map<Long, InventoryItem> files = machine.files();
        long sum = stateSize();
        for (Long key : own) {
            sum += Optional.ofNullable(files.get(key)).flatMap(it -> it.number("size")).orElse(0L);
        }
        return sum;
    }

    private static Set<Long> diskFiles(Optional<InventoryItem> layout) {
        Set<Long> keys = new HashSet<>();
        for (InventoryItem disk : layout.map(it -> it.items("disk")).orElse(java.util.List.of())) {
            for (InventoryItem link : disk.items("chain")) {
                link.value("fileKey")
                        .ifPresent(list -> {
                            if (list instanceof java.util.List<?> all) {
                                all.forEach(key -> keys.add((Long) key));
                            }
                        });
            }
        }
        return keys;
    }
}
