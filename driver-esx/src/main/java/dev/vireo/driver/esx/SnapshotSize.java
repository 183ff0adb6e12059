package dev.vireo.driver.esx;

import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.VirtualMachineFileLayoutEx;
import dev.vireo.vim.VirtualMachineFileLayoutExDiskLayout;
import dev.vireo.vim.VirtualMachineFileLayoutExFileInfo;
import dev.vireo.vim.VirtualMachineFileLayoutExSnapshotLayout;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// How much a machine's files hold because of one of its snapshots: the files of its state and its
/// memory, and the deltas between it and what comes after it.
final class SnapshotSize {
    /// The property with the machine's files.
    static final String LAYOUT = "layoutEx";

    private SnapshotSize() {}

    /// Adds up.
    ///
    /// @param row the machine's [#LAYOUT]
    /// @return bytes, empty if the server does not list the snapshot's files
    static OptionalLong of(Row row, SnapshotForest forest, SnapshotNode node) {
        Optional<VirtualMachineFileLayoutEx> layout =
                row.find(LAYOUT, VirtualMachineFileLayoutEx.class);
        Map<ManagedObjectReference, VirtualMachineFileLayoutExSnapshotLayout> snapshots =
                new HashMap<>();
        layout.ifPresent(
                files -> files.snapshot().forEach(each -> snapshots.put(each.key(), each)));
        VirtualMachineFileLayoutExSnapshotLayout own = snapshots.get(node.reference());
        if (layout.isEmpty() || own == null) {
            return OptionalLong.empty();
        }
        Set<Integer> files = new HashSet<>();
        for (SnapshotNode child : forest.childrenOf(node)) {
            Optional.ofNullable(snapshots.get(child.reference()))
                    .ifPresent(after -> files.addAll(chains(after.disk())));
        }
        if (forest.isCurrent(node)) {
            files.addAll(chains(layout.get().disk()));
        }
        files.removeAll(chains(own.disk()));
        files.add(own.dataKey());
        files.add(own.memoryKey());
        return OptionalLong.of(
                layout.get().file().stream()
                        .filter(file -> files.contains(file.key()))
                        .mapToLong(VirtualMachineFileLayoutExFileInfo::size)
                        .sum());
    }

    /// Returns the keys of all files that disks consist of.
    static Set<Integer> chains(List<VirtualMachineFileLayoutExDiskLayout> disks) {
        Set<Integer> files = new HashSet<>();
        disks.forEach(disk -> disk.chain().forEach(unit -> files.addAll(unit.fileKey())));
        return files;
    }
}
