package dev.vireo.client;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/// The limits of one call.
///
/// @param timeout how long the whole call may take, from its start to the last byte of the reply
/// @param cancellation lets another thread end the call
/// @param maxReplyBytes how large the reply's body may be, in bytes after decompression
/// @param stallTimeout how long the server may send nothing that is waited for, or take nothing
///   that is sent; it begins anew with each byte
public record CallOptions(
        Duration timeout, Cancellation cancellation, long maxReplyBytes, Duration stallTimeout) {
    /// The time-out of a call that waits as long as it takes.
    public static final Duration UNLIMITED = ChronoUnit.FOREVER.getDuration();

    private static final Duration USUAL_TIMEOUT = Duration.ofMinutes(5);
    private static final long USUAL_MAX_REPLY_BYTES = 1L << 30;
    private static final CallOptions DEFAULTS =
            new CallOptions(USUAL_TIMEOUT, Cancellation.never(), USUAL_MAX_REPLY_BYTES, UNLIMITED);

    /// Checks the limits.
    public CallOptions {
        if (maxReplyBytes < 0) {
            throw new IllegalArgumentException("maxReplyBytes is negative: " + maxReplyBytes);
        }
    }

    /// Returns the usual limits: five minutes, no cancellation, a reply of up to 1 GiB, pauses of
    /// any length.
    ///
    /// @return the usual limits
    public static CallOptions defaults() {
        return DEFAULTS;
    }

    /// Replaces the time-out.
    ///
    /// @param timeout how long the call may take; [#UNLIMITED] for no limit
    /// @return a copy with that time-out
    public CallOptions withTimeout(Duration timeout) {
        return new CallOptions(timeout, cancellation, maxReplyBytes, stallTimeout);
    }

    /// Replaces the cancellation handle.
    ///
    /// @param cancellation the handle
    /// @return a copy with that handle
    public CallOptions withCancellation(Cancellation cancellation) {
        return new CallOptions(timeout, cancellation, maxReplyBytes, stallTimeout);
    }

    /// Replaces the largest size of the reply.
    ///
    /// @param maxReplyBytes bytes after decompression
    /// @return a copy with that limit
    public CallOptions withMaxReplyBytes(long maxReplyBytes) {
        return new CallOptions(timeout, cancellation, maxReplyBytes, stallTimeout);
    }

    /// Replaces the longest pause.
    ///
    /// @param stallTimeout how long the server may send or take nothing; [#UNLIMITED] for no limit
    /// @return a copy with that time-out
    public CallOptions withStallTimeout(Duration stallTimeout) {
        return new CallOptions(timeout, cancellation, maxReplyBytes, stallTimeout);
    }
}
