package dev.vireo.simulator;

/// What becomes of a reply on its way to the client.
public enum ReplyDelivery {
    /// It arrives.
    WHOLE,
    /// The connection is closed before a byte of it is sent.
    DROPPED,
    /// The connection is reset before a byte of it is sent.
    RESET,
    /// The connection is closed in the middle of the body.
    TRUNCATED,
    /// Nothing follows the first half of the body until the client gives up, or ten minutes.
    STALLED,
    /// The XML in it is not well-formed.
    MALFORMED,
    /// Some bits of the body are flipped.
    FLIPPED,
    /// A web page comes instead, as from a proxy.
    WEB_PAGE,
    /// The content type is that of something else.
    WRONG_TYPE
}
