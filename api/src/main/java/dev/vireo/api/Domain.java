package dev.vireo.api;

import dev.vireo.model.VirtException;
import java.util.OptionalInt;
import java.util.UUID;

/// A virtual machine. A handle: it holds the identity, and fetches everything else when asked.
///
/// Each method that changes the domain returns when the server has finished, except [#shutdown()]
/// and [#reboot()], which ask the guest and return when the request is accepted.
public interface Domain
        extends DomainDevices,
                DomainDeviceTuning,
                DomainFigures,
                DomainGuest,
                DomainJobs,
                DomainMigration,
                DomainPersistence,
                DomainPlacement,
                DomainPull,
                DomainQuestions,
                DomainSaving,
                DomainSleep,
                DomainSnapshots,
                DomainTuning {
    /// Returns the name.
    ///
    /// @return the name, with the server's percent-escapes resolved
    String name();

    /// Returns the UUID.
    ///
    /// @return the UUID
    UUID uuid();

    /// Returns the number of an active domain.
    ///
    /// @return the id as of the last time the state was seen, empty if the domain was shut off
    OptionalInt id();

    /// Returns how the guest is virtualized.
    ///
    /// libvirt: `virDomainGetOSType`.
    ///
    /// @return always `hvm` for VMware
    String osType();

    /// Fetches the state and its reason.
    ///
    /// libvirt: `virDomainGetState`.
    ///
    /// @return the state
    DomainState fetchState();

    /// Fetches state, memory, processors and flags in one round trip.
    ///
    /// libvirt: `virDomainGetInfo`, `virDomainIsPersistent`, `virDomainGetAutostart` and
    /// `virDomainHasManagedSaveImage`.
    ///
    /// @return the figures
    DomainInfo fetchInfo();

    /// Starts a domain that is shut off.
    ///
    /// libvirt: `virDomainCreate`. VI API: `PowerOnVM_Task`.
    ///
    /// @throws VirtException `OPERATION_INVALID` if it is not shut off
    void create();

    /// Asks the guest to shut down; needs VMware Tools in the guest.
    ///
    /// libvirt: `virDomainShutdown`. VI API: `ShutdownGuest`.
    ///
    /// @throws VirtException `OPERATION_INVALID` if it is not running
    void shutdown();

    /// Asks the guest to reboot; needs VMware Tools in the guest.
    ///
    /// libvirt: `virDomainReboot`. VI API: `RebootGuest`.
    ///
    /// @throws VirtException `OPERATION_INVALID` if it is not running
    void reboot();

    /// Resets the machine as its reset button would.
    ///
    /// libvirt: `virDomainReset`. VI API: `ResetVM_Task`.
    ///
    /// @throws VirtException `OPERATION_INVALID` if it is not running
    void reset();

    /// Suspends a running domain to disk.
    ///
    /// libvirt: `virDomainSuspend`. VI API: `SuspendVM_Task`.
    ///
    /// @throws VirtException `OPERATION_INVALID` if it is not running
    void suspend();

    /// Resumes a suspended domain.
    ///
    /// libvirt: `virDomainResume`. VI API: `PowerOnVM_Task`.
    ///
    /// @throws VirtException `OPERATION_INVALID` if it is not suspended
    void resume();

    /// Switches a running domain off.
    ///
    /// libvirt: `virDomainDestroy`. VI API: `PowerOffVM_Task`.
    ///
    /// @throws VirtException `OPERATION_INVALID` if it is not running
    void destroy();
}
