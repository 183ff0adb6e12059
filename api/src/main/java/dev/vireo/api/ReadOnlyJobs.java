package dev.vireo.api;

import java.util.Optional;

/// A domain whose jobs are looked at.
interface ReadOnlyJobs extends DomainJobs {
    /// Returns the domain that is looked at.
    Domain target();

    @Override
    default Optional<DomainJob> fetchJob() {
        return target().fetchJob();
    }

    @Override
    default Optional<DomainJob> fetchEndedJob() {
        return target().fetchEndedJob();
    }

    @Override
    default void abortJob() {
        throw ReadOnlyDomain.refused("virDomainAbortJob");
    }
}
