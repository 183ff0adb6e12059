package dev.vireo.simulator.inventory;

import dev.vireo.simulator.machine.SnapshotTree;
import dev.vireo.vim.VmRemovedEvent;
import java.util.List;

/// Takes a machine out of the inventory, and its files away if wanted.
///
/// @param vm the machine
record VmRemoval(SimVirtualMachine vm) {
    void requireNotOn() {
        if (vm.power() == PowerState.ON) {
            throw SimFault.invalidPowerState(PowerState.OFF.wire(), vm.power());
        }
    }

    /// Forgets the machine; its files stay, and are written if they were only planned.
    void unregister() {
        requireNotOn();
        vm.files().prepare();
        forget();
    }

    private void forget() {
        vm.inventory().events().post(vm, VmRemovedEvent.builder(), "Removed " + EventPlace.of(vm));
        vm.snapshots().restore(SnapshotTree.EMPTY, List.of());
        vm.placement().leave();
        if (vm.parent() instanceof SimFolder folder) {
            folder.remove(vm);
        } else {
            vm.inventory().remove(vm);
        }
    }

    /// Deletes the machine with its files, which go when it is gone for good.
    void destroy() {
        requireNotOn();
        vm.files().delete();
        forget();
    }
}
