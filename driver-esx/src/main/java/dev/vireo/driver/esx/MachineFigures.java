package dev.vireo.driver.esx;

import dev.vireo.api.DomainFigures;

/// Reads how much a machine uses.
interface MachineFigures extends DomainFigures {
    /// Returns the machine that this is about.
    Machine machine();
}
