package dev.vireo.simulator.inventory;

import dev.vireo.simulator.machine.StoredConfig;
import dev.vireo.vim.VmRenamedEvent;

/// Gives a machine another name. Its files keep theirs.
///
/// @param vm the machine
record VmRenaming(SimVirtualMachine vm) {
    /// Checks that the machine may be called so.
    void require(String changed) {
        SimEntity folder = vm.parent();
        if (folder != null) {
            EntityNames.requireFree(folder.children(), changed, vm);
        }
    }

    void rename(String changed) {
        require(changed);
        String before = vm.name();
        vm.configure(new StoredConfig(vm.config().info().toBuilder().name(changed).build()));
        posted(before);
    }

    /// Records that the name has changed.
    void posted(String before) {
        vm.inventory()
                .events()
                .post(
                        vm,
                        VmRenamedEvent.builder().oldName(before).newName(vm.name()),
                        "Renamed " + vm.name() + " from " + before + " to " + vm.name());
    }
}
