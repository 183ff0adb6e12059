package dev.vireo.simulator.machine;

import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachinePowerState;
import java.time.Instant;
import java.util.OptionalInt;

/// A snapshot of a virtual machine.
///
/// @param id its number within the machine, from 1; numbers are never used twice
/// @param parent the number of the snapshot that it was taken after, empty for a root
/// @param name its name, which others may have too
/// @param description what people say about it
/// @param created when it was taken
/// @param state the power state that going back to it leads to; only a snapshot with memory is
///   powered on
/// @param quiesced whether the guest's file systems were brought to rest
/// @param config the machine's configuration at that time, with the disks as they were
public record Snapshot(
        int id,
        OptionalInt parent,
        String name,
        String description,
        Instant created,
        VirtualMachinePowerState state,
        boolean quiesced,
        VirtualMachineConfigInfo config) {

    /// Gives it another name and description.
    ///
    /// @param newName the name
    /// @param newDescription the description
    /// @return the changed snapshot
    public Snapshot renamed(String newName, String newDescription) {
        return new Snapshot(id, parent, newName, newDescription, created, state, quiesced, config);
    }

    Snapshot under(OptionalInt newParent) {
        return new Snapshot(id, newParent, name, description, created, state, quiesced, config);
    }

    /// Gives it another configuration, as when its disks have got other names.
    ///
    /// @param changed the configuration
    /// @return the changed snapshot
    public Snapshot with(VirtualMachineConfigInfo changed) {
        return new Snapshot(id, parent, name, description, created, state, quiesced, changed);
    }
}
