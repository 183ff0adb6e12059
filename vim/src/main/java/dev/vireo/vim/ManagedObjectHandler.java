package dev.vireo.vim;

/// Implements the methods of a managed object on the server's side. For each managed type there is
/// a generated interface with a method for each VI API method.
public interface ManagedObjectHandler {
    /// Makes the exception to throw from a method that is not implemented.
    ///
    /// @param request the call
    /// @return the exception
    default RuntimeException unimplemented(MethodRequest<?> request) {
        return new UnsupportedOperationException(
                request.vimMethod() + " is not implemented for " + request.self());
    }
}
