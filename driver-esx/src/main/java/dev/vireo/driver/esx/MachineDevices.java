package dev.vireo.driver.esx;

import dev.vireo.api.DomainDevices;

/// Adds, removes and changes devices.
interface MachineDevices extends DomainDevices {
    /// Returns the machine that this is about.
    Machine machine();
}
