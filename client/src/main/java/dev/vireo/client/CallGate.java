package dev.vireo.client;

import dev.vireo.vim.MethodRequest;

/// Decides about each call before it goes out.
public interface CallGate {
    /// Decides about the call of a method.
    ///
    /// @param request the call
    /// @return false to leave it: it is answered as if it had been done, with nothing or with a
    ///   task that ends well, and fails with [UnsentException] where that is not enough
    boolean admits(MethodRequest<?> request);

    /// Decides about another HTTP request that stores or removes a file.
    ///
    /// @param request the request
    /// @return false to leave it: it is answered as if it had been done
    boolean admits(HttpRequest request);

    /// Takes note that somebody needs the result of what was left.
    ///
    /// @param method what was left
    void needed(String method);
}
