package dev.vireo.api;

import dev.vireo.model.VirtException;
import java.util.Optional;

/// The work of the server on a domain, whoever has begun it.
///
/// A method that a driver does not have fails with `NO_SUPPORT`.
public interface DomainJobs {
    /// Fetches the job that is under way.
    ///
    /// libvirt: `virDomainGetJobInfo`, `virDomainGetJobStats`. VI API: `recentTask`, `info`.
    ///
    /// @return the job, empty if there is none
    default Optional<DomainJob> fetchJob() {
        throw Unsupported.function("virDomainGetJobInfo");
    }

    /// Fetches the job that has ended last. The server forgets it after some minutes.
    ///
    /// libvirt: `virDomainGetJobStats` with `VIR_DOMAIN_JOB_STATS_COMPLETED`.
    ///
    /// @return the job, empty if none has ended lately
    default Optional<DomainJob> fetchEndedJob() {
        throw Unsupported.function("virDomainGetJobStats");
    }

    /// Aborts the job that is under way. It ends a little later.
    ///
    /// libvirt: `virDomainAbortJob`. VI API: `CancelTask`.
    ///
    /// @throws VirtException `OPERATION_INVALID` if there is none, or the server cannot cancel it
    default void abortJob() {
        throw Unsupported.function("virDomainAbortJob");
    }
}
