package dev.vireo.soap;

/// Tells that a reply was a fault.
@SuppressWarnings("serial") // never serialized
public final class SoapFaultException extends RuntimeException {
    private static final int MESSAGE_LENGTH = 500;

    /// The fault.
    private final SoapFault fault;

    SoapFaultException(SoapFault fault) {
        super(Excerpt.of(fault.type() + ": " + fault.message(), MESSAGE_LENGTH));
        this.fault = fault;
    }

    /// Returns the fault, with the server's text in full.
    ///
    /// @return the fault
    public SoapFault fault() {
        return fault;
    }
}
