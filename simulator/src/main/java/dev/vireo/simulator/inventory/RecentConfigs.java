package dev.vireo.simulator.inventory;

import dev.vireo.simulator.machine.MachineConfig;
import dev.vireo.simulator.machine.PlannedConfig;
import dev.vireo.vim.VirtualMachineConfigInfo;
import org.jspecify.annotations.Nullable;

/// Whole configurations of machines that keep only their plan, of the few that were read last:
/// making one takes longer than anything else that is done to read a machine.
final class RecentConfigs {
    private static final int MOST = 256;

    private final @Nullable Entry[] entries = new @Nullable Entry[MOST];

    /// Returns the whole configuration of a machine.
    ///
    /// @param number the machine's number; machines that are read together should differ in it
    /// @param config what it keeps
    VirtualMachineConfigInfo of(long number, MachineConfig config) {
        if (!(config instanceof PlannedConfig plan)) {
            return config.info();
        }
        int place = (int) Math.floorMod(number, (long) MOST);
        Entry entry = entries[place];
        if (entry == null || !entry.plan.equals(plan)) {
            entry = new Entry(plan, plan.info());
            entries[place] = entry;
        }
        return entry.info;
    }

    /// A plan, which never changes, and what was made of it.
    private record Entry(PlannedConfig plan, VirtualMachineConfigInfo info) {}
}
