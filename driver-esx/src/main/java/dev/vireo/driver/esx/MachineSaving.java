package dev.vireo.driver.esx;

import dev.vireo.api.DomainSaving;

/// Suspends a machine to disk.
interface MachineSaving extends DomainSaving {
    /// Returns the machine that this is about.
    Machine machine();
}
