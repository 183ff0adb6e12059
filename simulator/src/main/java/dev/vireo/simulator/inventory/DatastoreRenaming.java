package dev.vireo.simulator.inventory;

import dev.vireo.simulator.machine.Snapshot;
import dev.vireo.simulator.machine.SnapshotTree;
import dev.vireo.simulator.machine.StoredConfig;
import dev.vireo.soap.SoapCodec;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachineConfigInfoDatastoreUrlPair;
import java.util.List;

/// Gives the paths of machines the new name of a datastore, wherever in their configurations they
/// are.
final class DatastoreRenaming {
    private final String before;
    private final String after;
    private final SoapCodec codec = new SoapCodec();

    /// Prepares a renaming.
    ///
    /// @param before the name that the paths have
    /// @param after the name that they are to have
    DatastoreRenaming(String before, String after) {
        this.before = before;
        this.after = after;
    }

    void rename(SimVirtualMachine machine) {
        machine.configureQuietly(new StoredConfig(renamed(machine.config().info())));
        SnapshotTree tree = machine.snapshots().tree();
        if (!tree.snapshots().isEmpty()) {
            List<Snapshot> snapshots =
                    tree.snapshots().stream()
                            .map(each -> each.with(renamed(each.config())))
                            .toList();
            machine.snapshots()
                    .restore(new SnapshotTree(snapshots, tree.current(), tree.lastId()), List.of());
        }
        machine.placement().use();
        machine.touchLastingly();
    }

    /// Changes the text of a configuration: paths can be in any device, and in lists of files.
    private VirtualMachineConfigInfo renamed(VirtualMachineConfigInfo config) {
        String old = '[' + before + ']';
        String changed = '[' + after + ']';
        String text =
                codec.encodeValue(config)
                        .replace('>' + written(old + ' '), '>' + written(changed + ' '))
                        .replace('>' + written(old) + '<', '>' + written(changed) + '<');
        VirtualMachineConfigInfo renamed = (VirtualMachineConfigInfo) codec.decodeValue(text);
        return renamed.toBuilder()
                .annotation(config.annotation())
                .datastoreUrl(config.datastoreUrl().stream().map(this::renamed).toList())
                .build();
    }

    private VirtualMachineConfigInfoDatastoreUrlPair renamed(
            VirtualMachineConfigInfoDatastoreUrlPair pair) {
        return pair.name().equals(before) ? pair.toBuilder().name(after).build() : pair;
    }

    /// Returns a text as it stands in an element.
    private String written(String text) {
        String element = codec.encodeValue(text);
        return element.substring(element.indexOf('>') + 1, element.lastIndexOf('<'));
    }
}
