package dev.vireo.simulator;

/// What becomes of a reply on its way to the client.
public enum ReplyDelivery {
    /// It arrives.
    WHOLE,
    /// The connection is closed before a byte of it is sent.
    DROPPED,
    /// The connection is closed in the middle of the body.
    TRUNCATED
}
