package dev.vireo.simulator.inventory;

import dev.vireo.vim.VirtualMachinePowerState;

/// The power state of a virtual machine.
public enum PowerState {
    /// Off.
    OFF("Powered off"),
    /// Running.
    ON("Powered on"),
    /// Its memory is on the disk.
    SUSPENDED("Suspended");

    private final String label;

    PowerState(String label) {
        this.label = label;
    }

    /// Returns the value on the wire.
    ///
    /// @return the VI API's constant
    public VirtualMachinePowerState wire() {
        return switch (this) {
            case OFF -> VirtualMachinePowerState.POWERED_OFF;
            case ON -> VirtualMachinePowerState.POWERED_ON;
            case SUSPENDED -> VirtualMachinePowerState.SUSPENDED;
        };
    }

    String label() {
        return label;
    }
}
