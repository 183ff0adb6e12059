package dev.vireo.simulator.inventory;

import dev.vireo.vim.ManagedObjectReference;

/// An object with something that outlives the process: state that a client can change and expects
/// to find again.
///
/// Whoever changes such state tells [Inventory#lasting(Lasting)] so, within
/// [Inventory#durably(java.util.function.Supplier)]. An object that clients can make also has a
/// line in [LastingKinds], which makes it anew.
interface Lasting {
    /// Returns what names the object.
    ManagedObjectReference self();

    /// Writes all that lasts.
    void save(StateWriter out);

    /// Writes what is to be found in files beside the state. It holds in this folder only, and is
    /// no part of an inventory that is saved in one file.
    default void trace(StateWriter out) {}

    /// Takes over what was saved. A field that is not there leaves things as they are.
    ///
    /// @throws dev.vireo.simulator.state.StateException if it makes no sense
    void restore(StateReader in);

    /// Returns whether the files are as the kept state says.
    default boolean isSettled() {
        return true;
    }

    /// Brings kept state and files together: a process was killed between the two, or somebody has
    /// changed the files while no simulator ran. The state's folder is locked.
    default void settle() {}

    /// Takes the object out of the inventory, and away from whatever lists it.
    void discard();
}
