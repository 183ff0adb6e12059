package dev.vireo.api;

import java.time.Duration;
import java.util.List;

/// What a connection has sent and received.
///
/// @param requests number of requests, login and logout included
/// @param bytesSent bytes sent, HTTP headers included
/// @param bytesReceived bytes received as they came over the wire, HTTP headers included
/// @param time time spent waiting for and reading replies, added up
/// @param calls the requests by method, in the order of their first use
public record Statistics(
        long requests, long bytesSent, long bytesReceived, Duration time, List<Call> calls) {
    /// Copies the list.
    public Statistics {
        calls = List.copyOf(calls);
    }

    /// The requests of one method.
    ///
    /// @param method the VI API method, or the HTTP verb of a file transfer
    /// @param requests how many
    /// @param bytesSent bytes sent
    /// @param bytesReceived bytes received
    /// @param time time spent
    public record Call(
            String method, long requests, long bytesSent, long bytesReceived, Duration time) {}
}
