package dev.vireo.api;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /// Adds other figures.
    ///
    /// @param other the figures of another server
    /// @return the figures of both
    public Statistics plus(Statistics other) {
        Map<String, Call> all = new LinkedHashMap<>();
        for (List<Call> some : List.of(calls, other.calls)) {
            some.forEach(call -> all.merge(call.method(), call, Call::plus));
        }
        return new Statistics(
                requests + other.requests,
                bytesSent + other.bytesSent,
                bytesReceived + other.bytesReceived,
                time.plus(other.time),
                List.copyOf(all.values()));
    }

    /// The requests of one method.
    ///
    /// @param method the VI API method, or the HTTP verb of a file transfer
    /// @param requests how many
    /// @param bytesSent bytes sent
    /// @param bytesReceived bytes received
    /// @param time time spent
    public record Call(
            String method, long requests, long bytesSent, long bytesReceived, Duration time) {
        private Call plus(Call other) {
            return new Call(
                    method,
                    requests + other.requests,
                    bytesSent + other.bytesSent,
                    bytesReceived + other.bytesReceived,
                    time.plus(other.time));
        }
    }
}
