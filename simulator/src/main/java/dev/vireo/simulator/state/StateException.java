package dev.vireo.simulator.state;

/// Says that a folder or file does not hold a state that can be used. The message names it.
@SuppressWarnings("serial") // never serialized
public final class StateException extends IllegalStateException {
    /// Makes an exception.
    ///
    /// @param message what is wrong, where, and what to do
    public StateException(String message) {
        super(message);
    }

    /// Makes an exception.
    ///
    /// @param message what is wrong, where, and what to do
    /// @param cause why
    public StateException(String message, Throwable cause) {
        super(message, cause);
    }
}
