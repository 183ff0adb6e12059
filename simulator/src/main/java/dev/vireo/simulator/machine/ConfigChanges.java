package dev.vireo.simulator.machine;

import dev.vireo.vim.VirtualMachineConfigInfo;
import java.util.List;

/// What is different in a configuration, line by line, as the event of a reconfiguration tells it.
///
/// @param modified such as `config.hardware.memoryMB: 1024 -> 2048; `
/// @param added such as `config.extraConfig("a"): (key = "a", value = "b"); `
/// @param deleted such as `config.hardware.device(2001): (key = 2001, ...); `
public record ConfigChanges(List<String> modified, List<String> added, List<String> deleted) {
    /// Copies the lists.
    public ConfigChanges {
        modified = List.copyOf(modified);
        added = List.copyOf(added);
        deleted = List.copyOf(deleted);
    }

    /// Compares two configurations.
    ///
    /// @param before the one
    /// @param after the other
    /// @return what is different
    public static ConfigChanges between(
            VirtualMachineConfigInfo before, VirtualMachineConfigInfo after) {
        return new ConfigComparison().compare(before, after);
    }

    /// Tells whether nothing is different.
    ///
    /// @return whether all lists are empty
    public boolean isEmpty() {
        return modified.isEmpty() && added.isEmpty() && deleted.isEmpty();
    }
}
