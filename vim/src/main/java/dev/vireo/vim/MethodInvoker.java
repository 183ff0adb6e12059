package dev.vireo.vim;

import org.jspecify.annotations.Nullable;

/// Sends a request and returns its result.
public interface MethodInvoker {
    /// Calls a method of a server.
    ///
    /// @param request the request
    /// @param <R> the type of the result
    /// @return the result: never null where the method requires one, an empty list where it returns
    ///   a list and there is nothing, null for a method without result
    <R extends @Nullable Object> R invoke(MethodRequest<R> request);
}
