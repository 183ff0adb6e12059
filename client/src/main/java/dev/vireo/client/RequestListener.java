package dev.vireo.client;

/// Is told of every finished request, on the thread that made it.
@FunctionalInterface
public interface RequestListener {
    /// Takes note of a request. It must return soon and throw nothing.
    ///
    /// @param request what it took
    void requestFinished(RequestRecord request);
}
