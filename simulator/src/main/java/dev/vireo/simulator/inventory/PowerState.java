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

    /// Finds the state of a value on the wire.
    ///
    /// @param wire one of the VI API's three constants
    /// @return the state
    /// @throws IllegalArgumentException if it is none of them
    public static PowerState of(VirtualMachinePowerState wire) {
        for (PowerState state : values()) {
            if (state.wire().equals(wire)) {
                return state;
            }
        }
        throw new IllegalArgumentException("no power state: " + wire);
    }

    String label() {
        return label;
    }
}
