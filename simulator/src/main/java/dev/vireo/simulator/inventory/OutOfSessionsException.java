package dev.vireo.simulator.inventory;

/// Refuses a login because there are as many sessions as there may be. Real servers answer it with
/// the HTTP status 503.
@SuppressWarnings("serial") // never serialized
public final class OutOfSessionsException extends RuntimeException {
    OutOfSessionsException(int limit) {
        super("Out of HTTP sessions: Limited to " + limit, null, false, false);
    }
}
