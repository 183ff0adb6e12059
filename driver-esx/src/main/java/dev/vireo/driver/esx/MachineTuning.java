package dev.vireo.driver.esx;

import dev.vireo.api.DomainTuning;

/// Changes a machine's share of the host.
interface MachineTuning extends DomainTuning {
    /// Returns the machine that this is about.
    Machine machine();
}
