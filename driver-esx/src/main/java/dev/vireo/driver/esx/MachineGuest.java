package dev.vireo.driver.esx;

import dev.vireo.api.DomainGuest;

/// Looks at the guest through the Tools.
interface MachineGuest extends DomainGuest {
    /// Returns the machine that this is about.
    Machine machine();
}
