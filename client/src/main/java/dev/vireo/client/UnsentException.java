package dev.vireo.client;

/// Somebody needs the result of a call that a [CallGate] has left.
@SuppressWarnings("serial") // carried between threads, never serialized
public final class UnsentException extends VimException {
    UnsentException(Endpoint server, String method) {
        super(server + ": what follows depends on the result of " + method, null);
    }
}
