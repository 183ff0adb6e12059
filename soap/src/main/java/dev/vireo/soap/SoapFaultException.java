package dev.vireo.soap;

/// Tells that a reply was a fault.
@SuppressWarnings("serial") // never serialized
public final class SoapFaultException extends RuntimeException {
    private final SoapFault fault;

    SoapFaultException(SoapFault fault) {
        super(fault.type() + ": " + fault.message());
        this.fault = fault;
    }

    /// Returns the fault.
    ///
    /// @return the fault
    public SoapFault fault() {
        return fault;
    }
}
