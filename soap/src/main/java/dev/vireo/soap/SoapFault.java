package dev.vireo.soap;

import dev.vireo.vim.MethodFault;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A SOAP fault.
///
/// @param code the fault code, for example `ServerFaultCode`
/// @param message the text for people
/// @param fault the typed detail, if there was one
public record SoapFault(String code, String message, @Nullable MethodFault fault) {
    /// Returns the typed detail.
    ///
    /// @return the fault
    public Optional<MethodFault> detail() {
        return Optional.ofNullable(fault);
    }

    /// Returns the name of the fault's type as the server gave it.
    ///
    /// @return the type, or the fault code where there is no detail
    public String type() {
        return fault == null ? code : fault.wireType();
    }
}
