package dev.vireo.driver.esx;

import dev.vireo.api.DomainPersistence;

/// Describes a machine, renames and removes it.
interface MachinePersistence extends DomainPersistence {
    /// Returns the machine that this is about.
    Machine machine();
}
