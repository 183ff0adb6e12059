package dev.vireo.simulator.machine;

import dev.vireo.vim.MethodFault;

/// A configuration that a host refuses, with the fault of the VI API that says why.
@SuppressWarnings("serial") // never serialized
public final class MachineFault extends RuntimeException {
    private final MethodFault fault;

    MachineFault(MethodFault fault, String message) {
        super(message, null, false, false);
        this.fault = fault;
    }

    /// Returns the typed fault.
    ///
    /// @return the fault
    public MethodFault fault() {
        return fault;
    }

    /// Returns the text for people that goes with the fault.
    ///
    /// @return the text
    public String text() {
        return String.valueOf(getMessage());
    }
}
