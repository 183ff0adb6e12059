package dev.vireo.api;

import java.nio.file.Path;

/// A domain that may be copied as long as that does not touch it.
interface ReadOnlyPull extends DomainPull {
    /// Returns the domain that is looked at.
    Domain target();

    @Override
    default PullReport pull(Path folder, PullOptions options) {
        if (options.has(PullFlag.LIVE)) {
            throw ReadOnlyDomain.refused("Domain.pull with a snapshot");
        }
        return target().pull(folder, options);
    }
}
