package dev.vireo.api;

import java.time.Duration;

/// How far a transfer is.
///
/// @param done how many bytes are there; less than before where a server has to be sent all anew
/// @param total how many there will be
/// @param rate how many bytes come in a second now; 0 if that is not known yet
/// @param elapsed how long it has taken up to now
/// @param cuts how often the connection broke and another one went on
public record TransferProgress(long done, long total, long rate, Duration elapsed, int cuts) {
    /// Returns how long it will take at the present rate.
    ///
    /// @return the time left; [Duration#ZERO] if that is not known, or nothing is left
    public Duration left() {
        return rate == 0 ? Duration.ZERO : Duration.ofSeconds(Math.ceilDiv(total - done, rate));
    }
}
