package dev.vireo.simulator.http;

import java.time.Duration;

/// What becomes of a reply on its way to the client.
///
/// @param kind how it ends
/// @param share how much of the body is sent where it is cut, from 0 to 1
/// @param limit how long a stalled reply waits for the client to give up
public record Delivery(Kind kind, double share, Duration limit) {
    /// It arrives.
    public static final Delivery WHOLE = new Delivery(Kind.WHOLE, 1, Duration.ZERO);

    /// The connection is closed before a byte of it is sent.
    public static final Delivery DROPPED = new Delivery(Kind.DROPPED, 0, Duration.ZERO);

    /// The connection is closed in the middle of the body.
    public static final Delivery TRUNCATED = new Delivery(Kind.TRUNCATED, 0.5, Duration.ZERO);

    /// Returns how much of a body is sent.
    long cut(long length) {
        return kind == Kind.WHOLE ? length : (long) (length * share);
    }

    /// How a reply ends.
    public enum Kind {
        /// With its last byte.
        WHOLE,
        /// Before its first byte.
        DROPPED,
        /// With a reset of the connection before its first byte.
        RESET,
        /// In the middle of the body.
        TRUNCATED,
        /// In the middle of the body, with the connection left open.
        STALLED
    }
}
