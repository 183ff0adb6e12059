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

    /// Takes over what was saved. A field that is not there leaves things as they are.
    ///
    /// @throws dev.vireo.simulator.state.StateException if it makes no sense
    void restore(StateReader in);

    /// Takes the object out of the inventory, and away from whatever lists it.
    void discard();
}
