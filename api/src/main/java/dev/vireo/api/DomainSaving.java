package dev.vireo.api;

import dev.vireo.model.VirtException;

/// A domain that is put aside with all its memory. For VMware that is what suspending it does.
///
/// A method that a driver does not have fails with `NO_SUPPORT`.
public interface DomainSaving {
    /// Puts the domain aside; its next start goes on from there.
    ///
    /// libvirt: `virDomainManagedSave`. VI API: `SuspendVM_Task`.
    ///
    /// @throws VirtException `OPERATION_INVALID` if it does not run
    default void managedSave() {
        throw Unsupported.function("virDomainManagedSave");
    }

    /// Fetches whether the domain is put aside.
    ///
    /// libvirt: `virDomainHasManagedSaveImage`.
    ///
    /// @return whether it is
    default boolean fetchHasManagedSave() {
        throw Unsupported.function("virDomainHasManagedSaveImage");
    }

    /// Drops the memory that was put aside: the domain is shut off then.
    ///
    /// libvirt: `virDomainManagedSaveRemove`. VI API: `PowerOffVM_Task`.
    ///
    /// @throws VirtException `OPERATION_INVALID` if it is not put aside
    default void removeManagedSave() {
        throw Unsupported.function("virDomainManagedSaveRemove");
    }
}
