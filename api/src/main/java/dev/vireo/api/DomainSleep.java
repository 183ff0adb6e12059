package dev.vireo.api;

import dev.vireo.model.VirtException;

/// Guests that sleep.
///
/// What becomes of the machine of a guest that goes to sleep is a setting of the machine, VMware's
/// `standbyAction`: by default the host suspends it, as [Domain#suspend()] does; otherwise it stays
/// on with a guest that sleeps in its memory.
///
/// A method that a driver does not have fails with `NO_SUPPORT`.
public interface DomainSleep {
    /// Asks the guest to go to sleep, which needs VMware Tools in the guest. Returns when the
    /// request is accepted.
    ///
    /// libvirt: `virDomainPMSuspendForDuration` with the target `mem`. VI API: `StandbyGuest`.
    ///
    /// @throws VirtException `OPERATION_INVALID` if it is not running
    default void standby() {
        throw Unsupported.function("virDomainPMSuspendForDuration");
    }

    /// Wakes a guest whose machine the host has suspended.
    ///
    /// libvirt: `virDomainPMWakeup`. VI API: `PowerOnVM_Task`.
    ///
    /// @throws VirtException `OPERATION_INVALID` if it does not sleep, `OPERATION_UNSUPPORTED` if
    ///   it sleeps on a machine that is on
    default void wakeUp() {
        throw Unsupported.function("virDomainPMWakeup");
    }
}
