package dev.vireo.api;

/// A domain that is not put aside.
interface ReadOnlySaving extends DomainSaving {
    /// Returns the domain that is looked at.
    Domain target();

    @Override
    default void managedSave() {
        throw ReadOnlyDomain.refused("virDomainManagedSave");
    }

    @Override
    default boolean fetchHasManagedSave() {
        return target().fetchHasManagedSave();
    }

    @Override
    default void removeManagedSave() {
        throw ReadOnlyDomain.refused("virDomainManagedSaveRemove");
    }
}
